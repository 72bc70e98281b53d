"""How should it be?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.settings.cluster_card import ClusterCard
from studio.ui.pages.settings.engine_card import EngineCard
from studio.ui.pages.settings.look_card import LookCard
from studio.ui.pages.settings.places_card import PlacesCard
from studio.ui.pages.settings.weights_card import WeightsCard

WIDEST = 640


class SettingsPage(Page):
    """Cards one below the other; every change is in force at once."""

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
        cards = QWidget()
        cards.setMaximumWidth(WIDEST)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for card in (self.look, self.engine, self.cluster, self.weights, self.places):
            column.addWidget(card)
        column.addStretch(1)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(cards, 2)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        if context.project.project is None:
            back = self.add_secondary(self.tr("Back"), "home")
            back.clicked.connect(partial(self.page_wanted.emit, "start"))

    def entered(self) -> None:
        """Measure what may have grown since."""
        self.places.measure()
        self.weights.look_again()
