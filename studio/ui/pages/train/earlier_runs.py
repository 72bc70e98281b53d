"""A menu of the project's earlier runs, to be laid over the curves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.metrics import MetricSeries, read_metrics
from studio.core.run_folder import RunFolder
from studio.core.run_list import list_runs
from studio.core.run_summary import RunSummary
from studio.ui.background import Background
from studio.ui.format import percent_text

MOST = 12


class EarlierRuns(QMenu):
    """Runs with figures, newest first; a ticked one lies over the curves.

    Signals:
        overlay_added(str, object): name of the run and its `MetricSeries`.
        overlay_removed(str): name of the run.
        failed(object): a `Sentence`, why a run could not be read.
    """

    overlay_added = Signal(str, object)
    overlay_removed = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        self._actions: dict[str, QAction] = {}
        self._lister = Background(self)
        self._reader = Background(self, keep_latest=False)
        self._lister.succeeded.connect(self._on_listed)
        self._lister.failed.connect(self.failed)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self.failed)
        self.triggered.connect(self._on_triggered)

    def look(self, runs: Path, current: str) -> None:
        """List the runs in a folder anew, without the `current` one."""
        self._lister.run(lambda: _with_figures(runs, current))

    def forget(self) -> None:
        """Take every overlay away: another project, or the run shown is another."""
        for path in sorted(self._shown):
            self.overlay_removed.emit(Path(path).name)
        self._shown.clear()
        self.clear()
        self._actions = {}

    @Slot(object)
    def _on_listed(self, runs: list[RunSummary]) -> None:
        self.clear()
        self._actions = {}
        for run in runs[:MOST]:
            action = self.addAction(self._words(run))
            action.setCheckable(True)
            action.setChecked(run.path in self._shown)
            action.setData(run.path)
            self._actions[run.path] = action
        if not runs:
            self.addAction(self.tr("No earlier run")).setEnabled(False)

    def _words(self, run: RunSummary) -> str:
        when = QDateTime.fromSecsSinceEpoch(int(run.when))
        words = [QLocale().toString(when, QLocale.FormatType.ShortFormat), run.backbone]
        if run.accuracy is not None:
            words.append(percent_text(run.accuracy, 1))
        return " · ".join(words).replace("&", "&&")  # a model file's name may hold one

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        path = str(action.data())
        if action.isChecked():
            self._shown.add(path)
            self._reader.run(lambda: (path, read_metrics(RunFolder(Path(path)).metrics_file)))
        else:
            self._shown.discard(path)
            self.overlay_removed.emit(Path(path).name)

    @Slot(object)
    def _on_read(self, found: tuple[str, MetricSeries]) -> None:
        path, series = found
        if path in self._shown:
            self.overlay_added.emit(Path(path).name, series)


def _with_figures(runs: Path, current: str) -> list[RunSummary]:
    return [
        run
        for run in list_runs(runs)
        if run.path != current and RunFolder(Path(run.path)).metrics_file.is_file()
    ]
