"""Gets what is known of a run: reads it from its folder, or has the engine make it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import Failed, Judge, Progress
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.threads.background import Background


class Standing(Enum):
    """What there is to show of the run."""

    NO_RUN = "no_run"
    TRAINING = "training"
    NOTHING_LEARNED = "nothing_learned"
    ELSEWHERE = "elsewhere"
    READING = "reading"
    MISSING = "missing"
    JUDGING = "judging"
    FAILED = "failed"
    READY = "ready"


class RunReader(QObject):
    """Follows the run that is shown, and gets what a task knows of it: reads it, or has it made.

    A subclass says in `reading` how.

    Signals:
        standing_changed(object): the new `Standing`.
        progressed(object): `messages.Progress` while the engine makes what is missing.
        evaluated(object): what `reading` returned.
    """

    standing_changed = Signal(object)
    progressed = Signal(object)
    evaluated = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._run = ""
        self._ended: object = None
        self._standing = Standing.NO_RUN
        self._problem: Sentence | None = None
        self._request: Request | None = None
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)

    @property
    def standing(self) -> Standing:
        """What there is to show."""
        return self._standing

    @property
    def problem(self) -> Sentence | None:
        """Why it failed."""
        return self._problem

    @property
    def run(self) -> str:
        """Folder of the run, "" without one."""
        return self._run

    def reading(self, run: Path) -> Callable[[], object]:
        """Return what reads the run in a thread; a `Standing` in place of it where it cannot."""
        raise NotImplementedError

    def before_reading(self, state: RunState) -> Standing | None:
        """Return what there is where no file needs to be read to know it, else None."""
        return _before_reading(state)

    def forget(self) -> None:
        """Drop what was read: it is of another run, or of other weights."""

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept."""
        standing = self.before_reading(state)
        if standing is not None:
            self._drop()
            self._run = state.run
            self._ended = None
            self._set(standing)
            return
        ended = (state.run, state.status, state.epoch, state.report)
        if ended != self._ended:
            self._drop()
            self._run, self._ended = state.run, ended
            self._read()

    @Slot()
    def judge(self) -> None:
        """Have the engine say what the network makes of every image."""
        if not self._run or self._standing is Standing.JUDGING:
            return
        self._ask(Judge(self._run))
        self._set(Standing.JUDGING)

    def _ask(self, command: Judge) -> None:
        request = self._request = self._client.ask(command)
        request.progressed.connect(self._on_progressed)
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)
        request.cancelled.connect(self._on_cancelled)

    @Slot()
    def cancel(self) -> None:
        """Give up what the engine makes, at once: it may need a while to hear of it."""
        if self._request is not None or self._standing is Standing.JUDGING:
            self._forget_asked()
            self._give_up()

    def _drop(self) -> None:
        self._forget_asked()
        self.forget()

    def _forget_asked(self) -> None:
        """Want nothing any more of what was asked."""
        self._reader.forget()
        if self._request is not None:
            self._request.cancel()
            self._request.forget()
            self._request = None

    def _read(self) -> None:
        self._set(Standing.READING)
        self._reader.run(self.reading(Path(self._run)))

    def _set(self, standing: Standing, problem: Sentence | None = None) -> None:
        is_new = (standing, problem) != (self._standing, self._problem)
        self._standing, self._problem = standing, problem
        if is_new:
            self.standing_changed.emit(standing)

    @Slot(object)
    def _on_read(self, found: object) -> None:
        if isinstance(found, Standing):
            self._set(found)
            return
        self.take(found)
        self._set(Standing.READY)
        self.evaluated.emit(found)

    def take(self, found: object) -> None:
        """Keep what was read."""

    def _fail(self, problem: Sentence) -> None:
        self._set(Standing.FAILED, problem)

    def _give_up(self) -> None:
        self._set(Standing.MISSING)

    @Slot(object)
    def _on_read_failed(self, problem: Sentence) -> None:
        self._fail(problem)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    @Slot(object)
    def _on_answered(self, _answer: object) -> None:
        self._request = None
        self._read()

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._request = None
        self._fail(event.sentence)

    @Slot()
    def _on_cancelled(self) -> None:
        self._request = None
        self._give_up()


def _before_reading(state: RunState) -> Standing | None:
    """Return what there is where no file needs to be read to know it, else None."""
    if state.status.is_alive:
        return Standing.TRAINING
    if not state.run:
        return Standing.NO_RUN
    if state.status is Status.ELSEWHERE:
        return Standing.ELSEWHERE
    if state.report is None and not state.is_saved:
        return Standing.NOTHING_LEARNED
    return None
