"""What a piece of work is given: its request, where its events go, and what was asked of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from studio.core.messages import AnyEvent, Log, Phase, Progress
from studio.core.sentences import Value, say
from studio.engine.control import Control

ProgressFunction = Callable[[int, int], None]
"""Takes (done, total); total 0 where that is unknown."""

PROGRESS_SECONDS = 0.05


class Job:
    """One request at work.

    Attributes:
        request: number that its events repeat.
        emit: sends an event; may be called from any thread.
        control: flags of the person's wishes.
        seconds: wall-clock seconds by phase so far.
    """

    def __init__(self, request: int, emit: Callable[[AnyEvent], None], control: Control) -> None:
        self.request = request
        self.emit = emit
        self.control = control
        self.seconds: dict[str, float] = {}

    def is_cancelled(self) -> bool:
        """Whether the request was given up, or the training that it is shall end."""
        return self.control.is_cancelled(self.request) or self.control.interrupted

    @contextmanager
    def phase(self, phase: Phase) -> Iterator[ProgressFunction]:
        """Report a phase, time it, and yield the function that says how far it is."""
        self.emit(Progress(self.request, phase, 0, 0))
        began = time.monotonic()
        sent = 0.0

        def report(done: int, total: int) -> None:
            nonlocal sent
            now = time.monotonic()
            if now - sent >= PROGRESS_SECONDS or done == total:
                sent = now
                self.emit(Progress(self.request, phase, done, total))

        try:
            yield report
        finally:
            self.add_seconds(phase, time.monotonic() - began)

    def add_seconds(self, phase: Phase, seconds: float) -> None:
        """Count time that a phase took."""
        self.seconds[phase.value] = self.seconds.get(phase.value, 0.0) + seconds

    def log(self, text: str, /, **values: Value) -> None:
        """Send a line for the live log."""
        self.emit(Log(say(text, **values)))
