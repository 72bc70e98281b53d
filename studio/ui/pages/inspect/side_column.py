"""The cards at the right: the image and its prediction where a mode needs one, the mode's own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.mode import Mode, ModeSpec, Need
from studio.ui.pages.inspect.prediction_card import PredictionCard

WIDTH = 280
"""Pixels; more where the words of a language need it."""


class SideColumn(QWidget):
    """Shows what belongs to the mode that is shown.

    The prediction gives way to a mode's own card: there is no room for three.
    """

    def __init__(
        self, image: ImageCard, prediction: PredictionCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._image = image
        self._prediction = prediction
        self._cards: dict[Mode, QWidget] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(image, 1)
        self._column.addWidget(prediction)

    def sizeHint(self) -> QSize:
        """Return the usual width, or what the cards need."""
        hint = super().sizeHint()
        hint.setWidth(max(WIDTH, super().minimumSizeHint().width()))
        return hint

    def show_mode(self, spec: ModeSpec, mode: Mode, *, has_classes: bool) -> None:
        """Show the cards of `mode`."""
        if mode.card is not None and mode not in self._cards:
            self._cards[mode] = mode.card
            self._column.addWidget(mode.card, 0 if Need.IMAGE in spec.needs else 1)
        for owner, card in self._cards.items():
            card.setVisible(owner is mode and mode.shows_card)
        is_image = Need.IMAGE in spec.needs
        self._image.setVisible(is_image)
        self._image.set_compact(mode.shows_card)
        self._prediction.setVisible(is_image and has_classes and not mode.shows_card)
        self.setVisible(is_image or mode.shows_card)  # else the picture takes the room
