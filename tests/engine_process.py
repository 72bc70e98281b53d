"""A client of the real engine process, over the real protocol."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import psutil

from studio.core.wire.codec import Encoder, FrameReader
from studio.core.wire.messages import AnyCommand, AnyEvent, Reply

SECONDS = 250.0
"""How long an answer may take, somewhat less than a test. TensorFlow is imported in five seconds by
an idle computer and in a minute by a busy one."""

HELD_EPOCHS = 7
"""Of a training that `HOLD` lets not end by itself."""

HOLD = f"""
from studio.engine.training.recorder import Recorder

record = Recorder.record

def held(self, rows, epoch, batch, images):
    record(self, rows, epoch, batch, images)
    if self._epochs == {HELD_EPOCHS} and epoch == 2 and images:
        self._job.control.wait_interrupted(3600)

Recorder.record = held
"""
"""Beginning of an engine's program. A training of `HELD_EPOCHS` waits in the middle of its second
epoch for the wish that it ends, however slow a test is to say it."""

Kind = TypeVar("Kind")


class EngineProcess:
    """Starts an engine, keeps what it says, and makes sure that it is gone at the end.

    Attributes:
        events: what it said so far, in order.
    """

    def __init__(self, log: Path, program: str | None = None) -> None:
        arguments = ["-m", "studio.engine"] if program is None else ["-c", program]
        self._log = log.open("wb")
        self.log_file = log
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self.events: list[AnyEvent] = []
        self._arrived: queue.SimpleQueue[AnyEvent | None] = queue.SimpleQueue()
        self._encoder = Encoder()
        self.broken: Exception | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait(60)
        self._reader.join(10)
        for stream in (self.process.stdin, self.process.stdout, self._log):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def send(self, *commands: AnyCommand) -> None:
        """Send commands in one piece."""
        self.send_bytes(b"".join(self._encoder.frame(command) for command in commands))

    def send_bytes(self, content: bytes) -> None:
        """Send anything."""
        assert self.process.stdin is not None
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def close_stdin(self) -> None:
        """Do what the end of a window does."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def wait_for(self, kind: type[Kind], request: int | None = None) -> Kind:
        """Return the next event of a type; what comes before it is kept in `events`.

        An event of a certain request may have come already.
        """
        deadline = time.monotonic() + SECONDS
        for early in self.of(kind):
            if isinstance(early, Reply) and early.request == request:
                return early
        while True:
            event = self._arrived.get(timeout=max(deadline - time.monotonic(), 0.01))
            assert event is not None, f"it ended without {kind.__name__}: {self.said()}"
            self.events.append(event)
            if not isinstance(event, kind):
                continue
            if request is None or (isinstance(event, Reply) and event.request == request):
                return event

    def wait_for_end(self) -> int:
        """Return the exit status."""
        status = self.process.wait(SECONDS)
        while (event := self._arrived.get(timeout=10)) is not None:
            self.events.append(event)
        return status

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def said(self) -> str:
        """Return what it wrote to stderr."""
        return self.log_file.read_text(errors="replace")

    def children(self) -> list[psutil.Process]:
        """Return the processes that it started and that live."""
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def _read(self) -> None:
        assert self.process.stdout is not None
        reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
        try:
            while chunk := os.read(self.process.stdout.fileno(), 1 << 16):
                for event in reader.feed(chunk):
                    self._arrived.put(event)
        except Exception as error:  # looked at by the test
            self.broken = error
        self._arrived.put(None)
