from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.models.arrangement import remember_fold, remember_panes
from studio.ui.models.settings import Settings
from studio.ui.theme import Theme
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.panes import STEP, Panes


def pane(least: int = 60) -> QWidget:
    widget = QWidget()
    widget.setMinimumHeight(least)
    return widget


def card(theme: Theme) -> FoldableCard:
    made = FoldableCard(theme, "Log")
    made.set_summary("3 lines")
    for at in range(6):
        made.body.addWidget(Label(theme, f"line {at}"))
    return made


def shown(qtbot: QtBot, *parts: tuple[QWidget, int]) -> Panes:
    panes = Panes()
    for part, stretch in parts:
        panes.add(part, stretch)
    qtbot.addWidget(panes)
    panes.resize(300, 640)
    panes.show()
    qtbot.waitExposed(panes)
    return panes


def arrow(folding: FoldableCard) -> IconButton:
    button = folding.findChild(IconButton)
    assert isinstance(button, IconButton)
    return button


def test_a_card_folds_by_click_and_by_key(theme: Theme, qtbot: QtBot) -> None:
    folding = card(theme)
    qtbot.addWidget(folding)
    folding.show()
    whole = folding.sizeHint().height()
    seen: list[object] = []
    folding.folded_changed.connect(seen.append)
    button = arrow(folding)
    assert button.accessibleName() == "Collapse Log"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert folding.sizeHint().height() < whole / 3
    assert button.accessibleName() == "Expand Log"
    assert [label.text() for label in folding.findChildren(Label) if label.isVisible()] == [
        "Log",
        "3 lines",
    ]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert seen == [True, False]
    assert folding.sizeHint().height() == whole


def test_a_summary_has_all_the_room_beside_the_title_at_once(theme: Theme, qtbot: QtBot) -> None:
    folding = card(theme)
    qtbot.addWidget(folding)
    folding.resize(700, 200)
    folding.set_folded(True)
    folding.show()
    qtbot.waitExposed(folding)
    folding.set_summary("Epoch 15 of 90: loss 0.0170, accuracy 100 %; validation loss 0.0169.")
    assert folding._summary.shown_text() == folding.summary()  # before anything is laid out again


def test_a_folded_card_leaves_its_room_to_the_others(theme: Theme, qtbot: QtBot) -> None:
    curve, log = pane(), card(theme)
    panes = shown(qtbot, (curve, 1), (log, 0))
    before = curve.height()
    QTest.mouseClick(arrow(log), Qt.MouseButton.LeftButton)
    assert curve.height() > before + 60
    assert not panes.handle(1).isEnabled()
    QTest.mouseClick(arrow(log), Qt.MouseButton.LeftButton)
    assert curve.height() == before
    assert panes.handle(1).isEnabled()


def test_a_border_is_dragged_moved_by_keys_and_reset(theme: Theme, qtbot: QtBot) -> None:
    first, second = pane(), pane()
    panes = shown(qtbot, (first, 1), (second, 1))
    own = first.height()
    seen: list[object] = []
    panes.heights_changed.connect(seen.append)
    border = panes.handle(1)
    QTest.mousePress(border, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    QTest.mouseMove(border, QPoint(100, 108))
    QTest.mouseRelease(border, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    dragged = first.height()
    assert dragged > own + 60
    assert seen
    QTest.keyClick(border, Qt.Key.Key_Up)
    assert first.height() == dragged - STEP
    assert seen[-1] == tuple(panes.sizes())
    assert panes.sizes() == [first.height(), second.height()]
    QTest.keyClick(border, Qt.Key.Key_Home)
    assert first.height() == own
    assert not seen[-1]


def test_no_pane_is_dragged_away(theme: Theme, qtbot: QtBot) -> None:
    first, second = pane(), pane(200)
    panes = shown(qtbot, (first, 1), (second, 1))
    for _ in range(40):
        QTest.keyClick(panes.handle(1), Qt.Key.Key_Down)
    assert second.height() == 200


def test_folds_and_heights_outlive_the_page(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    settings = Settings(file)
    first, log = pane(), card(theme)
    panes = shown(qtbot, (first, 1), (log, 0))
    remember_panes(settings, "train.left", panes)
    remember_fold(settings, "train.log", log)
    QTest.keyClick(panes.handle(1), Qt.Key.Key_Up)
    kept = log.height()
    QTest.mouseClick(arrow(log), Qt.MouseButton.LeftButton)
    settings.wait_until_written()

    later = Settings(file)
    assert later.problem is None
    other, again = pane(), card(theme)
    rebuilt = shown(qtbot, (other, 1), (again, 0))
    remember_fold(later, "train.log", again)
    remember_panes(later, "train.left", rebuilt)
    assert again.is_folded
    QTest.mouseClick(arrow(again), Qt.MouseButton.LeftButton)
    assert again.height() == kept
    later.wait_until_written()
    assert Settings(file).value.folded == ()
