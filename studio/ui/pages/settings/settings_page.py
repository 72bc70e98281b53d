"""How should it be?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.settings.cluster_card import ClusterCard
from studio.ui.pages.settings.engine_card import EngineCard
from studio.ui.pages.settings.look_card import LookCard
from studio.ui.pages.settings.places_card import PlacesCard
from studio.ui.pages.settings.weights_card import WeightsCard
from studio.ui.theme.tokens import GAP, GRID

WIDEST = 640
"""Pixels of a card."""

NARROWEST = 440
"""Pixels of a card: two columns where that much is there twice, and what their words need."""


class SettingsPage(Page):
    """Cards in one column or two; every change is in force at once."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.header.set_title(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self.set_facts(self.tr("Changes apply immediately."))
        self.look = LookCard(self.theme, context.settings)
        self.places = PlacesCard(
            self.theme, context.settings, context.run, context.search, context.queue
        )
        self.weights = WeightsCard(self.theme, context.client)
        self.engine = EngineCard(
            self.theme, context.client, context.run, context.search, context.queue
        )
        self.cluster = ClusterCard(self.theme, context.client, context.settings)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        left, right = (self.look, self.engine, self.cluster), (self.weights, self.places)
        self._sides = (_column(left), _column(right))
        for side in self._sides:
            self._columns.addLayout(side, 1)
        around = QVBoxLayout(inner)
        around.setContentsMargins(0, 0, GRID, 0)
        around.addLayout(self._columns)
        around.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self.body.addWidget(self._area, 1)
        if context.project.project is None:
            back = self.add_secondary(self.tr("Back"), "home")
            back.clicked.connect(partial(self.page_wanted.emit, "start"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside each other where there is room."""
        super().resizeEvent(event)
        needed = sum(side.minimumSize().width() for side in self._sides) + GAP
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * GRID  # and the scroll bar's
        is_wide = self.width() >= 2 * NARROWEST + GAP and room >= needed
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)

    def entered(self) -> None:
        """Measure what may have grown since."""
        self.places.measure()
        self.weights.look_again()


def _column(cards: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for card in cards:
        card.setMaximumWidth(WIDEST)
        column.addWidget(card)
    column.addStretch(1)
    return column
