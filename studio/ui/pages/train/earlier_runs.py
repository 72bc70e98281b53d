"""A menu of the project's earlier runs, to be laid over the curves."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.metrics import MetricSeries, read_metrics
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.ui.texts.network_text import network_name
from studio.ui.texts.run_names import run_names
from studio.ui.texts.run_text import result_text
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.toast import announce

MOST = 12
OWN_LINES = frozenset({"training", "validation"})
"""What the lines of the run itself are called in a plot."""


class EarlierRuns(QMenu):
    """Runs with figures, newest first; a ticked one lies over the curves of the page.

    A run is called what it is called on the Runs page, with its time where several are called so.

    Signals:
        overlay_added(str, object): name of the run and its `MetricSeries`.
        overlay_removed(str): name of the run.
        variants_wanted(): several trainings are to be compared, not curves alone.
        search_wanted(): the best values of some fields are to be searched.
    """

    overlay_added = Signal(str, object)
    overlay_removed = Signal(str)
    variants_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._current = ""
        self._names: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        self._listed: list[RunSummary] | None = None
        self._lister = Background(self)
        self._reader = Background(self, keep_latest=False)
        self._lister.succeeded.connect(self._on_listed)
        self._lister.failed.connect(self._tell)
        self._reader.succeeded.connect(self._on_read)
        self.triggered.connect(self._on_triggered)

    def look(self, runs: Path) -> None:
        """List the runs in a folder again, without the one that is shown."""
        current = self._current
        self._lister.run(lambda: _with_figures(runs, current))

    def show_beside(self, current: str) -> None:
        """Say which run is shown, by its folder ("" while it has none).

        It never lies over itself, and what was laid over another run is taken away.
        """
        if current == self._current:
            return
        if self._current and current:
            self.forget()
        self._current = current
        self._take_away(current)

    def forget(self) -> None:
        """Take every overlay away: another project, or the run shown is another."""
        for path in sorted(self._shown):
            self._take_away(path)
        self.clear()
        self._actions, self._listed = {}, None

    def _take_away(self, path: str) -> None:
        name = self._shown.pop(path, None)
        if name is not None:
            self.overlay_removed.emit(name)

    @Slot(object)
    def _on_listed(self, runs: list[RunSummary]) -> None:
        runs = [run for run in runs if run.path != self._current][:MOST]
        if runs == self._listed:
            return  # the menu may be open, a row of it chosen with the arrow keys
        self.clear()
        self._actions, self._listed = {}, runs
        self._names = run_names(runs, OWN_LINES) | self._shown
        for run in runs:
            action = self.addAction(self._text(run))
            action.setCheckable(True)
            action.setChecked(run.path in self._shown)
            action.setData(run.path)
            self._actions[run.path] = action
        if not runs:
            self.addAction(self.tr("No earlier run")).setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("Compare variants…")).triggered.connect(self.variants_wanted)
        self.addAction(self.tr("Search…")).triggered.connect(self.search_wanted)

    def _text(self, run: RunSummary) -> str:
        parts = [self._names[run.path]]
        if run.recipe is not None:
            parts.append(network_name(run.recipe))
        if result_text(run):
            parts.append(result_text(run))
        return " · ".join(parts).replace("&", "&&")  # a model file's name may hold one

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data() is None:
            return
        path = str(action.data())
        if action.isChecked():
            self._shown[path] = self._names[path]
            self._reader.run(partial(_read, path))
        else:
            self._take_away(path)

    @Slot(object)
    def _on_read(self, found: tuple[str, MetricSeries | Sentence]) -> None:
        path, series = found
        if isinstance(series, Sentence):
            self._shown.pop(path, None)
            if path in self._actions:
                self._actions[path].setChecked(False)
            self._tell(series)
        elif path in self._shown:
            self.overlay_added.emit(self._shown[path], series)

    @Slot(object)
    def _tell(self, reason: Sentence) -> None:
        announce(self._page, translated(reason), "warning")


def _read(path: str) -> tuple[str, MetricSeries | Sentence]:
    """Return a run's folder and its figures, or why they cannot be read."""
    try:
        return path, read_metrics(RunFolder(Path(path)).metrics_file)
    except StudioError as error:
        return path, error.sentence


def _with_figures(runs: Path, current: str) -> list[RunSummary]:
    return [
        run
        for run in list_runs(runs)
        if run.path != current and RunFolder(Path(run.path)).metrics_file.is_file()
    ]
