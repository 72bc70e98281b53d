"""Gets the predictions of a run: reads them from its folder, or has the engine make them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.dataset.images import Part
from studio.core.evaluation import kept
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.recipes.recipe import task_of
from studio.core.runs.run_folder import RunFolder
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
    OTHER_TASK = "other_task"
    READING = "reading"
    MISSING = "missing"
    JUDGING = "judging"
    FAILED = "failed"
    READY = "ready"


@dataclass(frozen=True)
class Evaluated:
    """One part of a run, its figures made.

    Attributes:
        has_folder: whether the images are where the run saw them.
    """

    run: RunEvaluation
    part: Evaluation
    has_folder: bool


class Evaluator(QObject):
    """Follows the run that is shown.

    Signals:
        standing_changed(object): the new `Standing`.
        progressed(object): `messages.Progress` while the engine makes predictions.
        evaluated(object): the `Evaluated` part to show.
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
        self._found: RunEvaluation | None = None
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

    @property
    def found(self) -> RunEvaluation | None:
        """What is known of the run, None while nothing is."""
        return self._found

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept."""
        standing = _before_reading(state)
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

    def show_part(self, part: Part) -> None:
        """Make the figures of another part and show them."""
        if self._found is not None:
            self._reader.run(partial(_evaluated, self._found, part))

    @Slot()
    def judge(self) -> None:
        """Have the engine say what the network predicts of every image."""
        if not self._run or self._standing is Standing.JUDGING:
            return
        request = self._request = self._client.ask(Judge(self._run))
        request.progressed.connect(self._on_progressed)
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)
        request.cancelled.connect(self._on_cancelled)
        self._set(Standing.JUDGING)

    @Slot()
    def cancel(self) -> None:
        """Give up what the engine makes."""
        if self._request is not None:
            self._request.cancel()

    def _drop(self) -> None:
        self._reader.forget()
        self._found = None
        if self._request is not None:
            self._request.cancel()
            self._request.forget()
            self._request = None

    def _read(self) -> None:
        self._set(Standing.READING)
        self._reader.run(partial(_read, Path(self._run)))

    def _set(self, standing: Standing, problem: Sentence | None = None) -> None:
        is_new = (standing, problem) != (self._standing, self._problem)
        self._standing, self._problem = standing, problem
        if is_new:
            self.standing_changed.emit(standing)

    @Slot(object)
    def _on_read(self, found: Evaluated | Standing) -> None:
        if isinstance(found, Standing):
            self._set(found)
            return
        self._found = found.run
        self._set(Standing.READY)
        self.evaluated.emit(found)

    @Slot(object)
    def _on_read_failed(self, problem: Sentence) -> None:
        self._set(Standing.FAILED, problem)

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
        self._set(Standing.FAILED, event.sentence)

    @Slot()
    def _on_cancelled(self) -> None:
        self._request = None
        self._set(Standing.MISSING)


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


def _read(path: Path) -> Evaluated | Standing:
    """Return the main part of a run; MISSING or OTHER_TASK where there is nothing of it.

    Raises:
        InputError: its files are damaged.
    """
    folder = RunFolder(path)
    if not task_of(folder.recipe()).needs_classes:
        return Standing.OTHER_TASK
    found = kept.load(folder)
    if found is None:
        return Standing.MISSING
    if not found.parts:
        raise InputError("The run has no images to evaluate.")
    return _evaluated(found, found.main_part)


def _evaluated(run: RunEvaluation, part: Part) -> Evaluated:
    """Make what is shown at once, so that the window never waits for it."""
    found = run.part(part)
    for figures in (found.confusion, found.per_class, found.calibration, found.carried):
        assert figures is not None
    _ = (found.twins, run.threshold, run.suspects_of(part))
    return Evaluated(run, found, Path(run.dataset.folder).is_dir())
