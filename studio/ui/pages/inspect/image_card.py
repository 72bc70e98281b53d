"""The image that maps are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

SIDE = 176
TILE = 56


class ImageCard(Card):
    """The chosen image, a button that opens any file, the images of the data set below.

    Signals:
        image_chosen(str): the person chose this file.
    """

    image_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Image"))
        self._file = ""
        self._reader = Background(self)
        self._preview = QLabel()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setFixedHeight(SIDE)
        self._name = ElidedLabel(theme, "", Role.CAPTION)
        self._open = Button(theme, self.tr("Open an image…"), icon="folder", small=True)
        self.grid = ThumbnailGrid(theme, cached_thumbnail, self.tr("Images of the data set"))
        self.grid.set_tile_side(TILE)
        self.grid.setMinimumHeight(2 * TILE)
        self.grid.set_empty_text(self.tr("No data set"), self.tr("Open any image instead."))
        self.add_action(self._open)
        self.body.addWidget(self._preview)
        self.body.addWidget(self._name)
        self.body.addWidget(self.grid, 1)
        self._open.clicked.connect(self._on_open_clicked)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self._reader.succeeded.connect(self._on_pixels_read)
        self._reader.failed.connect(self._on_read_failed)

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Offer the images of a data set; the first is shown until another one is chosen."""
        self.grid.set_pictures(pictures)
        paths = {picture.path for picture in pictures}
        if pictures and self._file not in paths and not self._is_opened():
            self.set_file(pictures[0].path)

    def file(self) -> str:
        """Return the chosen file, "" where there is none."""
        return self._file

    def set_file(self, file: str) -> None:
        """Show an image without a signal."""
        self._file = file
        self._name.setText(Path(file).name)
        self._name.setToolTip(file)
        self._preview.setAccessibleName(Path(file).name)
        self._reader.run(partial(load_thumbnail, file, 2 * SIDE))

    def _is_opened(self) -> bool:
        """Whether the image was opened from elsewhere and is still there."""
        return bool(self._file) and Path(self._file).is_file()

    @Slot()
    def _on_selection_changed(self) -> None:
        chosen = self.grid.selected()
        if chosen:
            file = self.grid.pictures()[chosen[0]].path
            if file != self._file:
                self.set_file(file)
                self.image_chosen.emit(file)

    @Slot()
    def _on_open_clicked(self) -> None:
        kinds = self.tr(
            "Images (*.jpg *.jpeg *.png *.gif *.bmp *.webp *.tif *.tiff);;All files (*)"
        )
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an image"), self._file, kinds)
        if chosen:
            self.set_file(chosen)
            self.image_chosen.emit(chosen)

    @Slot(object)
    def _on_pixels_read(self, pixels: NDArray[np.uint8]) -> None:
        height, width, _ = pixels.shape
        data = np.ascontiguousarray(pixels)
        image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        ratio = self.devicePixelRatioF()
        room = self._preview.size() * ratio
        is_small = max(width, height) < SIDE / 2
        mode = (
            Qt.TransformationMode.FastTransformation
            if is_small  # single pixels are to be seen
            else Qt.TransformationMode.SmoothTransformation
        )
        fitted = QPixmap.fromImage(image).scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        fitted.setDevicePixelRatio(ratio)
        self._preview.setPixmap(fitted)

    @Slot(object)
    def _on_read_failed(self, sentence: Sentence) -> None:
        self._preview.setPixmap(QPixmap())
        self._preview.setText(translated(sentence))
