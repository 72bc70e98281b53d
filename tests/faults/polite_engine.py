"""A child that keeps the protocol; words in `behaviour` say where it goes wrong.

Run as `python polite_engine.py BEHAVIOUR`. It never imports TensorFlow.
"""

import os
import sys
import time

from studio.core.base.sentences import say
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.networks.layers import Layer
from studio.core.wire.codec import Encoder, FrameReader
from studio.core.wire.messages import (
    PROTOCOL,
    AnyCommand,
    AnyEvent,
    Describe,
    Described,
    Device,
    DeviceKind,
    Failed,
    FailureKind,
    Hello,
    Log,
    Phase,
    Progress,
    Ready,
    RunEnded,
    RunStarted,
    Shutdown,
    Train,
)

ENCODER = Encoder()
READER: FrameReader[AnyCommand] = FrameReader(AnyCommand)


def tell(event: AnyEvent) -> None:
    os.write(1, ENCODER.frame(event))


def row(name: str) -> Layer:
    return Layer(name, "Dense", "head", (10,), 850, 850, None)


def answer(command: AnyCommand, behaviour: str) -> None:
    match command:
        case Shutdown():
            if behaviour != "deaf":
                sys.exit(0)
        case Describe():
            if "owes" in behaviour:
                return
            tell(Described(command.request, (row(f"head_of_{os.getpid()}"),)))
        case Train():
            tell(RunStarted(command.request, "/runs/one", ("a", "b"), (8, 2, 1), 0, 3, 4))
            if behaviour == "dies_in_training":
                print("Killed by the kernel", file=sys.stderr, flush=True)
                os.kill(os.getpid(), 9)
            if "runs_out" in behaviour:
                tell(Failed(command.request, FailureKind.MEMORY, say("The memory was not enough.")))
                return
            tell(RunEnded(command.request, "/runs/one", RunOutcome.FINISHED, None))
        case _:
            return


def main(behaviour: str) -> None:
    if behaviour == "deaf":
        import signal

        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    protocol = PROTOCOL + 1 if behaviour == "other_version" else PROTOCOL
    tell(Hello(protocol, "0", os.getpid()))
    tell(Ready(Device("CPU", DeviceKind.GPU if "gpu" in behaviour else DeviceKind.CPU, 40.0), 0.1))
    if behaviour == "floods":
        # whole buffers of valid frames, as fast as the pipe takes them
        frame = ENCODER.frame(Progress(7, Phase.SCANNING, 1, 2))
        block = frame * (1 << 16)
        while True:
            os.write(1, block)
    if behaviour == "floods_stderr":
        for number in range(400_000):
            sys.stderr.write(f"warning {number} of many\n")
        sys.stderr.flush()
        tell(Log(say("done")))
    while True:
        chunk = os.read(0, 65536)
        if not chunk:
            if behaviour == "deaf":
                time.sleep(600)
            return
        for command in READER.feed(chunk):
            answer(command, behaviour)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
