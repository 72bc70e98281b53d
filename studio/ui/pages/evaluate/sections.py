"""The sections of the Evaluate page, one seen at a time."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.ui.pages.card_column import CardColumn
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.images_card import ImagesCard
from studio.ui.pages.evaluate.question import Question

NARROW = 304
"""Pixels of a section beside which the images take the rest."""

IMAGES_WIDTH = 336
"""Least pixels of the images beside a section that takes twice as much."""


class SectionCard(Protocol):
    """What a section shows at the left; a QWidget."""

    def show_part(self, evaluated: Evaluated) -> None:
        """Show a part of a run."""
        ...

    def question(self) -> Question | None:
        """Return what its images answer now, None before anything was clicked."""
        ...


class Sections(QWidget):
    """A section at the left, the images behind what was clicked in it at the right."""

    def __init__(self, images: ImagesCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._cards: dict[str, QWidget] = {}
        self._narrow: set[str] = set()
        self._alone: set[str] = set()
        self._left = QStackedWidget()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._left)
        self._row.addWidget(images)

    def add(self, key: str, card: QWidget, *, is_narrow: bool, has_images: bool = True) -> None:
        """Add a section; beside a narrow one the images have most of the room."""
        self._cards[key] = card
        if not has_images:
            self._alone.add(key)
        if is_narrow:
            self._narrow.add(key)
            column = CardColumn([(card, 0)], NARROW)
            column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self._left.addWidget(column)
        else:
            self._left.addWidget(card)

    def show_section(self, key: str) -> None:
        """Bring a section into view."""
        is_narrow = key in self._narrow
        self._left.setCurrentIndex(list(self._cards).index(key))
        widest = 16_777_215
        self._left.setMaximumWidth(NARROW + 12 if is_narrow else widest)
        self._images.setMinimumWidth(IMAGES_WIDTH)
        self._images.setVisible(key not in self._alone)
        self._row.setStretch(0, 0 if is_narrow else 2)
        self._row.setStretch(1, 1)
        self._row.setSpacing(4 if is_narrow else 16)
