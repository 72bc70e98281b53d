"""An engine in a process of its own, that trains one run and is gone with its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from studio.core.wire import messages
from studio.core.wire.codec import Encoder, FrameReader
from studio.core.wire.messages import AnyCommand, AnyEvent, FinalReply
from studio.engine.run_engines.run_engine import REQUEST

COMMAND = (sys.executable, "-m", "studio.engine")

_END_SECONDS = 15.0
"""An engine that is asked to end gives itself ten to save what it trains."""


class ProcessEngine:
    """One process; started at once, so that TensorFlow is imported before it is needed.

    Args:
        log: file that what it prints is added to.
        environment: variables beside those of this process, such as the GPU that it may use.
        without: variables of this process that it shall not have.
    """

    def __init__(
        self, log: Path, environment: Mapping[str, str], *, without: tuple[str, ...] = ()
    ) -> None:
        own = {name: value for name, value in os.environ.items() if name not in without}
        with log.open("ab") as stderr:
            self._process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env={**own, **environment},
            )
        self._encoder = Encoder()
        self._lock = threading.Lock()
        self._has_begun = False
        self._is_given_up = False

    def perform(
        self, command: messages.Train | messages.Resume, hear: Callable[[AnyEvent], None]
    ) -> FinalReply | None:
        """Have a run trained; return how that ended, None where the process died.

        `CancelDone` says that it was paused before it began.

        Args:
            command: its request is given here.
            hear: is told every event meanwhile, in this thread.

        Raises:
            WorkError: what it says is not the protocol of an engine.
        """
        self._send(_numbered(command))
        assert self._process.stdout is not None
        reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
        while chunk := os.read(self._process.stdout.fileno(), 1 << 16):
            for event in reader.feed(chunk):
                self._has_begun |= getattr(event, "request", 0) == REQUEST
                hear(event)
                if isinstance(event, FinalReply) and event.request == REQUEST:
                    return event
        return messages.CancelDone(REQUEST) if self._is_given_up else None

    def pause(self) -> None:
        """Ask the training to end so that it can be resumed; may be called from any thread.

        A process that has begun nothing is killed: while it imports TensorFlow it hears nothing.
        """
        if self._has_begun:
            self._send(messages.Pause())
        else:
            self._is_given_up = True
            self._process.kill()

    def close(self) -> None:
        """End it; it is gone when this returns."""
        if not self._has_begun:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send(self, command: AnyCommand) -> None:
        assert self._process.stdin is not None
        with self._lock, suppress(OSError, ValueError):  # it has died: whoever reads is told
            self._process.stdin.write(self._encoder.frame(command))
            self._process.stdin.flush()


def _numbered(command: messages.Train | messages.Resume) -> messages.Train | messages.Resume:
    return msgspec.structs.replace(command, request=REQUEST)
