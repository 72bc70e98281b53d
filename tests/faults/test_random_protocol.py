"""A real engine that is sent what is no command: it says so once and ends, without a traceback."""

from __future__ import annotations

import random
import struct
import subprocess
import sys

import pytest

from studio.core.wire.codec import MAXIMUM_FRAME, Encoder, FrameReader
from studio.core.wire.messages import AnyEvent, Failed, Hello, Scan, Stop

pytestmark = pytest.mark.engine

FRAME = Encoder().frame(Scan("/nowhere", request=1))


def flipped(frame: bytes, seed: int) -> bytes:
    """Return the frame with some of its body changed, its length kept."""
    numbers = random.Random(seed)
    content = bytearray(frame)
    for _ in range(3):
        content[numbers.randrange(4, len(content))] ^= numbers.randrange(1, 256)
    return bytes(content)


SENT = {
    "noise": random.Random(1).randbytes(5000),
    "too_long": struct.pack(">I", MAXIMUM_FRAME + 1) + b"x" * 100,
    "no_message": struct.pack(">I", 300) + random.Random(2).randbytes(300),
    "an_event": Encoder().frame(Hello(1, "0", 1)),
    "newer_command": struct.pack(">I", 15) + b"\x82\xa4type\xa3Fly\xa1x\x01" + b"\0" * 10,
}


def told(sent: bytes) -> tuple[list[AnyEvent], str, int]:
    """Return the engine's events, what it wrote to stderr, and its exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "studio.engine"],
        input=sent,
        capture_output=True,
        timeout=250,
        check=False,
    )
    reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
    events = list(reader.feed(done.stdout))
    assert reader.pending == 0
    return events, done.stderr.decode(), done.returncode


@pytest.mark.parametrize("name", SENT)
def test_what_is_no_command_ends_the_engine_in_order(name: str) -> None:
    events, text, status = told(SENT[name])
    assert isinstance(events[0], Hello)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert "The engine's stream is broken" in str(failed.sentence)
    assert len(str(failed.sentence).splitlines()) == 1
    assert "Traceback" not in text
    assert status == 0


def test_half_a_frame_and_the_end_is_the_end() -> None:
    events, text, status = told(Encoder().frame(Stop()) + FRAME[:-3])
    assert [event for event in events if isinstance(event, Failed)] == []
    assert "Traceback" not in text
    assert status == 0


def test_commands_before_the_damage_are_answered() -> None:
    """And damaged frames that happen to be commands again are, too."""
    damaged = b"".join(flipped(FRAME, seed) for seed in range(30))
    events, text, status = told(FRAME + damaged)
    first = next(event for event in events if isinstance(event, Failed))
    assert "Traceback" not in text
    assert first.details == ""
    assert status == 0
