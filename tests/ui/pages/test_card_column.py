"""A column of cards whose wrapped texts take more height where it is narrower."""

import pytest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

WIDTH = 300


@pytest.fixture
def text(theme: Theme) -> Label:
    return Label(theme, "several words that are wrapped " * 20, Role.BODY, wraps=True)


@pytest.fixture
def column(text: Label, qtbot: QtBot) -> CardColumn:
    made = CardColumn([(text, 0)])
    qtbot.addWidget(made)
    made.resize(WIDTH, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


def bar_of(column: CardColumn) -> QScrollBar:
    return next(one for one in column.findChildren(QScrollBar) if one.parent() is column)


def test_a_bar_that_comes_or_goes_leaves_the_cards_their_width(
    column: CardColumn, text: Label, qtbot: QtBot
) -> None:
    bar, scrolled = bar_of(column), column.verticalScrollBar()
    shown = set()
    for height in [*range(60, 600), *range(600, 60, -1)]:
        column.resize(WIDTH, height)
        qtbot.wait(0)
        assert text.width() == WIDTH - GUTTER, height
        assert bar.isVisible() == (scrolled.maximum() > 0)
        shown.add(bar.isVisible())
    assert shown == {True, False}


def test_the_bar_scrolls_and_follows_what_is_scrolled(column: CardColumn, qtbot: QtBot) -> None:
    bar, scrolled = bar_of(column), column.verticalScrollBar()
    column.resize(WIDTH, 100)
    qtbot.waitUntil(bar.isVisible)
    assert (bar.maximum(), bar.pageStep()) == (scrolled.maximum(), scrolled.pageStep())
    assert bar.geometry().right() == column.rect().right()
    bar.setValue(17)
    assert scrolled.value() == 17
    scrolled.setValue(scrolled.maximum())
    assert bar.value() == bar.maximum()
