"""What can be done with a plot as a whole: save it, copy it, show everything.

What became of a save or a copy is said in the window's toast.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.toast import announce


class CurveMenu(QMenu):
    """The menu of one plot; it opens where the plot asks for it.

    Values are written in a thread, because a million of them take seconds.

    Signals:
        saved: a file is written (Path).
        save_failed: why it is not (Sentence).
    """

    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, plot: CurvePlot, settings: CurveSettings) -> None:
        super().__init__(plot)
        self._plot = plot
        self._settings = settings
        self._background = Background(self, keep_latest=False)
        self._png = QAction(self)
        self._svg = QAction(self)
        self._csv = QAction(self)
        self._copy = QAction(self)
        self._by_time = QAction(self, checkable=True)
        self._reset = QAction(self)
        self._fill()
        self._connect()
        self._retranslate()

    def save(self, path: Path) -> None:
        """Write the plot in the format of the file's ending: .png, .svg, else values as .csv."""
        match path.suffix.lower():
            case ".png":
                self._save_now(self._plot.output.save_png, path)
            case ".svg":
                self._save_now(self._plot.output.save_svg, path)
            case _:
                self._background.run(partial(self._write_values, path))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self) -> None:
        self.addActions([self._copy, self._png, self._svg, self._csv])
        self.addSeparator()
        self.addActions([self._by_time, self._reset])
        self._by_time.setChecked(self._settings.is_time_weighted)

    def _connect(self) -> None:
        self._copy.triggered.connect(self._on_copy_triggered)
        self._png.triggered.connect(self._on_png_triggered)
        self._svg.triggered.connect(self._on_svg_triggered)
        self._csv.triggered.connect(self._on_csv_triggered)
        self._reset.triggered.connect(self._plot.reset_view)
        self._by_time.toggled.connect(self._settings.set_time_weighted)
        self._settings.weighting_changed.connect(self._by_time.setChecked)
        self._plot.menu_requested.connect(self._on_plot_menu_requested)
        self._background.succeeded.connect(self.saved)
        self._background.failed.connect(self.save_failed)
        self.saved.connect(self._on_saved)
        self.save_failed.connect(self._on_save_failed)

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy picture"))
        self._png.setText(self.tr("Save as PNG…"))
        self._svg.setText(self.tr("Save as SVG…"))
        self._csv.setText(self.tr("Save values as CSV…"))
        self._by_time.setText(self.tr("Smooth by time"))
        self._by_time.setToolTip(
            self.tr(
                "<p>On: every curve is averaged over the same stretch of training, however many "
                "values were recorded in it.</p><p>Off: every recorded value counts, so a "
                "validation once an epoch is averaged over many epochs.</p>"
            )
        )
        self._reset.setText(self.tr("Reset zoom"))
        self.setToolTipsVisible(True)

    @Slot(QPoint)
    def _on_plot_menu_requested(self, place: QPoint) -> None:
        self._reset.setEnabled(not self._plot.is_following)
        for action in (self._copy, self._png, self._svg, self._csv):
            action.setEnabled(bool(self._plot.values))
        self.popup(place)

    @Slot()
    def _on_copy_triggered(self) -> None:
        self._plot.output.copy()

    @Slot()
    def _on_png_triggered(self) -> None:
        self._ask(".png", self.tr("Picture (*.png)"))

    @Slot()
    def _on_svg_triggered(self) -> None:
        self._ask(".svg", self.tr("Drawing (*.svg)"))

    @Slot()
    def _on_csv_triggered(self) -> None:
        self._ask(".csv", self.tr("Table (*.csv)"))

    def _ask(self, ending: str, kinds: str) -> None:
        """Ask for a file and write it; nothing happens where none was chosen."""
        suggested = f"{self._plot.shown_metric}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._plot, self.tr("Save the curve"), suggested, kinds
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix.lower() == ending else Path(chosen + ending))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        said = self.tr("{file} saved in {folder}").format(file=path.name, folder=str(path.parent))
        announce(self._plot, said)

    @Slot(object)
    def _on_save_failed(self, reason: Sentence) -> None:
        announce(self._plot, translated(reason), "error")

    def _save_now(self, write: Callable[[Path], None], path: Path) -> None:
        try:
            write(path)
        except StudioError as error:
            self.save_failed.emit(error.sentence)
        else:
            self.saved.emit(path)

    def _write_values(self, path: Path) -> Path:
        self._plot.output.save_csv(path)
        return path
