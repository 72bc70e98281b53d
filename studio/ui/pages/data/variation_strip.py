"""What the random changes make of a few of the person's own images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.recipes.recipe import Recipe
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.pixel_image import image_of

IMAGES = 3
"""Rows: one image of each of the first classes."""
CHANGED = 3
"""Columns behind the image itself."""
PATIENCE_MS = 300
_GAP = 4

Pictures = NDArray[np.uint8]
_NOTHING = np.empty((0, 0, 1, 1, 3), np.uint8)


class VariationStrip(QWidget):
    """Rows of an image and some of its changed versions, by the engine's own function.

    Asks only while it can be seen and changes are chosen; while a training is under way the
    engine is left alone and the last pictures stay.
    """

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe: Recipe | None = None
        self._files: tuple[Path, ...] = ()
        self._draw = 0
        self._is_stale = True
        self._is_training = False
        self._request = RequestSlot(client, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._text = Label(theme, self._title(), Role.CAPTION, wraps=True)
        self.again = IconButton(theme, "refresh", self.tr("Other variations"))
        self.pictures = _Grid()
        head = QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pictures)
        self._timer.timeout.connect(self._ask)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self._on_failed)
        self.again.clicked.connect(self._on_again_clicked)
        self.hide()

    def text(self) -> str:
        """Return what is said of the pictures, or why there are none."""
        return self._text.text()

    def _title(self) -> str:
        return self.tr("Original, then random variations")

    def show_images(self, dataset: Dataset | None, split: Split | None) -> None:
        """Take a training image of each of the first classes."""
        self._files = () if dataset is None or split is None else _examples(dataset, split)
        self._refresh()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the changes of this recipe."""
        before, self._recipe = self._recipe, recipe
        if before is None or _key(before) != _key(recipe):
            self._refresh()

    def set_training(self, is_training: bool) -> None:
        """Leave the engine alone while it trains."""
        if is_training != self._is_training:
            self._is_training = is_training
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has changed while nobody looked."""
        super().showEvent(event)
        self._ask_soon()

    def _refresh(self) -> None:
        augment = self._recipe.augment if self._recipe is not None else None
        self._is_stale = True
        self.again.setEnabled(not self._is_training)
        self.setVisible(augment is not None and augment.is_active and bool(self._files))
        self._ask_soon()

    def _ask_soon(self) -> None:
        if self._is_stale and self.isVisible():
            self._timer.start()

    @Slot()
    def _ask(self) -> None:
        recipe, files, draw = self._recipe, tuple(map(str, self._files)), self._draw
        if recipe is None or not files or self._is_training or self._request.is_active:
            return
        self._is_stale = False
        self._request.ask(messages.Vary(recipe, files, draw, CHANGED))

    @Slot(object)
    def _on_answered(self, event: messages.Varied) -> None:
        self._text.setText(self._title())
        self.pictures.show_pictures(event.pictures)
        self._ask_soon()

    @Slot(object)
    def _on_failed(self, event: messages.Failed) -> None:
        """Say why there are none: those before are of other settings, or of other images."""
        self._text.setText(translated(event.sentence))
        self.pictures.show_pictures(_NOTHING)
        self._ask_soon()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._draw += 1
        self._is_stale = True
        self._ask()


class _Grid(QWidget):
    """Equal cells, an image a row."""

    def __init__(self) -> None:
        super().__init__()
        self._images: list[list[QImage]] = []
        self.setAccessibleName(self.tr("Examples of the augmentation"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pictures(self, pictures: Pictures) -> None:
        """Show uint8 (columns, rows, height, width, 3 or 1)."""
        self._images = [
            [image_of(pictures[column, row]) for column in range(pictures.shape[0])]
            for row in range(pictures.shape[1])
        ]
        self.updateGeometry()
        self.update()

    def images(self) -> list[list[QImage]]:
        """Return what is shown, row by row."""
        return self._images

    def sizeHint(self) -> QSize:
        """Return a size for cells of 64 pixels."""
        return QSize(4 * 64 + 3 * _GAP, self.heightForWidth(4 * 64 + 3 * _GAP))

    def hasHeightForWidth(self) -> bool:
        """Return True: the cells keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        if not self._images:
            return 0
        cell = self._cell(width)
        return len(self._images) * (cell.height() + _GAP) - _GAP

    def _cell(self, width: int) -> QSize:
        first = self._images[0][0]
        columns = len(self._images[0])
        side = max(1, (width - (columns - 1) * _GAP) // columns)
        return QSize(side, max(1, round(side * first.height() / first.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        if not self._images:
            return
        cell = self._cell(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        for row, images in enumerate(self._images):
            for column, image in enumerate(images):
                x, y = column * (cell.width() + _GAP), row * (cell.height() + _GAP)
                painter.drawImage(QRect(x, y, cell.width(), cell.height()), image)
        painter.end()


def _examples(dataset: Dataset, split: Split) -> tuple[Path, ...]:
    _, firsts = np.unique(dataset.labels()[split.train], return_index=True)
    return tuple(dataset.file(dataset.images[split.train[first]]) for first in firsts[:IMAGES])


def _key(recipe: Recipe) -> object:
    return recipe.augment, recipe.data.image_size, recipe.data.color, recipe.seed
