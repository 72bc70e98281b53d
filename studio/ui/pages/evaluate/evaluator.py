"""Gets the predictions of a run: reads them from its folder, or has the engine make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from studio.core.base.errors import InputError
from studio.core.dataset.images import Part
from studio.core.evaluation import kept
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.runs.run_folder import RunFolder
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
    """Follows the classifier that is shown; `evaluated` brings the `Evaluated` part to show."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(client, parent)
        self._found: RunEvaluation | None = None

    @property
    def found(self) -> RunEvaluation | None:
        """What is known of the run, None while nothing is."""
        return self._found

    def reading(self, run: Path) -> Callable[[], object]:
        """Return what reads the predictions."""
        return partial(_read, run)

    def forget(self) -> None:
        """Drop the predictions."""
        self._found = None

    def take(self, found: object) -> None:
        """Keep the predictions."""
        assert isinstance(found, Evaluated)
        self._found = found.run

    def show_part(self, part: Part) -> None:
        """Make the figures of another part and show them."""
        if self._found is not None:
            self._reader.run(partial(_evaluated, self._found, part))


def _read(path: Path) -> Evaluated | Standing:
    """Return the main part of a run; MISSING where there is nothing of it.

    Raises:
        InputError: its files are damaged.
    """
    found = kept.load(RunFolder(path))
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
