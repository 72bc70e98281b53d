import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors import (
    Choice,
    ChoiceEditor,
    FormRow,
    ImageSizeEditor,
    IntegerListEditor,
    SwitchEditor,
    TextEditor,
)
from studio.ui.editors.integer_list import parse_integers
from studio.ui.theme import Theme
from studio.ui.widgets.help_tip import HelpTip

CHOICES = [Choice("a", "First"), Choice("b", "Second", "why"), Choice("c", "Third")]


def test_a_choice_is_made_with_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, "Pooling", CHOICES)
    qtbot.addWidget(editor)
    assert editor.value() == "a"
    with qtbot.waitSignal(editor.value_changed) as signal:
        QTest.keyClick(editor, Qt.Key.Key_Down)
    assert signal.args == ["b"]
    assert editor.toolTip() == "why"


def test_an_unknown_choice_is_refused(theme: Theme, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, "Pooling", CHOICES)
    qtbot.addWidget(editor)
    with pytest.raises(KeyError):
        editor.set_value("z")
    assert editor.value() == "a"


def test_other_choices_keep_what_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, "Pooling", CHOICES)
    qtbot.addWidget(editor)
    editor.set_value("c")
    editor.set_choices([Choice("c", "Third"), Choice("d", "Fourth")])
    assert editor.value() == "c"
    editor.set_choices([Choice("d", "Fourth")])
    assert editor.value() == "d"


LONG = "12/11/26 14:03 · A project with a name of some length · 0.0883 · best"


def test_a_long_choice_is_shortened_and_whole_in_its_tooltip(theme: Theme, qtbot: QtBot) -> None:
    editor = ChoiceEditor(theme, "Run", [Choice("a", LONG, "where it lies"), Choice("b", "Short")])
    qtbot.addWidget(editor)
    editor.resize(180, editor.height())
    editor.show()
    assert editor.shown_text().endswith("…")
    assert LONG.startswith(editor.shown_text()[:-1])
    assert editor.toolTip() == f"{LONG}\nwhere it lies"
    editor.resize(900, editor.height())
    assert editor.shown_text() == LONG
    assert editor.toolTip() == "where it lies"
    editor.resize(180, editor.height())
    editor.set_value("b")
    assert (editor.shown_text(), editor.toolTip()) == ("Short", "")


@pytest.mark.parametrize("text", ["All channels", "Canal de entrada 1 de 3", "x" * 30, LONG])
def test_a_choice_that_has_the_room_it_asks_for_is_whole(
    theme: Theme, qtbot: QtBot, text: str
) -> None:
    editor = ChoiceEditor(theme, "Channel", [Choice("a", text), Choice("b", "Short")])
    qtbot.addWidget(editor)
    editor.show()
    editor.resize(editor.sizeHint())
    assert editor.shown_text() == text


def test_the_list_of_a_narrow_choice_is_as_wide_as_its_longest_line(
    theme: Theme, qtbot: QtBot
) -> None:
    editor = ChoiceEditor(theme, "Run", [Choice("a", LONG), Choice("b", "Short")])
    qtbot.addWidget(editor)
    editor.resize(180, editor.height())
    editor.show()
    editor.showPopup()
    qtbot.waitUntil(editor.view().isVisible, timeout=3000)
    assert editor.view().viewport().width() >= editor.fontMetrics().horizontalAdvance(LONG)
    editor.hidePopup()


def test_a_switch_slides_only_where_things_may_move(theme: Theme, qtbot: QtBot) -> None:
    editor = SwitchEditor(theme, "Flip")
    qtbot.addWidget(editor)
    editor.click()
    assert editor._at == 0.0
    theme.set_reduces_motion(True)
    editor.click()
    assert (editor.value(), editor._at) == (False, 0.0)
    editor.click()
    assert (editor.value(), editor._at) == (True, 1.0)


def test_a_switch_turns_with_space_and_click(theme: Theme, qtbot: QtBot) -> None:
    editor = SwitchEditor(theme, "Flip")
    qtbot.addWidget(editor)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    QTest.keyClick(editor, Qt.Key.Key_Space)
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)
    assert seen == [True, False]


def test_a_text_counts_when_it_is_finished(theme: Theme, qtbot: QtBot) -> None:
    editor = TextEditor(theme, "Name")
    qtbot.addWidget(editor)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    QTest.keyClicks(editor, "birds")
    assert seen == []
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen == ["birds"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("256, 128", (256, 128)),
        ("256;128", (256, 128)),
        (" 64 32 ", (64, 32)),
        ("", ()),
        ("a", None),
        ("-1", None),
        ("1.5", None),
    ],
)
def test_numbers_in_a_line(text: str, numbers: tuple[int, ...] | None) -> None:
    assert parse_integers(text) == numbers


def test_wrong_numbers_are_marked_and_stay(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerListEditor(theme, "Dense", Range(lowest=1, highest=4096, most=2))
    qtbot.addWidget(editor)
    editor.set_value((256,))
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    for wrong in ("9999", "1, 2, 3", "many"):
        editor.selectAll()
        QTest.keyClicks(editor, wrong)
        assert not editor.is_valid()
        assert "4,096" in editor.problem()
        assert editor.value() == (256,)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert editor.text() == wrong
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert editor.text() == "256"
        assert editor.is_valid()
    assert seen == []
    editor.selectAll()
    QTest.keyClicks(editor, "512,64")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen == [(512, 64)]
    assert editor.text() == "512, 64"


def test_a_size_is_height_then_width(theme: Theme, qtbot: QtBot) -> None:
    editor = ImageSizeEditor(theme, "Image size", Range(lowest=16, highest=512))
    qtbot.addWidget(editor)
    editor.set_value((96, 64))
    first = editor.focusProxy()
    assert first is not None
    with qtbot.waitSignal(editor.value_changed) as signal:
        QTest.keyClick(first, Qt.Key.Key_Up)
    assert signal.args == [(104, 64)]


def test_a_form_row_names_its_editor(theme: Theme, qtbot: QtBot) -> None:
    editor = TextEditor(theme, "")
    row = FormRow(theme, "Name", editor, "How it is called.")
    qtbot.addWidget(row)
    assert editor.accessibleName() == "Name"
    tip = row.findChild(HelpTip)
    assert tip is not None
    assert "How it is called." in tip.toolTip()
    label = row.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.buddy() is editor
