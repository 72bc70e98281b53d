"""What a point of the map of codes stands for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.wire.messages import Seen
from studio.ui.texts.format import figure_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import Label
from studio.ui.widgets.pixel_image import image_of

SIDE = 112
POINTED_SIDE = 200


class CodeCard(Card):
    """An image beside its restoration, and what lies at the place under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("What a code means"))
        self._hint = Label(theme, "", Role.CAPTION, wraps=True)
        self.original = ImageView(theme, SIDE, SIDE)
        self.restored = ImageView(theme, SIDE, SIDE)
        self._error = Label(theme, "", Role.CAPTION)
        self._pair = QWidget()
        self.pointed = ImageView(theme, POINTED_SIDE, SIDE)
        self.pointed.setMaximumHeight(POINTED_SIDE)
        self._under = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        for view, name in (
            (self.original, self.tr("Original")),
            (self.restored, self.tr("Restored")),
        ):
            view.setAccessibleName(name)
            view.setMaximumHeight(SIDE)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(view)
            column.addWidget(Label(theme, name, Role.CAPTION))
            row.addLayout(column, 1)
        pair = QVBoxLayout(self._pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addLayout(row)
        pair.addWidget(self._error)
        under = QVBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(Label(theme, self.tr("Under the pointer"), Role.DIM))
        under.addWidget(self.pointed)
        self.pointed.setAccessibleName(self.tr("Under the pointer"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._pair)
        self.body.addWidget(self._under)
        self.body.addStretch(1)
        self.forget()

    def forget(self) -> None:
        """Show nothing: another network is looked at."""
        self._pair.hide()
        self._under.hide()
        self._hint.setText(
            self.tr("Click a point for its image and what the network restores of it.")
        )

    def set_points(self, *, is_plane: bool) -> None:
        """Say whether places of the map are codes, so that any of them can be decoded."""
        self._under.setVisible(is_plane)
        text = self.tr("Click a point for its image and what the network restores of it.")
        if is_plane:
            text += " " + self.tr("Point anywhere: the place is decoded at once.")
        self._hint.setText(text)

    def show_restored(self, seen: Seen) -> None:
        """Show an image and its restoration."""
        self._pair.show()
        self.original.set_image(image_of(seen.arrays["original"][0]))
        self.restored.set_image(image_of(seen.arrays["restored"][0]))
        error = float(np.asarray(seen.arrays["errors"])[0])
        self._error.setText(self.tr("error {error}").format(error=figure_text(error)))

    def show_pointed(self, image: NDArray[np.uint8]) -> None:
        """Show what the place under the pointer means, uint8 (height, width, 1 or 3)."""
        self.pointed.set_image(image_of(image))
