import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox
from pytestqt.qtbot import QtBot

from studio.ui.editors import IntegerEditor, LearningRateEditor, PercentEditor
from studio.ui.editors.learning_rate import parse_rate, rate_text, stepped_rate
from studio.ui.theme import Theme


def retype(qtbot: QtBot, editor: QAbstractSpinBox, text: str) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_a_number_counts_when_it_is_finished(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Batch", 1, 4096)
    qtbot.addWidget(editor)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    retype(qtbot, editor, "128")
    assert seen == []
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen == [128]


def test_an_integer_stays_in_its_range(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Epochs", 1, 100, unit="epochs")
    qtbot.addWidget(editor)
    editor.set_value(1000)
    assert editor.value() == 100
    assert editor.text() == "100 epochs"


def test_the_lowest_value_may_have_words(theme: Theme, qtbot: QtBot) -> None:
    editor = IntegerEditor(theme, "Patience", 0, 100, words_for_lowest="never")
    qtbot.addWidget(editor)
    editor.set_value(0)
    assert editor.text() == "never"


def test_percent_shows_hundredths_of_a_fraction(theme: Theme, qtbot: QtBot) -> None:
    editor = PercentEditor(theme, "Part", 0.05, 0.5)
    qtbot.addWidget(editor)
    editor.set_value(0.2)
    assert editor.text() == "20 %"
    with qtbot.waitSignal(editor.value_changed) as signal:
        editor.stepUp()
    assert signal.args == [0.25]
    editor.set_value(0.9)
    assert editor.value() == 0.5


@pytest.mark.parametrize(
    ("rate", "text"),
    [(1e-4, "1e-4"), (0.001, "1e-3"), (2.5e-4, "2.5e-4"), (0.5, "5e-1"), (1.0, "1"), (0.0, "0")],
)
def test_a_rate_is_written_short_and_read_back(rate: float, text: str) -> None:
    assert rate_text(rate) == text
    assert parse_rate(text) == pytest.approx(rate)


def test_a_rate_may_be_written_in_any_way() -> None:
    assert parse_rate(" 0,001 ") == 0.001
    assert parse_rate("1E-5") == 1e-5
    for nonsense in ("", "fast", "1e", "nan", "inf", "1e-4 2"):
        assert parse_rate(nonsense) is None


def test_steps_of_a_rate_go_one_two_five() -> None:
    rate, ladder = 1e-5, []
    for _ in range(7):
        rate = stepped_rate(rate, 1)
        ladder.append(rate)
    assert ladder == [2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3]
    for expected in reversed([1e-5, *ladder[:-1]]):
        rate = stepped_rate(rate, -1)
        assert rate == expected


def test_a_step_from_between_two_rungs_goes_to_the_next() -> None:
    assert stepped_rate(3e-4, 1) == 5e-4
    assert stepped_rate(3e-4, -1) == 2e-4


def test_a_rate_is_typed_and_stepped(theme: Theme, qtbot: QtBot) -> None:
    editor = LearningRateEditor(theme, "Rate")
    qtbot.addWidget(editor)
    editor.set_value(1e-3)
    seen: list[object] = []
    editor.value_changed.connect(seen.append)
    retype(qtbot, editor, "3e-5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert seen == [3e-5, 5e-5, 2e-5]
    assert editor.text() == "2e-5"


def test_a_rate_out_of_range_is_brought_in(theme: Theme, qtbot: QtBot) -> None:
    editor = LearningRateEditor(theme, "Rate", 1e-7, 1.0)
    qtbot.addWidget(editor)
    retype(qtbot, editor, "50")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == 1.0
