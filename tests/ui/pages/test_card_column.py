"""A column of a given width gives its cards a little more where their words need it."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.pages.card_column import GUTTER, MOST_MORE, CardColumn
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card

WIDTH = 180


@pytest.fixture
def card(theme: Theme) -> Card:
    return Card(theme, "Image")


@pytest.fixture
def column(card: Card, qtbot: QtBot) -> CardColumn:
    made = CardColumn([(card, 0)], WIDTH)
    qtbot.addWidget(made)
    made.show()
    return made


def holder_of(column: CardColumn) -> QWidget:
    holder = column.widget()
    assert holder is not None
    return holder


def test_a_button_has_the_width_of_its_words(
    theme: Theme, card: Card, column: CardColumn, qtbot: QtBot
) -> None:
    assert (holder_of(column).width(), column.width()) == (WIDTH, WIDTH + GUTTER)
    button = Button(theme, "Open an image…", icon="folder")
    card.add_action(button)
    qtbot.waitUntil(lambda: column.width() > WIDTH + GUTTER, timeout=3000)
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width(), timeout=3000)
    button.hide()
    qtbot.waitUntil(lambda: column.width() == WIDTH + GUTTER, timeout=3000)


def test_it_does_not_grow_without_end(card: Card, column: CardColumn, qtbot: QtBot) -> None:
    card.body.addWidget(QLabel("a word" * 200))
    qtbot.waitUntil(lambda: column.width() == WIDTH + MOST_MORE + GUTTER, timeout=3000)
