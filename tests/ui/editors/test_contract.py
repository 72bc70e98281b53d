"""What is true of every editor."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shown_window import is_activated

from studio.core.recipes.recipe_ranges import Range, range_of
from studio.ui.editors import (
    AngleEditor,
    Choice,
    ChoiceEditor,
    Editor,
    ImageSizeEditor,
    IntegerEditor,
    IntegerListEditor,
    LearningRateEditor,
    PercentEditor,
    SpreadEditor,
    SwitchEditor,
    TextEditor,
)
from studio.ui.theme import Theme

CHOICES = [Choice("a", "First"), Choice("b", "Second", "why"), Choice("c", "Third")]
MAKERS: dict[str, tuple[Callable[[Theme], Editor[Any]], list[object]]] = {
    "integer": (
        lambda theme: IntegerEditor(theme, "n", Range(lowest=0, highest=1000), unit="epochs"),
        [7, 1000, 0],
    ),
    "rate": (
        lambda theme: LearningRateEditor(theme, "n", range_of("stage.learning_rate")),
        [1e-4, 0.003, 2.5e-5],
    ),
    "percent": (
        lambda theme: PercentEditor(theme, "n", range_of("augment.shear")),
        [0.2, 1.0, 0.125],
    ),
    "spread": (
        lambda theme: SpreadEditor(theme, "n", range_of("augment.zoom"), text_for_lowest="off"),
        [0.2, 0.0, 0.125],
    ),
    "angle": (
        lambda theme: AngleEditor(theme, "n", range_of("augment.rotation"), text_for_lowest="off"),
        [0.15, 1.0, 0.0, 1 / 3],
    ),
    "choice": (lambda theme: ChoiceEditor(theme, "n", CHOICES), ["b", "c", "a"]),
    "switch": (lambda theme: SwitchEditor(theme, "n"), [True, False, True]),
    "text": (lambda theme: TextEditor(theme, "n"), ["name", "", "two words"]),
    "list": (
        lambda theme: IntegerListEditor(theme, "n", range_of("model.dense")),
        [(256, 128), (), (1,)],
    ),
    "size": (
        lambda theme: ImageSizeEditor(theme, "n", range_of("data.image_size")),
        [(224, 224), (32, 64), (8, 4096)],
    ),
}


def made(name: str, theme: Theme, qtbot: QtBot) -> tuple[Any, list[object]]:
    make, values = MAKERS[name]
    editor: Any = make(theme)
    qtbot.addWidget(editor)
    return editor, values


@pytest.mark.parametrize("name", MAKERS)
def test_returns_what_was_set_and_keeps_silent(name: str, theme: Theme, qtbot: QtBot) -> None:
    editor, values = made(name, theme, qtbot)
    for value in values:
        with qtbot.assertNotEmitted(editor.value_changed):
            editor.set_value(value)
        assert editor.value() == value


@pytest.mark.parametrize("name", MAKERS)
def test_has_a_name_for_screen_readers(name: str, theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(name, theme, qtbot)
    assert editor.accessibleName() == "n"


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel over a widget; returns whether the widget took it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("name", ["integer", "rate", "percent", "angle", "choice"])
def test_the_wheel_changes_nothing_without_the_focus(name: str, theme: Theme, qtbot: QtBot) -> None:
    editor, values = made(name, theme, qtbot)
    editor.set_value(values[0])
    editor.show()
    editor.clearFocus()
    assert not turn_wheel(editor)
    assert editor.value() == values[0]


def test_the_wheel_works_with_the_focus(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made("integer", theme, qtbot)
    editor.set_value(7)
    editor.show()
    qtbot.waitUntil(lambda: is_activated(editor))
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    assert turn_wheel(editor)
    assert editor.value() == 6
