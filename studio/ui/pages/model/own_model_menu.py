"""Where a model of one's own can come from: a file, a folder, or a run of this project."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import HAS_ENDED, RunSummary
from studio.ui.pages.model_place_menu import ModelPlaceMenu
from studio.ui.texts.format import percent_text
from studio.ui.threads.background import Background

_MOST_RUNS = 30


class OwnModelMenu(ModelPlaceMenu):
    """Offers runs of this project beside files and folders, as soon as they are listed.

    Args:
        runs: folder of the project's runs; None for no project.
    """

    def __init__(self, runs: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = self.addMenu(self.tr("Run of this project"))
        self.runs.setEnabled(False)
        self._lister = Background(self)
        self._lister.succeeded.connect(self._on_listed)
        if runs is not None:
            self._lister.run(partial(_usable, runs))

    @Slot(object)
    def _on_listed(self, runs: tuple[RunSummary, ...]) -> None:
        for run in runs:
            action = QAction(_named(run), self)
            action.setData(run.path)
            action.triggered.connect(self._on_run_triggered)
            self.runs.addAction(action)
        self.runs.setEnabled(bool(runs))

    @Slot()
    def _on_run_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.path_chosen.emit(str(action.data()))


def _usable(runs: Path) -> tuple[RunSummary, ...]:
    """Return the newest runs in a folder whose network can be another one's backbone.

    Raises:
        InputError: the folder may not be read.
    """
    found = (
        run
        for run in list_runs(runs)
        if run.status in HAS_ENDED and run.recipe is not None and run.recipe.task == "classify"
    )
    return tuple(islice(found, _MOST_RUNS))


def _named(run: RunSummary) -> str:
    if run.value is None:
        return run.name
    return f"{run.name} \N{MIDDLE DOT} {percent_text(run.value, 1)}"
