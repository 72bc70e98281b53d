"""One picture, as large as it goes, with its neighbours at the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_thumbnail
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.thumbnails import Picture

LARGEST = 2048


class ImageDialog(QDialog):
    """Shows pictures one at a time; it is gone when closed.

    Signals:
        picture_changed(int): the person went to this one of the pictures.
    """

    picture_changed = Signal(int)

    def __init__(
        self, theme: Theme, pictures: Sequence[Picture], at: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures = pictures
        self._at = at
        self._pixmap = QPixmap()
        self._reader = Background(self)
        self._name = ElidedLabel(theme, "", Role.STRONG)
        self._facts = Label(theme, "", Role.DIM)
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image.setMinimumSize(320, 240)
        self._image.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._before = IconButton(theme, "chevron-left", self.tr("Previous picture"))
        self._after = IconButton(theme, "chevron-right", self.tr("Next picture"))
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._facts)
        head.addWidget(self._before)
        head.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.addLayout(head)
        self._row = QHBoxLayout()
        self._row.addWidget(self._image, 1)
        column.addLayout(self._row, 1)
        self.resize(820, 640)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._reader.succeeded.connect(self._on_pixels_read)
        self._reader.failed.connect(self._on_read_failed)
        self._show(at)

    @property
    def picture(self) -> Picture:
        """The one that is shown."""
        return self._pictures[self._at]

    def add_beside(self, widget: QWidget) -> None:
        """Put `widget` at the right of the picture."""
        self._row.addWidget(widget)

    def _go(self, by: int) -> None:
        self._show(self._at + by)
        self.picture_changed.emit(self._at)

    def _show(self, at: int) -> None:
        self._at = at % len(self._pictures)
        picture = self.picture
        self.setWindowTitle(picture.class_name)
        self._name.setText(picture.path)
        place = f"{count_text(self._at + 1)} / {count_text(len(self._pictures))}"
        self._facts.setText(" · ".join(filter(None, (picture.class_name, picture.part, place))))
        self._reader.run(partial(load_thumbnail, picture.path, LARGEST))

    @Slot()
    def _on_before_clicked(self) -> None:
        self._go(-1)

    @Slot()
    def _on_after_clicked(self) -> None:
        self._go(1)

    @Slot(object)
    def _on_pixels_read(self, pixels: NDArray[np.uint8]) -> None:
        height, width, _ = pixels.shape
        data = np.ascontiguousarray(pixels)
        image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._pixmap = QPixmap.fromImage(image.copy())
        self._fit()

    @Slot(object)
    def _on_read_failed(self, sentence: Sentence) -> None:
        self._pixmap = QPixmap()
        self._image.setText(translated(sentence))

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._image.size() * ratio
        is_small = self._pixmap.width() < room.width() / 4
        mode = (
            Qt.TransformationMode.FastTransformation  # single pixels are to be seen
            if is_small
            else Qt.TransformationMode.SmoothTransformation
        )
        fitted = self._pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        fitted.setDevicePixelRatio(ratio)
        self._image.setPixmap(fitted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbours with the arrow keys."""
        if event.key() == Qt.Key.Key_Left:
            self._go(-1)
        elif event.key() == Qt.Key.Key_Right:
            self._go(1)
        else:
            super().keyPressEvent(event)
