import struct
from itertools import pairwise
from typing import Any, get_args

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from message_examples import COMMANDS, EVENTS

from studio.core.wire import messages
from studio.core.wire.codec import MAXIMUM_FRAME, Encoder, FrameReader, ProtocolError
from studio.core.wire.messages import AnyCommand, AnyEvent


def read(kind: Any, data: bytes) -> list[Any]:  # noqa: ANN401  # a union
    return list(FrameReader(kind).feed(data))


def framed(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


def same(left: Any, right: Any) -> bool:  # noqa: ANN401
    if isinstance(left, messages.Varied) and isinstance(right, messages.Varied):
        return left.request == right.request and np.array_equal(left.pictures, right.pictures)
    if isinstance(left, messages.Predicted) and isinstance(right, messages.Predicted):
        plain = np.zeros(0)
        return np.array_equal(left.probabilities, right.probabilities) and (
            msgspec.structs.asdict(left) | {"probabilities": plain.shape}
            == msgspec.structs.asdict(right) | {"probabilities": plain.shape}
        )
    if isinstance(left, messages.RatesTried) and isinstance(right, messages.RatesTried):
        ours, others = (msgspec.structs.astuple(each.test) for each in (left, right))
        return left.request == right.request and all(map(np.array_equal, ours, others))
    seen = messages.Seen | messages.SeenSoFar
    if isinstance(left, seen) and isinstance(right, seen):
        return type(left) is type(right) and (
            list(left.arrays) == list(right.arrays)
            and all(np.array_equal(left.arrays[name], right.arrays[name]) for name in left.arrays)
            and (left.request, left.facts, left.is_live)
            == (right.request, right.facts, right.is_live)
        )
    return bool(left == right)


def test_every_message_of_both_unions_has_an_example_here() -> None:
    assert {type(item) for item in COMMANDS} == set(get_args(AnyCommand))
    assert {type(item) for item in EVENTS} == set(get_args(AnyEvent))


@pytest.mark.parametrize("message", COMMANDS, ids=lambda it: type(it).__name__)
def test_commands_arrive_as_they_were_sent(message: messages.Command) -> None:
    assert read(AnyCommand, Encoder().frame(message)) == [message]


@pytest.mark.parametrize("message", EVENTS, ids=lambda it: type(it).__name__)
def test_events_arrive_as_they_were_sent(message: messages.Event) -> None:
    (found,) = read(AnyEvent, Encoder().frame(message))
    assert type(found) is type(message)
    assert same(found, message)


def test_one_direction_does_not_understand_the_other() -> None:
    with pytest.raises(ProtocolError):
        read(AnyCommand, Encoder().frame(EVENTS[0]))
    with pytest.raises(ProtocolError):
        read(AnyEvent, Encoder().frame(COMMANDS[0]))


@given(
    st.lists(st.sampled_from(EVENTS), min_size=1, max_size=8),
    st.lists(st.integers(0, 3000), max_size=30),
)
@settings(max_examples=100, deadline=None)
def test_any_cut_of_the_stream_gives_the_same_messages(
    sent: list[messages.Event], cuts: list[int]
) -> None:
    encoder = Encoder()
    stream = b"".join(encoder.frame(event) for event in sent)
    edges = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    reader: FrameReader[Any] = FrameReader(AnyEvent)
    found = [event for start, end in pairwise(edges) for event in reader.feed(stream[start:end])]
    assert reader.pending == 0
    assert all(same(left, right) for left, right in zip(found, sent, strict=True))


def test_single_bytes_and_a_half_frame() -> None:
    frame = Encoder().frame(messages.Scan("/images", request=1))
    reader: FrameReader[Any] = FrameReader(AnyCommand)
    for place in range(len(frame) - 1):
        assert list(reader.feed(frame[place : place + 1])) == []
    assert reader.pending == len(frame) - 1
    assert list(reader.feed(frame[-1:])) == [messages.Scan("/images", request=1)]


def test_messages_before_a_broken_frame_still_arrive() -> None:
    reader: FrameReader[Any] = FrameReader(AnyCommand)
    found = reader.feed(Encoder().frame(messages.Stop()) + framed(b"\xc1"))
    assert next(found) == messages.Stop()
    with pytest.raises(ProtocolError, match="stream is broken"):
        next(found)


def test_a_length_beyond_the_limit_is_refused_at_once() -> None:
    reader: FrameReader[Any] = FrameReader(AnyCommand)
    with pytest.raises(ProtocolError, match=f"a frame of {MAXIMUM_FRAME + 1} bytes"):
        list(reader.feed(struct.pack(">I", MAXIMUM_FRAME + 1)))


def test_a_message_beyond_the_limit_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.core.wire.codec.MAXIMUM_FRAME", 1000)
    Encoder().frame(messages.Scan("x" * 900, request=1))
    with pytest.raises(ProtocolError, match="too long to send"):
        Encoder().frame(messages.Scan("x" * 1000, request=1))


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_garbage_is_refused_or_understood_and_raises_nothing_else(garbage: bytes) -> None:
    for data in (garbage, framed(garbage)):
        for kind in (AnyCommand, AnyEvent):
            try:
                read(kind, data)
            except ProtocolError:
                continue


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(st.lists(PLAIN, max_size=4) | PLAIN | st.tuples(st.just("<f4"), PLAIN, st.binary()))
@settings(max_examples=150, deadline=None)
def test_a_wrong_array_is_refused_and_raises_nothing_else(array: object) -> None:
    event = {"request": 1, "classes": [], "probabilities": array, "refused": {}}
    body = msgspec.msgpack.encode({"type": "Predicted", **event})
    try:
        (found,) = read(AnyEvent, framed(body))
    except ProtocolError:
        return
    assert isinstance(found.probabilities, np.ndarray)


def test_texts_of_what_are_no_characters_are_refused() -> None:
    """NumPy takes them, and fails when somebody reads one."""
    event = {
        "request": 1,
        "classes": [],
        "probabilities": ("<U2", (1,), b"\xff" * 8),
        "refused": {},
    }
    body = msgspec.msgpack.encode({"type": "Predicted", **event})
    with pytest.raises(ProtocolError, match="no text"):
        read(AnyEvent, framed(body))


@pytest.mark.parametrize("dtype", ["|O", "<U4", "|V8", ">f4", "<c16", "<M8[s]", "f4, f4"])
def test_only_plain_numbers_travel_as_arrays(dtype: str) -> None:
    event = {"request": 1, "classes": [], "probabilities": (dtype, (1,), b"12345678")}
    body = msgspec.msgpack.encode({"type": "Predicted", **event, "refused": {}})
    with pytest.raises(ProtocolError, match="stream is broken"):
        read(AnyEvent, framed(body))


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6, dtype=np.float32).reshape(2, 3).T,
        np.zeros((0, 3), np.float32),
        np.array([1, 2], ">i4"),
        np.array(3.5, np.float64).reshape(()),
        np.array([True, False]),
        np.array([np.nan, np.inf], np.float32),
    ],
    ids=["transposed", "empty", "big-endian", "scalar", "booleans", "nan"],
)
def test_arrays_keep_shape_and_values(array: np.ndarray) -> None:
    frame = Encoder().frame(messages.Predicted(1, (), array, {}))
    found = read(AnyEvent, frame)[0].probabilities
    assert found.shape == array.shape
    np.testing.assert_array_equal(found, array)
    assert found.dtype == array.dtype.newbyteorder("<")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ProtocolError):
        read(AnyEvent, framed(b"\x91" * 100_000 + b"\x90"))
