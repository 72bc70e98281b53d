"""A child that begins as an engine and then writes what nobody can read.

Run as `python garbled_engine.py SEED`; the seed decides what.
"""

import os
import random
import struct
import sys
import time

from studio.core.base.sentences import say
from studio.core.wire.codec import Encoder
from studio.core.wire.messages import (
    PROTOCOL,
    Device,
    DeviceKind,
    Hello,
    Log,
    Phase,
    Progress,
    Ready,
)

ENCODER = Encoder()
FRAMES = (
    ENCODER.frame(Ready(Device("CPU", DeviceKind.CPU, 40.0), 0.1)),
    ENCODER.frame(Progress(7, Phase.SCANNING, 1, 2)),
    ENCODER.frame(Log(say("{count} lines", count=3))),
)


def garbage(numbers: random.Random) -> bytes:
    """Return noise, a frame that is too long, one without a message, or damaged ones."""
    match numbers.randrange(4):
        case 0:
            return numbers.randbytes(2000)
        case 1:
            return b"\xff\xff\xff\xff" + numbers.randbytes(500)
        case 2:
            return struct.pack(">I", 400) + numbers.randbytes(400)
        case _:
            damaged = bytearray(b"".join(numbers.choice(FRAMES) for _ in range(40)))
            for _ in range(20):
                damaged[numbers.randrange(len(damaged))] = numbers.randrange(256)
            return bytes(damaged) + b"\xff" * 8


def main(seed: int) -> None:
    numbers = random.Random(seed)
    os.write(1, ENCODER.frame(Hello(PROTOCOL, "0", os.getpid())))
    os.write(1, FRAMES[0])
    os.write(1, garbage(numbers))
    time.sleep(600)


if __name__ == "__main__":
    main(int(sys.argv[1]))
