"""What can be done with the tiles as a whole: copy them, save them as a picture or as numbers."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.core.base.named_output import write_named
from studio.core.base.sentences import Sentence
from studio.core.look.mosaic import mosaic, saved_grid
from studio.core.look.view import Arrays
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.toast import announce


class PictureMenu(QMenu):
    """Copies and saves what was set last; writes beside the window's thread."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._tiles = np.zeros((0, 1, 1, 3), np.uint8)
        self._arrays: Arrays = {}
        self._stem = "view"
        self._writer = Background(self, keep_latest=False)
        self._copy = self.addAction(self.tr("Copy picture"))
        self._png = self.addAction(self.tr("Save as PNG…"))
        self._npz = self.addAction(self.tr("Save numbers as NPZ…"))
        self._copy.triggered.connect(self._on_copy_triggered)
        self._png.triggered.connect(self._on_png_triggered)
        self._npz.triggered.connect(self._on_npz_triggered)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._on_write_failed)

    def set_content(self, tiles: NDArray[np.uint8], arrays: Arrays, stem: str) -> None:
        """Offer these; `stem` is the suggested name of the file."""
        self._tiles, self._arrays, self._stem = tiles, arrays, stem

    @Slot(QPoint)
    def open_at(self, place: QPoint) -> None:
        """Open, with what can be done now."""
        for action in self.actions():
            action.setEnabled(bool(self._arrays))
        self.popup(place)

    def save(self, path: Path) -> None:
        """Write in the format of the file's ending: .npz, else a PNG."""
        if path.suffix.lower() == ".npz":
            self._writer.run(partial(_write_numbers, path, dict(self._arrays)))
        else:
            self._writer.run(partial(_write_picture, path, self._tiles))

    def _picture(self) -> NDArray[np.uint8]:
        return _picture(self._tiles)

    @Slot()
    def _on_copy_triggered(self) -> None:
        pixels = self._picture()
        height, width, _ = pixels.shape
        image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        copy_image(self._owner, image.copy())

    @Slot()
    def _on_png_triggered(self) -> None:
        self._ask(".png", self.tr("Picture (*.png)"))

    @Slot()
    def _on_npz_triggered(self) -> None:
        self._ask(".npz", self.tr("Numbers (*.npz)"))

    def _ask(self, ending: str, kinds: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, self.tr("Save"), f"{self._stem}{ending}", kinds
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


def _picture(tiles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    count, height, width, _ = tiles.shape
    return mosaic(tiles, saved_grid(count, height, width))


def _write_picture(path: Path, tiles: NDArray[np.uint8]) -> Path:
    file = io.BytesIO()
    Image.fromarray(_picture(tiles)).save(file, "PNG")
    write_named(path, file.getvalue())
    return path


def _write_numbers(path: Path, arrays: Arrays) -> Path:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    write_named(path, file.getvalue())
    return path
