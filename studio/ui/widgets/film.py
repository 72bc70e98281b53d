"""The steps of a walk: one large, all of them as a strip, played or gone through with a slider."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.animation import write_gif
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.play_bar import PlayBar
from studio.ui.widgets.saving import GIF, Write

FRAME_MS = 120
SIDE = 320
STRIP = 96
"""Pixels of the height of the strip."""

_SAVED_SIDE = 256
"""Frames of a GIF are enlarged in whole steps up to about this many pixels."""


class Film(QWidget):
    """Pictures of one size, looked at one after the other.

    Args:
        name: of the pictures, for those who hear them.
        stem: suggested name of a file, without an ending.

    Attributes:
        menu: copies the shown one's strip, saves it as PNG, or all as a GIF that plays.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames = np.zeros((0, 1, 1, 1), np.uint8)
        self.view = ImageView(theme, SIDE)
        self.view.setAccessibleName(name)
        self.strip = PictureRows(theme, self.tr("All steps"))
        self.strip.setFixedHeight(STRIP)
        self.bar = PlayBar(
            theme,
            self.tr("Step"),
            self.tr("Play all steps"),
            self.tr("Stop playing"),
            frame_ms=FRAME_MS,
        )
        self.menu = PictureMenu(
            self, self.strip.picture, self._file_stem, self.strip.is_empty, {GIF: self._gif_writer}
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.bar.moved.connect(self._show)
        self.strip.picked.connect(self._on_picked)

    def set_frames(self, frames: NDArray[np.uint8]) -> None:
        """Show other pictures, uint8 (n, height, width, 1 or 3); the step stays where it can."""
        self._frames = frames
        at = min(self.bar.step, max(len(frames) - 1, 0))
        self.strip.set_rows([PictureRow("", frames)] if len(frames) else ())
        self.bar.set_steps(len(frames), at)
        self._show(at)

    def frames(self) -> NDArray[np.uint8]:
        """Return the pictures."""
        return self._frames

    @Slot(int)
    def _show(self, at: int) -> None:
        if not len(self._frames):
            self.view.set_image(QImage())
            self.bar.set_text("")
            return
        self.view.set_image(image_of(self._frames[at]))
        self.bar.set_text(f"{count_text(at + 1)} / {count_text(len(self._frames))}")

    @Slot(int)
    def _on_picked(self, at: int) -> None:
        self.bar.stop()
        self.bar.set_steps(len(self._frames), at)
        self._show(at)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu.open_at(self.mapToGlobal(place))

    def _file_stem(self) -> str:
        return "walk"

    def _gif_writer(self) -> Write:
        return partial(_write, self._frames)


def _write(frames: NDArray[np.uint8], path: Path) -> None:
    times = max(1, _SAVED_SIDE // max(frames.shape[1:3]))
    larger = frames.repeat(times, axis=1).repeat(times, axis=2)
    write_gif([image_of(frame) for frame in larger], FRAME_MS, path)
