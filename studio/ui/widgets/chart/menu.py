"""What can be done with a chart as a whole: save it, copy it, show everything.

What became of a save or a copy is said in the window's toast.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.toast import announce


class ChartMenu(QMenu):
    """The menu of one chart; it opens where the chart asks for it.

    Values are written in a thread, because a million of them take seconds.

    Args:
        chart: what is saved and copied.
        actions: of this chart alone, before the one that resets the zoom.

    Signals:
        saved: a file is written (Path).
        save_failed: why it is not (Sentence).
    """

    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, chart: Chart, actions: Sequence[QAction] = ()) -> None:
        super().__init__(chart)
        self._chart = chart
        self._background = Background(self, keep_latest=False)
        self._png = QAction(self)
        self._svg = QAction(self)
        self._csv = QAction(self)
        self._copy = QAction(self)
        self._reset = QAction(self)
        self._fill(actions)
        self._connect()
        self._retranslate()

    def save(self, path: Path) -> None:
        """Write the chart in the format of the file's ending: .png, .svg, else values as .csv."""
        match path.suffix.lower():
            case ".png":
                self._save_now(self._chart.output.save_png, path)
            case ".svg":
                self._save_now(self._chart.output.save_svg, path)
            case _:
                self._background.run(partial(self._write_values, path))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self, actions: Sequence[QAction]) -> None:
        self.addActions([self._copy, self._png, self._svg, self._csv])
        self.addSeparator()
        self.addActions([*actions, self._reset])
        self.setToolTipsVisible(True)

    def _connect(self) -> None:
        self._copy.triggered.connect(self._on_copy_triggered)
        self._png.triggered.connect(self._on_png_triggered)
        self._svg.triggered.connect(self._on_svg_triggered)
        self._csv.triggered.connect(self._on_csv_triggered)
        self._reset.triggered.connect(self._chart.reset_view)
        self._chart.menu_requested.connect(self._on_chart_menu_requested)
        self._background.succeeded.connect(self.saved)
        self._background.failed.connect(self.save_failed)
        self.saved.connect(self._on_saved)
        self.save_failed.connect(self._on_save_failed)

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy picture"))
        self._png.setText(self.tr("Save as PNG…"))
        self._svg.setText(self.tr("Save as SVG…"))
        self._csv.setText(self.tr("Save values as CSV…"))
        self._reset.setText(self.tr("Reset zoom"))

    @Slot(QPoint)
    def _on_chart_menu_requested(self, place: QPoint) -> None:
        self._reset.setEnabled(not self._chart.is_following)
        for action in (self._copy, self._png, self._svg, self._csv):
            action.setEnabled(bool(self._chart.values))
        self.popup(place)

    @Slot()
    def _on_copy_triggered(self) -> None:
        self._chart.output.copy()

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
        suggested = f"{self._chart.file_stem}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._chart, self.tr("Save the chart"), suggested, kinds
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix.lower() == ending else Path(chosen + ending))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        said = self.tr("{file} saved in {folder}").format(file=path.name, folder=str(path.parent))
        announce(self._chart, said)

    @Slot(object)
    def _on_save_failed(self, reason: Sentence) -> None:
        announce(self._chart, translated(reason), "error")

    def _save_now(self, write: Callable[[Path], None], path: Path) -> None:
        try:
            write(path)
        except StudioError as error:
            self.save_failed.emit(error.sentence)
        else:
            self.saved.emit(path)

    def _write_values(self, path: Path) -> Path:
        self._chart.output.save_csv(path)
        return path
