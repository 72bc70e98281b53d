"""The crawler's own eyes: what they must see, and what they must not complain about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crawler.controls import find
from crawler.texts import clipped
from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.elided_label import ElidedLabel

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "A sentence that has no room where it stands"


@pytest.fixture
def window() -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    window.adjustSize()


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_cut_words_are_seen(window: QWidget, kind: type[QLabel] | type[QPushButton]) -> None:
    widget = kind(LONG)
    put(window, widget)
    assert clipped(window) == []
    widget.setFixedWidth(40)
    assert [LONG in line for line in clipped(window)] == [True]
    widget.setToolTip(LONG)
    assert clipped(window) == []


def test_a_tooltip_of_words_with_marks_says_them(qapp: QApplication, window: QWidget) -> None:
    label = ElidedLabel(Theme(qapp, Scheme.LIGHT), f"<b>{LONG}</b> & more")
    put(window, label)
    label.setFixedWidth(60)
    assert label.shown_text() != label.text()
    assert clipped(window) == []
    label.setToolTip("")
    assert len(clipped(window)) == 1


def test_words_on_two_lines_are_not_cut(qapp: QApplication, window: QWidget) -> None:
    label = ElidedLabel(Theme(qapp, Scheme.LIGHT), LONG, lines=2)
    put(window, label)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance(LONG) * 2 // 3)
    assert "\n" in label.shown_text()
    assert clipped(window) == []
    label.setFixedWidth(60)
    label.setToolTip("")
    assert len(clipped(window)) == 1


def test_lines_that_are_cut_below_are_seen(window: QWidget) -> None:
    label = QLabel(" ".join([LONG] * 4))
    label.setWordWrap(True)
    label.setFixedSize(120, 20)
    put(window, label)
    assert any("of height" in line for line in clipped(window))


def test_what_lies_beyond_its_parent_is_seen(window: QWidget) -> None:
    box = QWidget()
    put(window, box)
    label = QLabel(LONG, box)
    label.adjustSize()
    label.show()
    box.setFixedSize(20, 40)
    assert any("beyond the side" in line for line in clipped(window))


def test_only_what_can_be_pressed_is_found(window: QWidget) -> None:
    chosen, other = QPushButton("chosen"), QPushButton("other")
    group = QButtonGroup(window)
    for button in (chosen, other):
        button.setCheckable(True)
        group.addButton(button)
        put(window, button)
    chosen.setChecked(True)
    off, hidden, field = QPushButton("off"), QPushButton("hidden"), QLineEdit()
    for widget in (off, hidden, field):
        put(window, widget)
    off.setEnabled(False)
    hidden.hide()
    field.setAccessibleName("name")
    found = {control.key: control.is_chosen for control in find(window)}
    assert found == {
        "QPushButton chosen": True,
        "QPushButton other": False,
        "QLineEdit name": False,
    }


def test_of_many_tiles_a_few_are_found_and_of_buttons_all(
    window: QWidget, qapp: QApplication
) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    for name in "abcdef":
        put(window, QPushButton(name))
        put(window, Button(theme, f"do {name}"))
    found = [control.key for control in find(window)]
    assert [key for key in found if key.startswith("QPushButton")] == [
        "QPushButton a",
        "QPushButton b",
        "QPushButton f",
    ]
    assert len(found) == 3 + 6


def test_what_is_found_is_pressed(window: QWidget) -> None:
    field = QLineEdit("12")
    put(window, field)
    (control,) = find(window)
    control.press()
    assert field.text() == "48"
