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
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import task_of
from studio.core.runs.kept_epochs import check_kept
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
    """Follows the run that is shown, as it ended or as it was after an epoch.

    Of other weights than the best ones a single part is evaluated, never the test part: who chose
    an epoch by the test images would know nothing of how it does on images it was not chosen by.
    What was shown before stays until the figures of the epoch are here.

    Signals:
        standing_changed(object): the new `Standing`.
        progressed(object): `messages.Progress` while the engine makes predictions.
        evaluated(object): the `Evaluated` part to show.
        step_failed(object): the `Sentence` why an epoch cannot be shown.
    """

    standing_changed = Signal(object)
    progressed = Signal(object)
    evaluated = Signal(object)
    step_failed = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._run = ""
        self._checkpoint: Checkpoint = "best"
        self._shown: Checkpoint = "best"
        self._best: Evaluated | None = None
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

    @property
    def is_busy(self) -> bool:
        """Whether the figures that were asked for last are still to come."""
        return self._reader.is_busy or self._request is not None

    @property
    def checkpoint(self) -> Checkpoint:
        """The weights whose figures are wanted."""
        return self._checkpoint

    @property
    def shown(self) -> Checkpoint:
        """The weights whose figures were shown last."""
        return self._shown

    def step_to(self, checkpoint: Checkpoint) -> None:
        """Show the run with other weights; nothing happens while it cannot be shown at all."""
        if self._standing is not Standing.READY or checkpoint == self._checkpoint:
            return
        self._forget_asked()
        self._checkpoint = checkpoint
        if checkpoint == self._shown:
            return
        if checkpoint != "best":
            self._read()
        elif self._best is not None:
            self._show(self._best)

    def show_part(self, part: Part) -> None:
        """Make the figures of another part and show them."""
        if self._found is not None:
            self._reader.run(partial(_evaluated, self._found, part))

    @Slot()
    def judge(self) -> None:
        """Have the engine say what the network predicts of every image."""
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
        """Give up what the engine makes."""
        if self._request is not None:
            self._request.cancel()

    def _drop(self) -> None:
        self._forget_asked()
        self._found = self._best = None
        self._checkpoint = self._shown = "best"

    def _forget_asked(self) -> None:
        self._reader.forget()
        if self._request is not None:
            self._request.cancel()
            self._request.forget()
            self._request = None

    def _read(self) -> None:
        if self._checkpoint == "best":
            self._set(Standing.READING)
        self._reader.run(partial(_read, Path(self._run), self._checkpoint))

    def _show(self, found: Evaluated) -> None:
        self._found = found.run
        self._shown = self._checkpoint
        self._set(Standing.READY)
        self.evaluated.emit(found)

    def _fail(self, problem: Sentence) -> None:
        """Say why; of an epoch that cannot be shown, the figures that are here stay."""
        if self._standing is not Standing.READY:
            self._set(Standing.FAILED, problem)
        else:
            self._checkpoint = self._shown
            self.step_failed.emit(problem)

    def _set(self, standing: Standing, problem: Sentence | None = None) -> None:
        is_new = (standing, problem) != (self._standing, self._problem)
        self._standing, self._problem = standing, problem
        if is_new:
            self.standing_changed.emit(standing)

    @Slot(object)
    def _on_read(self, found: Evaluated | Standing | Judge) -> None:
        if isinstance(found, Judge):
            self._ask(found)
        elif isinstance(found, Standing):
            self._set(found)
        else:
            if self._checkpoint == "best" and self._best is None:
                self._best = found
            self._show(found)

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
        if self._standing is Standing.READY:
            self._checkpoint = self._shown
        else:
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


def _read(path: Path, checkpoint: Checkpoint) -> Evaluated | Standing | Judge:
    """Return the main part of a run; what the engine is to be asked where that is still to be made.

    MISSING or OTHER_TASK where there is nothing of the run as it ended.

    Raises:
        InputError: its files are damaged, or it has not kept these weights.
    """
    folder = RunFolder(path)
    if not task_of(folder.recipe()).needs_classes:
        return Standing.OTHER_TASK
    part = None if checkpoint == "best" else _part_of_an_epoch(folder)
    if isinstance(checkpoint, int):
        check_kept(folder, checkpoint)
    found = kept.load(folder, checkpoint, part)
    if found is None:
        return Standing.MISSING if part is None else Judge(str(path), checkpoint, part)
    if not found.parts:
        raise InputError("The run has no images to evaluate.")
    return _evaluated(found, found.main_part)


def _part_of_an_epoch(folder: RunFolder) -> Part:
    """Return the part that single epochs are evaluated on: validation, else training."""
    _, parts = folder.dataset()
    return "validation" if len(parts.validation) else "train"


def _evaluated(run: RunEvaluation, part: Part) -> Evaluated:
    """Make what is shown at once, so that the window never waits for it."""
    found = run.part(part)
    for figures in (found.confusion, found.per_class, found.calibration, found.carried):
        assert figures is not None
    _ = (found.twins, run.threshold, run.suspects_of(part))
    return Evaluated(run, found, Path(run.dataset.folder).is_dir())
