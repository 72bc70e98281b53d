"""What can be done with a confusion matrix as a whole: copy it, save it as picture or numbers."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.core.base.named_output import write_named
from studio.core.base.sentences import Sentence
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.chart.content import Table
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.confusion.counts import Confusion
from studio.ui.widgets.confusion.matrix_view import MatrixView
from studio.ui.widgets.toast import announce


class ConfusionMenu(QMenu):
    """Copies and saves what a view shows; writes beside the window's thread."""

    def __init__(self, view: MatrixView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._owner = parent
        self._writer = Background(self, keep_latest=False)
        self._copy = self.addAction(self.tr("Copy picture"))
        self._png = self.addAction(self.tr("Save as PNG…"))
        self._csv = self.addAction(self.tr("Save values as CSV…"))
        self._copy.triggered.connect(self._on_copy_triggered)
        self._png.triggered.connect(self._on_png_triggered)
        self._csv.triggered.connect(self._on_csv_triggered)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._on_write_failed)

    @Slot(QPoint)
    def open_at(self, place: QPoint) -> None:
        """Open, with what can be done now: a matrix too large to be drawn is numbers only."""
        has_values = bool(self._view.confusion.classes)
        has_picture = has_values and not self._view.isHidden()
        for action in (self._copy, self._png):
            action.setEnabled(has_picture)
        self._csv.setEnabled(has_values)
        self.popup(place)

    def save(self, path: Path) -> None:
        """Write in the format of the file's ending: .csv, else a PNG."""
        if path.suffix.lower() == ".csv":
            self._writer.run(partial(_write_values, path, self._view.confusion))
        else:
            self._writer.run(partial(_write_picture, path, self._view.picture()))

    @Slot()
    def _on_copy_triggered(self) -> None:
        copy_image(self._owner, self._view.picture())

    @Slot()
    def _on_png_triggered(self) -> None:
        self._ask(".png", self.tr("Picture (*.png)"))

    @Slot()
    def _on_csv_triggered(self) -> None:
        self._ask(".csv", self.tr("Table (*.csv)"))

    def _ask(self, ending: str, kinds: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, self.tr("Save the confusion matrix"), f"confusion{ending}", kinds
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix.lower() == ending else Path(chosen + ending))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        said = self.tr("{file} saved in {folder}").format(file=path.name, folder=str(path.parent))
        announce(self._owner, said)

    @Slot(object)
    def _on_write_failed(self, reason: Sentence) -> None:
        announce(self._owner, translated(reason), "error")


def _write_picture(path: Path, image: QImage) -> Path:
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]  # the stub knows file names only
    write_named(path, bytes(file.data().data()))
    return path


def _write_values(path: Path, confusion: Confusion) -> Path:
    header, *rows = confusion.table()
    write_table(path, Table(tuple(map(str, header)), rows))
    return path
