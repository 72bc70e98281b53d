"""Class bars and parts: numbers as lengths."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.class_bars import ClassBars, ClassCount
from studio.ui.widgets.parts_bar import Part, PartsBar

BIRDS = [ClassCount("heron", 412), ClassCount("magpie", 398), ClassCount("wren", 148, True)]
PARTS = [
    Part("training", "Training", 1228, "training"),
    Part("validation", "Validation", 351, "validation"),
    Part("test", "Test (held out)", 175, "third"),
]


def test_a_class_is_chosen_by_click_and_key(theme: Theme, qtbot: QtBot) -> None:
    bars = ClassBars(theme, "Classes")
    qtbot.addWidget(bars)
    bars.set_classes(BIRDS)
    bars.show()
    seen: list[str] = []
    bars.class_chosen.connect(seen.append)
    place = bars.visualRect(bars.model().index(1, 0)).center()
    QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert seen == ["magpie", "wren"]


def test_a_class_says_that_it_is_small(theme: Theme, qtbot: QtBot) -> None:
    bars = ClassBars(theme, "Classes")
    qtbot.addWidget(bars)
    bars.set_classes(BIRDS)
    tips = [bars.model().index(at, 0).data(Qt.ItemDataRole.ToolTipRole) for at in range(3)]
    assert ["far fewer" in tip for tip in tips] == [False, False, True]


def test_marking_a_class_is_silent(theme: Theme, qtbot: QtBot) -> None:
    bars = ClassBars(theme, "Classes")
    qtbot.addWidget(bars)
    bars.set_classes(BIRDS)
    with qtbot.assertNotEmitted(bars.class_chosen):
        bars.set_current("wren")
        assert bars.currentIndex().row() == 2
        bars.set_current("stork")
        assert not bars.selectionModel().hasSelection()


def test_a_thousand_classes_are_no_taller_than_a_screen(theme: Theme, qtbot: QtBot) -> None:
    bars = ClassBars(theme, "Classes")
    qtbot.addWidget(bars)
    bars.resize(280, 500)
    bars.show()
    bars.set_classes([ClassCount(f"class {at}", at) for at in range(1000)])
    bars.viewport().repaint()
    assert bars.sizeHint().height() < 600


def test_a_part_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    bar = PartsBar(theme)
    qtbot.addWidget(bar)
    bar.set_parts(PARTS)
    bar.set_parts(PARTS)
    assert [row.accessibleName() for row in bar.rows()] == [
        "Training: 1,228 · 70\N{NO-BREAK SPACE}%",
        "Validation: 351 · 20\N{NO-BREAK SPACE}%",
        "Test (held out): 175 · 10\N{NO-BREAK SPACE}%",
    ]
    with qtbot.waitSignal(bar.part_chosen) as signal:
        QTest.mouseClick(bar.rows()[1], Qt.MouseButton.LeftButton)
    assert signal.args == ["validation"]


def test_the_keyboard_stays_on_a_part_whose_count_changes(theme: Theme, qtbot: QtBot) -> None:
    bar = PartsBar(theme)
    qtbot.addWidget(bar)
    bar.set_parts(PARTS)
    bar.show()
    row = bar.rows()[1]
    row.setFocus()
    bar.set_parts([Part("training", "Training", 3, "training"), PARTS[1]])
    assert bar.rows()[1] is row
    assert row.isVisible()
    assert len([one for one in bar.findChildren(QAbstractButton) if one.isVisible()]) == 2


def test_parts_without_images_can_be_drawn(theme: Theme, qtbot: QtBot) -> None:
    bar = PartsBar(theme)
    qtbot.addWidget(bar)
    bar.set_parts([Part("training", "Training", 0, "training")])
    bar.show()
    bar.grab()
    assert "0" in bar.rows()[0].accessibleName()
