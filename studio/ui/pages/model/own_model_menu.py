"""Where a model of one's own can come from: a file, a folder, or a run of this project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from studio.core.base.errors import StudioError
from studio.core.projects.project import Project
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import HAS_ENDED, RunSummary
from studio.ui.pages.model_place_menu import ModelPlaceMenu
from studio.ui.texts.format import percent_text

_MOST_RUNS = 30


def usable_runs(project: Project | None) -> tuple[RunSummary, ...]:
    """Return the runs of a project whose network can be another one's backbone, newest first."""
    if project is None:
        return ()
    try:
        runs = list_runs(project.runs)
    except StudioError:
        return ()
    return tuple(
        run
        for run in runs
        if run.status in HAS_ENDED and run.recipe is not None and run.recipe.task == "classify"
    )


class OwnModelMenu(ModelPlaceMenu):
    """Offers runs of this project beside files and folders."""

    def __init__(self, runs: Sequence[RunSummary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = self.addMenu(self.tr("Run of this project"))
        for run in runs[:_MOST_RUNS]:
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


def _named(run: RunSummary) -> str:
    if run.value is None:
        return run.name
    return f"{run.name} \N{MIDDLE DOT} {percent_text(run.value, 1)}"
