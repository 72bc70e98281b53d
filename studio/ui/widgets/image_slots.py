"""Places for a few chosen images, one of which takes the next choice: A, B, C."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from studio.core.base.sentences import Sentence
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import SMALL_RADIUS
from studio.ui.threads.background import Background
from studio.ui.widgets.label import Label
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.plain_tip import plain_tip

SIDE = 56

Load = Callable[[str, int], NDArray[np.uint8]]
"""File and pixels of the longer side -> uint8 (height, width, 3)."""


class ImageSlots(QWidget):
    """The active place, framed, is where `put` puts an image; a click makes another one active.

    Args:
        names: of the places, such as "A" and "B".
        signs: between and before them, such as a plus; as many as names, "" for none.
        load: reads a thumbnail, in a thread.

    Signals:
        files_changed(): a place holds another image.
    """

    files_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        load: Load,
        signs: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._slots = [_Slot(theme, name, load) for name in names]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for at, slot in enumerate(self._slots):
            if at < len(signs) and signs[at]:
                row.addWidget(Label(theme, signs[at], Role.HEADING))
            self._group.addButton(slot, at)
            row.addWidget(slot)
        row.addStretch(1)
        self._slots[0].setChecked(True)
        self.setToolTip(self.tr("Click a place, then choose an image at the right: it goes there."))

    def files(self) -> tuple[str, ...]:
        """Return what each place holds, "" where it is empty."""
        return tuple(slot.file for slot in self._slots)

    @property
    def active(self) -> int:
        """The place that takes the next image."""
        return self._group.checkedId()

    def set_active(self, at: int) -> None:
        """Let another place take the next image."""
        self._slots[at].setChecked(True)

    def set_files(self, files: Sequence[str]) -> None:
        """Fill the places without a signal."""
        for slot, file in zip(self._slots, files, strict=True):
            slot.set_file(file)

    def put(self, file: str) -> None:
        """Put an image into the active place."""
        if self._slots[self.active].set_file(file):
            self.files_changed.emit()


class _Slot(QAbstractButton):
    """One place: its name above, its image below."""

    def __init__(self, theme: Theme, name: str, load: Load) -> None:
        super().__init__()
        self._theme = theme
        self._load = load
        self._image = QImage()
        self.file = ""
        self._reader = Background(self)
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for the name beside the image."""
        return QSize(SIDE + 4 + self.fontMetrics().horizontalAdvance(self.text()) + 8, SIDE + 4)

    def set_file(self, file: str) -> bool:
        """Hold an image; return whether it is another one."""
        if file == self.file:
            return False
        self.file = file
        self._image = QImage()
        self.setToolTip(plain_tip(file))
        self.setAccessibleDescription(Path(file).name)
        if file:
            self._reader.run(partial(self._load, file, 2 * SIDE))
        self.update()
        return True

    def _on_read(self, pixels: NDArray[np.uint8]) -> None:
        self._image = image_of(pixels)
        self.update()

    def _on_failed(self, _reason: Sentence) -> None:
        self._image = QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name, the image, and a frame that tells the active place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_small = max(self._image.width(), self._image.height()) < SIDE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
        painter.setFont(self._theme.font_of(Role.STRONG))
        painter.setPen(self._theme.color("accent" if self.isChecked() else "text"))
        room = QRectF(0, 0, self.width() - SIDE - 6, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())
        frame = QRectF(self.width() - SIDE - 3, 1, SIDE + 2, SIDE + 2)
        is_lit = self.isChecked() or self.underMouse() or self.hasFocus()
        painter.setPen(
            QPen(self._theme.color("accent" if is_lit else "edge"), 2 if self.isChecked() else 1)
        )
        painter.setBrush(self._theme.color("field"))
        painter.drawRoundedRect(frame, SMALL_RADIUS, SMALL_RADIUS)
        if not self._image.isNull():
            path = QPainterPath()
            path.addRoundedRect(frame.adjusted(2, 2, -2, -2), SMALL_RADIUS - 2, SMALL_RADIUS - 2)
            painter.setClipPath(path)
            inside = frame.adjusted(2, 2, -2, -2)
            factor = min(
                inside.width() / self._image.width(), inside.height() / self._image.height()
            )
            width, height = self._image.width() * factor, self._image.height() * factor
            middle = inside.center()
            place = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            painter.drawImage(place, self._image)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), SMALL_RADIUS, SMALL_RADIUS)
