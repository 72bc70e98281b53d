"""The cards at the right: the image where a mode needs one, and the mode's own."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.mode import Mode, ModeSpec, Need

WIDTH = 280


class SideColumn(QWidget):
    """Shows what belongs to the mode that is shown."""

    def __init__(self, image: ImageCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._cards: dict[Mode, QWidget] = {}
        self.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(image, 3)

    def show_mode(self, spec: ModeSpec, mode: Mode) -> None:
        """Show the cards of `mode`."""
        if mode.card is not None and mode not in self._cards:
            self._cards[mode] = mode.card
            self._column.addWidget(mode.card, 2)
        for owner, card in self._cards.items():
            card.setVisible(owner is mode)
        self._image.setVisible(Need.IMAGE in spec.needs)
