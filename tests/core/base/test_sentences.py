import msgspec
import pytest

from studio.core.base.sentences import Sentence, say


def test_a_sentence_fills_its_values_in() -> None:
    assert str(say("{name} is empty, images: {count}", name="birds", count=0)) == (
        "birds is empty, images: 0"
    )


def test_a_sentence_within_another_stays_one_on_its_way() -> None:
    reason = say("{file} is empty", file="a.png")
    sentence = say("The image is lost: {reason}.", reason=reason)
    assert str(sentence) == "The image is lost: a.png is empty."
    arrived = msgspec.msgpack.decode(msgspec.msgpack.encode(sentence), type=Sentence)
    assert arrived == sentence
    assert arrived.values["reason"] == reason


@pytest.mark.parametrize(
    "text",
    ["{", "{}", "{0}", "{other}", "{a.real}", "{a[0]}", "{a!r}", "{a:>9999999999}", "{a:{a}}"],
)
def test_what_arrives_and_cannot_be_said_is_refused(text: str) -> None:
    sent = msgspec.json.encode({"text": text, "values": {"a": 1, "0": 1, "": 1}})
    with pytest.raises(msgspec.ValidationError, match=r"sentence|format|Single"):
        msgspec.json.decode(sent, type=Sentence)


def test_sentences_within_sentences_come_to_an_end() -> None:
    deep = {"text": "x", "values": {}}
    for _ in range(100):
        deep = {"text": "{a}", "values": {"a": deep}}
    with pytest.raises(msgspec.ValidationError, match="nested too deeply"):
        msgspec.json.decode(msgspec.json.encode(deep), type=Sentence)


def test_a_large_measured_number_is_printed_with_an_exponent() -> None:
    text = str(say("{loss}, {rate}, {epochs}", loss=4.7473996e15, rate=0.5, epochs=10_000))
    assert text == "4.747e+15, 0.5, 10000"
