import msgspec

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
