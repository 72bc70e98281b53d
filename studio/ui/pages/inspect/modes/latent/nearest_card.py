"""The training images that an invented one resembles most: was it learned, or learned by heart?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_rows import PictureRow, PictureRows
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.plain_tip import plain_tip

SIDE = 120


class NearestCard(Card):
    """A sample above the training images nearest to it, with their distances.

    Signals:
        closed(): the person wants to see it no longer.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Nearest training images"))
        close = IconButton(theme, "close", self.tr("Close"), small=True)
        self.add_action(close)
        self.sample = ImageView(theme, SIDE)
        self.sample.setAccessibleName(self.tr("The sample"))
        self.neighbors = PictureRows(theme, self.tr("Training images, the nearest first"))
        self._file = ElidedLabel(theme, "", Role.CAPTION)
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.body.addWidget(self.sample)
        self.body.addWidget(self.neighbors, 1)
        self.body.addWidget(self._file)
        self.body.addWidget(self._text)
        close.clicked.connect(self.closed)

    def text(self) -> str:
        """Return what is said about the distances."""
        return self._text.text()

    def show_waiting(self, sample: NDArray[np.uint8]) -> None:
        """Show a sample, (height, width, 1 or 3), whose neighbours are being looked for."""
        self.sample.set_image(image_of(sample))
        self.neighbors.set_rows(())
        self._file.setText("")
        self._text.setText(self.tr("Looking through the training images…"))

    def show_nearest(
        self,
        nearest: NDArray[np.uint8],
        distances: Sequence[float],
        files: Sequence[str],
        images: int,
    ) -> None:
        """Show the neighbours of the sample.

        Args:
            nearest: (neighbours, height, width, 1 or 3), the nearest first.
            distances: of each, root of the mean square per value of pixels in 0..1.
            files: of each, relative to the folder of the data.
            images: training images that were looked through.
        """
        captions = [figure_text(distance) for distance in distances]
        self.neighbors.set_rows([PictureRow("", nearest)], captions)
        self._file.setText(PurePosixPath(files[0]).name)
        self._file.setToolTip(plain_tip("\n".join(files)))
        self._text.setText(
            self.tr(
                "Pixel by pixel, of {count} training images; below each its distance, 0 to 1. "
                "Where a sample looks the same as its neighbour, that image was memorised."
            ).format(count=count_text(images))
        )

    def show_problem(self, text: str) -> None:
        """Say why there are no neighbours."""
        self._text.setText(text)
