from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.recipes.recipe_ranges import Range, range_of
from studio.ui.editors import (
    AngleEditor,
    FormRow,
    ImageSizeEditor,
    IntegerEditor,
    LearningRateEditor,
    PercentEditor,
    SpreadEditor,
    TextEditor,
)
from studio.ui.editors.decimal import DecimalEditor
from studio.ui.editors.learning_rate import stepped_rate
from studio.ui.editors.number_text import is_begun, read_number
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.label import Label

GLUE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def spanish() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("es"))
    yield
    QLocale.setDefault(before)


def retype(editor: QLineEdit, text: str) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, text)


def enter(editor: QLineEdit, text: str) -> None:
    retype(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def dropout(theme: Theme, qtbot: QtBot) -> PercentEditor:
    editor = PercentEditor(theme, "Dropout", range_of("model.dropout"))
    qtbot.addWidget(editor)
    editor.set_value(0.2)
    return editor


def test_a_number_counts_when_it_is_finished(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Batch", range_of("data.batch_size"))
    qtbot.addWidget(editor)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    retype(editor, "128")
    assert seen == []
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen == [128]


@pytest.mark.parametrize(
    ("field", "wrong", "shown"),
    [
        ("data.image_size", "5000", "8 to 4,096"),
        ("data.image_size", "4", "8 to 4,096"),
        ("stage.epochs", "9,999,999", "1 to 100,000"),
        ("stage.epochs", "0", "1 to 100,000"),
        ("stage.epochs", "-3", "1 to 100,000"),
        ("stage.epochs", "1.5", "a whole number"),
        ("stage.epochs", "ten", "a whole number"),
        ("stage.epochs", "", "a whole number"),
        ("stage.epochs", "1e999999999", "1 to 100,000"),
        ("seed", "2147483648", "0 to 2,147,483,647"),
    ],
)
def test_a_whole_number_out_of_range_stays_and_is_explained(
    theme: Theme, qtbot: QtBot, field: str, wrong: str, shown: str
) -> None:
    editor = IntegerEditor(theme, "n", range_of(field))
    qtbot.addWidget(editor)
    editor.set_value(32)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    enter(editor, wrong)
    assert editor.text() == wrong
    assert shown in editor.problem()
    assert "Still in use: 32." in editor.problem()
    assert editor.accessibleDescription() == editor.problem()
    assert (editor.value(), seen) == (32, [])
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert (editor.text(), editor.problem()) == ("32", "")


@pytest.mark.parametrize("wrong", ["150", "100", "-5", "many", "1e9", "0,5,5"])
def test_a_percentage_out_of_range_stays_and_is_explained(
    theme: Theme, qtbot: QtBot, wrong: str
) -> None:
    editor = dropout(theme, qtbot)
    enter(editor, wrong)
    assert editor.text() == wrong
    assert editor.problem() == (
        f"Enter a percentage from 0{GLUE}% to below 100{GLUE}%. Still in use: 20{GLUE}%."
    )
    assert editor.value() == 0.2


@pytest.mark.parametrize("wrong", ["0", "-1", "101", "1e3", "fast", "nan", "inf", "1e", "1e-4 2"])
def test_a_rate_out_of_range_stays_and_is_explained(theme: Theme, qtbot: QtBot, wrong: str) -> None:
    editor = LearningRateEditor(theme, "Rate", range_of("stage.learning_rate"))
    qtbot.addWidget(editor)
    editor.set_value(1e-4)
    enter(editor, wrong)
    assert editor.text() == wrong
    assert editor.problem() == "Enter a number above 0, at most 100. Still in use: 1e-4."
    assert editor.value() == 1e-4


@pytest.mark.parametrize("wrong", ["1e400", "9e9999"])
def test_a_number_without_an_upper_limit_is_still_one_that_can_be_computed_with(
    theme: Theme, qtbot: QtBot, wrong: str
) -> None:
    editor = DecimalEditor(theme, "Step", Range(lowest=1), text_for_lowest="none")
    qtbot.addWidget(editor)
    enter(editor, wrong)
    assert editor.problem()
    assert editor.value() == 1
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "none"


def test_what_may_still_become_right_is_not_called_wrong_at_once(
    theme: Theme, qtbot: QtBot
) -> None:
    editor = ImageSizeEditor(theme, "Size", range_of("data.image_size"))
    qtbot.addWidget(editor)
    side = editor.findChildren(IntegerEditor)[0]
    retype(side, "2")
    assert not editor.problem()
    QTest.keyClicks(side, "24")
    assert not editor.problem()
    QTest.keyClicks(side, "0000")
    assert "8 to 4,096" in editor.problem()
    side.backspace()
    side.backspace()
    side.textEdited.emit(side.text())
    QTest.keyClick(side, Qt.Key.Key_Backspace)
    QTest.keyClick(side, Qt.Key.Key_Backspace)
    assert not editor.problem()


def test_a_row_says_the_reason_below_its_field(theme: Theme, qtbot: QtBot) -> None:
    editor = dropout(theme, qtbot)
    row = FormRow(theme, "Dropout", editor, "Share of units.")
    qtbot.addWidget(row)
    row.show()
    enter(editor, "150")
    said = [label.text() for label in row.findChildren(Label) if label.isVisible()]
    assert said == ["Dropout", editor.problem()]
    assert editor.accessibleDescription() == editor.problem()
    enter(editor, "15")
    assert editor.accessibleDescription() == "Share of units."
    assert [label.text() for label in row.findChildren(Label) if label.isVisible()] == ["Dropout"]


def test_the_recipe_shown_again_leaves_what_stands_there(theme: Theme, qtbot: QtBot) -> None:
    editor = dropout(theme, qtbot)
    enter(editor, "150")
    editor.set_value(0.2)
    assert editor.text() == "150"
    assert editor.problem()
    editor.set_value(0.3)
    assert (editor.text(), editor.problem()) == (f"30{GLUE}%", "")


def test_a_field_that_is_switched_off_keeps_nothing_untaken(theme: Theme, qtbot: QtBot) -> None:
    editor = dropout(theme, qtbot)
    enter(editor, "150")
    editor.setEnabled(False)
    assert (editor.text(), editor.problem()) == (f"20{GLUE}%", "")


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("30", 0.3),
        ("30 %", 0.3),
        ("30%", 0.3),
        (" +30 ", 0.3),
        ("12.5", 0.125),
        ("12,5", 0.125),
        (".5", 0.005),
        ("33.333333", 0.33333333),
    ],
)
def test_a_percentage_is_read_as_it_is_written(
    theme: Theme, qtbot: QtBot, typed: str, fraction: float
) -> None:
    editor = dropout(theme, qtbot)
    QApplication.clipboard().setText(typed)
    editor.selectAll()
    editor.paste()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.problem() == ""
    assert editor.value() == fraction


def test_every_digit_that_was_typed_is_shown(theme: Theme, qtbot: QtBot) -> None:
    editor = dropout(theme, qtbot)
    enter(editor, "33.333333")
    assert editor.text() == f"33.333333{GLUE}%"
    rate = LearningRateEditor(theme, "Rate", range_of("stage.learning_rate"))
    qtbot.addWidget(rate)
    for typed, shown in (("1.23456e-4", "1.23456e-4"), ("0,001", "1e-3"), ("10", "10")):
        enter(rate, typed)
        assert rate.text() == shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4,096", "4096"),
        ("1,797,000", "1797000"),
        ("1 797", "1797"),
        (f"1{GLUE}797", "1797"),
        ("1'797", "1797"),
        ("0,5", "0.5"),
        ("0,125", "0.125"),
        ("2.5e-4", "0.00025"),
        ("1E-5", "0.00001"),
        ("\N{MINUS SIGN}3", "-3"),
        ("10²", None),
        ("1,2,3", None),
        ("0x10", None),
        ("1_000", None),
        ("", None),
    ],
)
def test_numbers_in_english(theme: Theme, text: str, number: str | None) -> None:
    assert read_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,5", "0.5"), ("0.5", "0.5"), ("4.096", "4096"), ("2,5e-4", "0.00025"), ("12,50", "12.5")],
)
def test_numbers_in_spanish(spanish: None, text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


def test_spanish_numbers_are_shown_with_a_comma(theme: Theme, spanish: None, qtbot: QtBot) -> None:
    editor = dropout(theme, qtbot)
    enter(editor, "0,5")
    assert editor.value() == 0.005
    assert editor.text() == f"0,5{GLUE}%"


def test_a_number_on_its_way() -> None:
    for begun in ("", "-", "1", "1.", "1e", "1e-", "0,"):
        assert is_begun(begun)
    for wrong in ("a", "1-", "1e-4 2", "e5x"):
        assert not is_begun(wrong)


def test_an_integer_has_its_unit(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Epochs", range_of("stage.epochs"), unit="epochs")
    qtbot.addWidget(editor)
    editor.set_value(1000)
    assert editor.text() == f"1,000{GLUE}epochs"
    enter(editor, "20 epochs")
    assert editor.value() == 20


def test_the_lowest_value_may_have_words(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(
        theme, "Patience", range_of("stage.early_stopping"), text_for_lowest="never"
    )
    qtbot.addWidget(editor)
    editor.set_value(0)
    assert editor.text() == "never"
    for typed, value in (("never5", 5), ("NEVER", 0), ("12", 12), ("0", 0)):
        enter(editor, typed)
        assert (editor.value(), editor.problem()) == (value, "")
    enter(editor, "-1")
    assert editor.problem() == "Enter a whole number from 0 to 1,000,000,000. Still in use: never."


def test_keys_and_steps_stay_within_the_range(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Size", Range(lowest=8, highest=100), step=8)
    qtbot.addWidget(editor)
    editor.set_value(96)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        QTest.keyClick(editor, key)
    assert seen == [100, 92, 12]
    retype(editor, "20")
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert seen[-1] == 28
    share = dropout(theme, qtbot)
    share.set_value(0.95)
    QTest.keyClick(share, Qt.Key.Key_Up)
    assert share.value() == 0.95


def test_a_narrower_range_is_said_with_its_reason(theme: Theme, qtbot: QtBot) -> None:
    editor = PercentEditor(theme, "Validation", range_of("data.validation"))
    qtbot.addWidget(editor)
    editor.set_value(0.2)
    editor.set_limits(Range(lowest=0.0, highest=0.85), "Together at most 95 %.")
    enter(editor, "90")
    assert f"from 0{GLUE}% to 85{GLUE}%. Together at most 95 %." in editor.problem()
    editor.set_limits(range_of("data.validation"))
    assert (editor.problem(), editor.value()) == ("", 0.9)


def test_steps_of_a_rate_go_one_two_five() -> None:
    rate, ladder = 1e-5, []
    for _ in range(7):
        rate = stepped_rate(rate, 1)
        ladder.append(rate)
    assert ladder == [2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3]
    for expected in reversed([1e-5, *ladder[:-1]]):
        rate = stepped_rate(rate, -1)
        assert rate == expected
    assert stepped_rate(3e-4, 1) == 5e-4
    assert stepped_rate(3e-4, -1) == 2e-4


def test_a_rate_is_typed_and_moved_with_the_arrow_keys(theme: Theme, qtbot: QtBot) -> None:
    editor = LearningRateEditor(theme, "Rate", range_of("stage.learning_rate"))
    qtbot.addWidget(editor)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    enter(editor, "3e-5")
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert seen == [3e-5, 5e-5, 2e-5]
    assert editor.text() == "2e-5"


def test_a_long_or_empty_or_taken_name_stays_and_is_explained(theme: Theme, qtbot: QtBot) -> None:
    editor = TextEditor(theme, "Name", limits=range_of("stage.name"))
    qtbot.addWidget(editor)
    editor.set_value("Head")
    editor.set_taken(["Fine-tune"])
    for wrong, said in (
        ("x" * 81, "At most 80 characters; these are 81."),
        ("  ", "Enter a name. Still in use: Head."),
        ("Fine-tune", "The name “Fine-tune” is already used. Enter a different one."),
    ):
        enter(editor, wrong)
        assert (editor.text(), editor.problem()) == (wrong, said)
        assert editor.value() == "Head"
    enter(editor, " Heads ")
    assert (editor.value(), editor.text()) == ("Heads", "Heads")


def test_an_angle_is_typed_in_degrees_and_kept_as_a_share_of_a_turn(
    theme: Theme, qtbot: QtBot
) -> None:
    editor = AngleEditor(theme, "Rotation", range_of("augment.rotation"), text_for_lowest="off")
    qtbot.addWidget(editor)
    assert editor.text() == "off"
    for typed, value, shown in (
        ("54", 0.15, "±54°"),
        ("± 18 °", 0.05, "±18°"),
        ("10", 10 / 360, "±10°"),
        ("0", 0.0, "off"),
        ("0.5", 0.5 / 360, "±0.5°"),
        ("off", 0.0, "off"),
    ):
        enter(editor, typed)
        assert (editor.value(), editor.text()) == (value, shown)
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.text() == "±10°"
    enter(editor, "400")
    assert editor.problem() == ("Enter an angle in degrees from 0° to 360°. Still in use: ±10°.")


def test_a_spread_says_that_it_goes_either_way(theme: Theme, qtbot: QtBot) -> None:
    editor = SpreadEditor(theme, "Zoom", range_of("augment.zoom"), text_for_lowest="off")
    qtbot.addWidget(editor)
    for typed, value, shown in (
        ("20", 0.2, f"±20{GLUE}%"),
        ("±12.5 %", 0.125, f"±12.5{GLUE}%"),
        ("OFF", 0.0, "off"),
    ):
        enter(editor, typed)
        assert (editor.value(), editor.text()) == (value, shown)


def test_a_click_elsewhere_finishes_what_is_typed_before_it_does_its_work(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor = IntegerEditor(theme, "Repeats", Range(lowest=1, highest=50))
    start = Button(theme, "Start")
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(start)
    window.show()
    qtbot.waitExposed(window)
    editor.setFocus()
    begun: list[int] = []
    start.clicked.connect(lambda: begun.append(editor.value()))
    retype(editor, "12")
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert begun == [12]
    retype(editor, "44")
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)  # to put the cursor somewhere
    assert editor.value() == 12
    editor.problem_changed.connect(lambda problem: start.set_obstacle(problem))
    retype(editor, "0")
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert begun == [12]
    assert editor.problem()


@pytest.mark.parametrize("typed", ["-0", "-0.0", "\N{MINUS SIGN}0"])
def test_minus_nothing_is_nothing(theme: Theme, qtbot: QtBot, typed: str) -> None:
    share = PercentEditor(theme, "Share", Range(lowest=0, highest=1))
    amount = DecimalEditor(theme, "Amount", Range(lowest=0, highest=1))
    for editor, shown in ((share, f"0{GLUE}%"), (amount, "0")):
        qtbot.addWidget(editor)
        enter(editor, "1")
        editor.setText(typed)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert editor.text() == shown
        assert not editor.problem()
