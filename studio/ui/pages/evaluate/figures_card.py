"""Figures of a part in one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.pages.evaluate.figure_label import FigureLabel
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card


class FiguresCard(Card):
    """Base of the cards above the sections: figures beside each other.

    A subclass makes them and gives them to `lay_out`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._figures: tuple[FigureLabel, ...] = ()

    def lay_out(self, figures: Sequence[FigureLabel]) -> None:
        """Put the figures into the card, the first at the left."""
        self._figures = tuple(figures)
        row = QHBoxLayout()
        row.setSpacing(32)
        for figure in self._figures:
            row.addWidget(figure)
        row.addStretch(1)
        self.body.addLayout(row)

    def texts(self) -> list[str]:
        """Return what is shown, each figure with its name."""
        return [figure.accessibleName() for figure in self._figures if not figure.isHidden()]
