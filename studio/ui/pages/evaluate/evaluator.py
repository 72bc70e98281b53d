"""Gets the predictions of a run: reads them from its folder, or has the engine make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from studio.core.runs.kept_epochs import check_kept
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Judge
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.evaluate.run_reader import RunReader, Standing


@dataclass(frozen=True)
class Evaluated:
    """One part of a run, its figures made.

    Attributes:
        has_folder: whether the images are where the run saw them.
    """

    run: RunEvaluation
    part: Evaluation
    has_folder: bool


class Evaluator(RunReader):
    """Follows the classifier that is shown, as it ended or as it was after an epoch.

    `evaluated` brings the `Evaluated` part to show. Of other weights than the best ones a single
    part is evaluated, never the test part: who chose an epoch by the test images would know nothing
    of how it does on images that it was not chosen by. What was shown before stays until the
    figures of the epoch are here.

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
        if checkpoint == "best" and self._best is not None:
            self._on_read(self._best)
        else:
            self._read()

    @property
    def found(self) -> RunEvaluation | None:
        """What is known of the run, None while nothing is."""
        return self._found

    def reading(self, run: Path) -> Callable[[], object]:
        """Return what reads the predictions."""
        return partial(_read, run, self._checkpoint)

    def forget(self) -> None:
        """Drop the predictions."""
        self._found = self._best = None
        self._checkpoint = self._shown = "best"

    def take(self, found: object) -> None:
        """Keep the predictions."""
        assert isinstance(found, Evaluated)
        self._found = found.run
        self._shown = self._checkpoint
        if self._checkpoint == "best" and self._best is None:
            self._best = found

    def _read(self) -> None:
        if self._checkpoint == "best":
            super()._read()
        else:
            self._reader.run(self.reading(Path(self._run)))

    @Slot(object)
    def _on_read(self, found: object) -> None:
        if isinstance(found, Judge):
            self._ask(found)
        else:
            super()._on_read(found)

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
