"""What a piece of work is given: its request, where its events go, and what was asked of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from studio.core.base.errors import Cancelled
from studio.core.base.sentences import Value, say
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, Log, Phase, Progress
from studio.core.wire.phases import Timed
from studio.engine.control import Control
from studio.engine.questions import Questions

ProgressFunction = Callable[[int, int], None]
"""Takes (done, total); total 0 where that is unknown."""

PROGRESS_SECONDS = 0.05

_at_work: ContextVar[Job | None] = ContextVar("job at work", default=None)


@contextmanager
def at_work(job: Job) -> Iterator[None]:
    """Let what waits deep inside of the block, without a job of its own, hear that it is given up.

    A model is built, and a foreign file opened for that, in many places that know of no request.
    """
    token = _at_work.set(job)
    try:
        yield
    finally:
        _at_work.reset(token)


def raise_if_given_up() -> None:
    """Raise if the job at work in this thread was given up; without one nothing happens.

    Raises:
        Cancelled: it was.
    """
    job = _at_work.get()
    if job is not None and job.is_cancelled():
        raise Cancelled


class Job:
    """One request at work.

    Attributes:
        request: number that its events repeat.
        emit: sends an event; may be called from any thread.
        control: flags of the person's wishes.
        questions: what is asked about networks meanwhile; nothing on the command line.
        seconds: wall-clock seconds by phase so far.
    """

    def __init__(
        self,
        request: int,
        emit: Callable[[AnyEvent], None],
        control: Control,
        questions: Questions | None = None,
    ) -> None:
        self.request = request
        self.emit = emit
        self.control = control
        self.questions = questions or Questions()
        self.seconds: dict[str, float] = {}
        self._folder: RunFolder | None = None
        self._said: list[tuple[datetime, str]] = []

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

    def add_seconds(self, timed: Timed, seconds: float) -> None:
        """Count time that a phase took."""
        self.seconds[timed.value] = self.seconds.get(timed.value, 0.0) + seconds

    def keep_log(self, folder: RunFolder) -> None:
        """Write what was and will be logged into the events.log of a run as well."""
        said, self._said = self._said, []
        self._folder = folder
        for when, line in said:
            folder.log(line, when)

    def end_log(self) -> None:
        """Write no more into the log of the run; its last word says how the run ended."""
        self._folder = None

    def log(self, text: str, /, **values: Value) -> None:
        """Say in the live log, and in that of the run, what has happened."""
        self._log(Log(say(text, **values)))

    def log_detail(self, text: str, /, **values: Value) -> None:
        """Say something that comes too often for a terminal."""
        self._log(Log(say(text, **values), is_detail=True))

    def _log(self, line: Log) -> None:
        self.emit(line)
        if self._folder is not None:
            self._folder.log(str(line.sentence))
        else:
            self._said.append((datetime.now(), str(line.sentence)))
