"""Chips, segments, sliders, drop fields, cards to press."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shown_window import is_activated

from studio.ui.theme import Theme
from studio.ui.widgets.chip_group import Chip, ChipGroup
from studio.ui.widgets.drop_zone import DropZone
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.task_card import TaskCard
from studio.ui.widgets.value_slider import CalmSlider, ValueSlider


def chips(group: ChipGroup) -> dict[str, Chip]:
    return {chip.key: chip for chip in group.findChildren(Chip)}


def test_one_chip_is_chosen_at_a_time(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    group.set_choices([("", "All"), ("a", "A"), ("b", "B")])
    assert group.choice() is None
    group.set_choice("")
    seen: list[str] = []
    group.choice_chosen.connect(seen.append)
    group.show()
    QTest.mouseClick(chips(group)["b"], Qt.MouseButton.LeftButton)
    assert seen == ["b"]
    assert group.choice() == "b"
    group.set_choice(None)
    assert group.choice() is None
    assert seen == ["b"]


def test_new_chips_keep_what_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    group.set_choices([("a", "A"), ("b", "B")])
    group.set_choice("b")
    group.set_choices([("b", "B"), ("c", "C")])
    assert group.choice() == "b"
    group.set_choices([("c", "C")])
    assert group.choice() is None


def test_a_hundred_chips_scroll(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    group.set_choices([(str(at), f"class {at}") for at in range(100)])
    group.resize(400, 30)
    group.show()
    group.set_choice("90")
    chosen = chips(group)["90"]
    qtbot.waitUntil(lambda: 0 <= chosen.mapTo(group, QPoint()).x() < 400)
    assert group.minimumSizeHint().width() < 200


def test_a_thousand_choices_are_a_few_chips_and_can_be_searched(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    group.resize(400, 30)
    group.show()
    group.set_choices([(str(at), f"class {at}") for at in range(1000)])
    assert len(group.keys()) == 1000
    more = chips(group)[""]
    assert more.text() == "+960"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    popup = group.popup()
    field = popup.findChild(SearchField)
    assert field is not None
    QTest.keyClicks(field, "CLASS 99")
    assert popup.shown() == ["class 99", *(f"class {at}" for at in range(990, 1000))]
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(group.choice_chosen) as signal:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert signal.args == ["990"]
    assert group.choice() == "990"
    assert popup.isHidden()


def test_arrow_keys_move_between_chips(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    group.set_choices([("a", "A"), ("b", "B"), ("c", "C")])
    group.set_choice("a")
    group.show()
    qtbot.waitUntil(lambda: is_activated(group))
    chips(group)["a"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chips(group)["a"].hasFocus)
    QTest.keyClick(chips(group)["a"], Qt.Key.Key_Right)
    assert chips(group)["b"].hasFocus()


def test_a_segment_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, "Axis", [("e", "Epochs"), ("b", "Batches")])
    qtbot.addWidget(control)
    assert control.choice() == "e"
    with qtbot.assertNotEmitted(control.choice_chosen):
        control.set_choice("b")
    with qtbot.waitSignal(control.choice_chosen) as signal:
        QTest.mouseClick(control.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert signal.args == ["e"]


def test_a_slider_moves_in_its_steps(theme: Theme, qtbot: QtBot) -> None:
    slider = ValueSlider(theme, "Smoothing", 0, 0.99, 0.01)
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.value_changed):
        slider.set_value(0.6)
    assert slider.value() == 0.6
    inner = slider.findChild(CalmSlider)
    assert inner is not None
    assert inner.accessibleName() == "Smoothing"
    with qtbot.waitSignal(slider.value_changed) as signal:
        QTest.keyClick(inner, Qt.Key.Key_Right)
    assert signal.args == [0.61]
    slider.set_value(5)
    assert slider.value() == 0.99


def dropped_on(zone: DropZone, paths: list[Path]) -> bool:
    """Drag paths over a field and let go; returns whether the field took the drag."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(zone, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
        QApplication.sendEvent(zone, drop)
    return enter.isAccepted()


def test_a_folder_is_dropped(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone(theme, "Drop a folder of images here")
    qtbot.addWidget(zone)
    (tmp_path / "a.png").touch()
    with qtbot.waitSignal(zone.paths_dropped) as signal:
        assert dropped_on(zone, [tmp_path, tmp_path / "a.png"])
    assert signal.args == [[tmp_path]]
    with qtbot.assertNotEmitted(zone.paths_dropped):
        assert not dropped_on(zone, [tmp_path / "a.png", tmp_path / "gone"])


def test_only_files_that_fit_are_dropped(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone(theme, "Drop images here", folders=False, files=True, suffixes=(".png",))
    qtbot.addWidget(zone)
    for name in ("a.PNG", "b.txt"):
        (tmp_path / name).touch()
    with qtbot.waitSignal(zone.paths_dropped) as signal:
        assert dropped_on(zone, [tmp_path / "a.PNG", tmp_path / "b.txt", tmp_path])
    assert signal.args == [[tmp_path / "a.PNG"]]


def test_a_drop_field_can_be_pressed(theme: Theme, qtbot: QtBot) -> None:
    zone = DropZone(theme, "Drop a folder of images here")
    qtbot.addWidget(zone)
    with qtbot.waitSignal(zone.clicked):
        QTest.keyClick(zone, Qt.Key.Key_Space)


def test_a_task_card_is_one_button(theme: Theme, qtbot: QtBot) -> None:
    card = TaskCard(theme, "classify", "Sort images into classes", "From a folder per class, " * 4)
    qtbot.addWidget(card)
    card.resize(272, 220)
    card.show()
    for y in (20, 130, 190):
        with qtbot.waitSignal(card.clicked):
            child = card.childAt(100, y)
            assert child is None or not child.testAttribute(
                Qt.WidgetAttribute.WA_NoMousePropagation
            )
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(100, y))
    assert card.heightForWidth(180) > card.heightForWidth(600)
    assert card.accessibleDescription().startswith("From a folder")


def test_a_flow_breaks_into_lines(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    parts = [QWidget() for _ in range(5)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    assert flow.heightForWidth(600) == 20
    assert flow.heightForWidth(220) == 3 * 20 + 2 * 8
    box.resize(220, 100)
    box.show()
    assert [part.pos() for part in parts[:3]] == [QPoint(0, 0), QPoint(108, 0), QPoint(0, 28)]
    assert flow.takeAt(9) is None


def test_a_long_name_is_shortened_and_said_whole(theme: Theme, qtbot: QtBot) -> None:
    group = ChipGroup(theme, "Classes")
    qtbot.addWidget(group)
    long = "birds that cross the sea in autumn and come back in spring, all of them"
    group.set_choices([("r", "R&B"), ("long", long)])
    group.show()
    shown = chips(group)
    assert shown["r"].text() == "R&&B"  # Qt shows "&&" as one "&"
    assert shown["r"].toolTip() == ""
    assert shown["long"].sizeHint().width() < 240
    assert shown["long"].toolTip() == shown["long"].accessibleName() == long


def test_tab_goes_through_new_chips_in_their_order(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    group = ChipGroup(theme, "Classes")
    row.addWidget(group)
    row.addWidget(QPushButton("behind"))
    group.set_choices([("b", "B")])
    group.set_choices([("a", "A"), ("b", "B"), ("c", "C")])
    widget, chain = box.nextInFocusChain(), []
    while widget is not None and widget is not box:
        if isinstance(widget, QPushButton) and not widget.isHidden():
            chain.append(widget.text())
        widget = widget.nextInFocusChain()
    wanted = ["A", "B", "C", "behind"]
    assert [text for text in chain if text in wanted] == wanted
