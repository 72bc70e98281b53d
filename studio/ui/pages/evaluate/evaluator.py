"""Gets the predictions of a run: reads them from its folder, or has the engine make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.dataset.images import Part
from studio.core.evaluation import kept
from studio.core.evaluation.epoch_answers import answered_epochs, evaluation_after
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.look.view import Checkpoint
from studio.core.runs.kept_epochs import check_kept
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import Judge
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.evaluate.run_reader import RunReader, Standing

_GOING_ON = (Standing.READY, Standing.READING, Standing.TRAINING)
"""In which the next epoch of a run takes the place of the newest."""


@dataclass(frozen=True)
class Evaluated:
    """One part of a run, its figures made.

    Attributes:
        has_folder: whether the images are where the run saw them.
    """

    run: RunEvaluation
    part: Evaluation
    has_folder: bool


@dataclass(frozen=True)
class _Newest:
    """The newest epoch that a run which trains had kept the answers of when that was read."""

    epoch: int
    evaluated: Evaluated


class Evaluator(RunReader):
    """Follows the classifier that is shown, as it ended or as it was after an epoch.

    `evaluated` brings the `Evaluated` part to show. Of other weights than the best ones a single
    part is evaluated, never the test part: who chose an epoch by the test images would know nothing
    of how it does on images that it was not chosen by. What was shown before stays until the
    figures of the epoch are here.

    Of a run that has not ended, the newest epoch is shown, and the next one as soon as it is there,
    until another one is chosen; epochs that go by while one is read are passed over. Nothing is
    computed for it: a training keeps what its validation says.

    Signals:
        step_failed(object): the `Sentence` why an epoch cannot be shown.
    """

    step_failed = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(client, parent)
        self._found: RunEvaluation | None = None
        self._best: Evaluated | None = None
        self._checkpoint: Checkpoint = "best"
        self._shown: Checkpoint = "best"
        self._newest = 0
        self._follows = True
        self._followed = 0
        self._is_alive = False
        self._is_step = False

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

    @property
    def newest(self) -> int:
        """The newest epoch of a run that has not ended, 0 of all others."""
        return self._newest

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; of one that goes on, the newest epoch if that was shown."""
        before, self._newest = self._newest, _newest_of(state)
        self._is_alive = state.status.is_alive
        goes_on = before and self._newest and state.run == self._run
        if not goes_on or self._standing not in _GOING_ON:
            super().follow(state)
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Show the next epoch; one that is read is shown first: a run may train faster than that.

        Nothing happens where another one is shown, or none has come.
        """
        if not self._follows or self._newest in (0, self._followed) or self._reader.is_busy:
            return
        self._forget_asked()
        self._checkpoint, self._is_step = self._newest, True
        self._read()

    def before_reading(self, state: RunState) -> Standing | None:
        """Read also what is known of a run while it trains."""
        return None if self._newest else super().before_reading(state)

    @Slot()
    def judge(self) -> None:
        """Have the engine say what the best epoch makes of every image."""
        self._checkpoint, self._is_step = "best", False
        self._follows, self._followed = True, self._newest
        super().judge()

    def step_to(self, checkpoint: Checkpoint) -> None:
        """Show the run with other weights; nothing happens while it cannot be shown at all."""
        if self._standing is not Standing.READY or checkpoint == self._checkpoint:
            return
        self._forget_asked()
        self._checkpoint, self._is_step = checkpoint, True
        self._follows, self._followed = checkpoint in (self._newest, "best"), self._newest
        if checkpoint == self._shown:
            return
        if checkpoint == "best" and self._best is not None:
            self._on_read(self._best)
        else:
            self._read()

    @property
    def has_best(self) -> bool:
        """Whether the best epoch has been evaluated on all parts."""
        return self._best is not None

    @property
    def found(self) -> RunEvaluation | None:
        """What is known of the run, None while nothing is."""
        return self._found

    def reading(self, run: Path) -> Callable[[], object]:
        """Return what reads the predictions."""
        self._followed = self._newest
        if self._follows and self._is_alive:
            return partial(_read_newest, run, self._newest)
        if self._newest and (self._is_alive or self._checkpoint == self._newest):
            return partial(_read_validated, run, self._checkpoint, is_alive=self._is_alive)
        return partial(_read, run, self._checkpoint)

    def forget(self) -> None:
        """Drop the predictions."""
        self._found = self._best = None
        self._checkpoint = self._shown = self._newest or "best"
        self._is_step, self._follows, self._followed = False, True, 0

    def take(self, found: object) -> None:
        """Keep the predictions."""
        assert isinstance(found, Evaluated)
        self._found = found.run
        self._shown = self._checkpoint
        if self._checkpoint == "best" and self._best is None:
            self._best = found

    def _read(self) -> None:
        if self._is_step:  # what is shown stays until the other figures are here
            self._reader.run(self.reading(Path(self._run)))
        else:
            super()._read()

    @Slot(object)
    def _on_read(self, found: object) -> None:
        if isinstance(found, Judge):
            self._ask(found)
            return
        if isinstance(found, _Newest):
            self._checkpoint, found = found.epoch, found.evaluated
        if found is Standing.TRAINING and self._standing is Standing.READY:
            self._checkpoint = self._shown  # it has gone already
        else:
            super()._on_read(found)
        self._go_on()

    def _fail(self, problem: Sentence) -> None:
        """Say why; of an epoch that cannot be shown, the figures that are here stay."""
        if self._standing is Standing.READY:
            self._checkpoint = self._shown
            self.step_failed.emit(problem)
        else:
            super()._fail(problem)

    def _give_up(self) -> None:
        if self._standing is Standing.READY:
            self._checkpoint = self._shown
        else:
            super()._give_up()

    def show_part(self, part: Part) -> None:
        """Make the figures of another part and show them."""
        if self._found is not None:
            self._reader.run(partial(_evaluated, self._found, part))


def _read(path: Path, checkpoint: Checkpoint) -> Evaluated | Standing | Judge:
    """Return the main part of a run; what the engine is to be asked where an epoch's is missing.

    MISSING where there is nothing of the run as it ended.

    Raises:
        InputError: its files are damaged, or it has not kept these weights.
    """
    folder = RunFolder(path)
    part = None if checkpoint == "best" else _part_of_an_epoch(folder)
    found = kept.load(folder, checkpoint, part)
    if found is None and part is None:
        return Standing.MISSING
    if found is None:
        if isinstance(checkpoint, int):
            check_kept(folder, checkpoint)
        return Judge(str(path), checkpoint, part)
    if not found.parts:
        raise InputError("The run has no images to evaluate.")
    return _evaluated(found, found.main_part)


def _read_validated(run: Path, checkpoint: Checkpoint, *, is_alive: bool) -> Evaluated | Standing:
    """Return the validation part of a run that has not ended, as it was after an epoch.

    Where that was not kept: TRAINING, or MISSING if nothing more comes.

    Raises:
        InputError: its files are damaged.
    """
    found = kept.load(RunFolder(run), checkpoint, "validation")
    if found is None:
        return Standing.TRAINING if is_alive else Standing.MISSING
    return _evaluated(found, found.main_part)


def _read_newest(run: Path, known: int) -> _Newest | Standing:
    """Return the validation part after the newest epoch up to `known` that a run has kept.

    A run may be some epochs ahead, and keeps few of those behind it. TRAINING where it has none.

    Raises:
        InputError: its files are damaged.
    """
    folder = RunFolder(run)
    for epoch in reversed(answered_epochs(folder)):
        if epoch > known:
            continue
        found = evaluation_after(folder, epoch)
        if found is not None:  # it may have gone meanwhile
            return _Newest(epoch, _evaluated(found, found.main_part))
    return Standing.TRAINING


def _newest_of(state: RunState) -> int:
    """Return the newest epoch of a run that has not ended, 0 where there is none."""
    is_ours = bool(state.run) and state.status is not Status.ELSEWHERE
    return state.saved if is_ours and (state.status.is_alive or state.report is None) else 0


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
    return Evaluated(run, found, paths.is_folder(Path(run.dataset.folder)))
