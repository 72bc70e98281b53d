"""The histogram of a layer's weights fits the side of the page."""

from pytestqt.qtbot import QtBot

from studio.ui.pages.inspect.side_column import WIDTH
from studio.ui.pages.inspect.weights_card import WeightsCard
from studio.ui.theme import Theme
from studio.ui.widgets.histogram import HistogramChart


def test_the_chart_is_no_wider_than_its_card(theme: Theme, qtbot: QtBot) -> None:
    card = WeightsCard(theme)
    qtbot.addWidget(card)
    card.setFixedWidth(WIDTH)
    card.resize(WIDTH, 500)
    card.show()
    panel = card.findChildren(HistogramChart)[0]
    qtbot.waitUntil(lambda: panel.chart.width() > 0)
    assert panel.rect().contains(panel.chart.geometry())


def test_before_there_are_weights_the_card_says_what_it_is_for(theme: Theme, qtbot: QtBot) -> None:
    card = WeightsCard(theme)
    qtbot.addWidget(card)
    card.show()
    assert card._note.isVisible()
    assert card._note.text() == "The weights of the chosen layer are drawn here."
    assert not card._chart.isVisible()
