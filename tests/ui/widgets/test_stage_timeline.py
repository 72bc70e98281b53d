from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.plan.stage_grid import BlockState
from studio.ui.theme import Role, Theme
from studio.ui.widgets.stage_timeline import Planned, StageTimeline, TimelineStage
from studio.ui.widgets.stage_timeline.geometry import LABEL_GAP
from studio.ui.widgets.stage_timeline.titles import titles_of
from studio.ui.widgets.stage_timeline.words import tip_text

T, F, C = BlockState.TRAINED, BlockState.FROZEN, BlockState.CACHED
BLOCKS = ("head", "block3", "block2", "block1")
STAGES = (
    TimelineStage("1 Head", ("10 epochs",), 10, (T, C, C, C), Planned((1e-3, 1e-3), (1e-3, 1e-3))),
    TimelineStage("2 Fine-tune", ("30 epochs",), 30, (T, T, F, F), Planned((1e-5, 0), (1e-5, 0))),
)


class Heard:
    """Every signal of a timeline, in order."""

    def __init__(self, line: StageTimeline) -> None:
        self.said: list[tuple[object, ...]] = []
        line.stage_chosen.connect(lambda *value: self.said.append(("stage", *value)))
        line.epochs_changed.connect(lambda *value: self.said.append(("epochs", *value)))
        line.block_changed.connect(lambda *value: self.said.append(("block", *value)))
        line.stage_moved.connect(lambda *value: self.said.append(("moved", *value)))


def timeline(theme: Theme, qtbot: QtBot) -> StageTimeline:
    line = StageTimeline(theme, "Stages")
    qtbot.addWidget(line)
    line.set_plan(STAGES, BLOCKS)
    line.set_current(0)
    line.resize(700, line.sizeHint().height())
    line.show()
    return line


def _drag(line: StageTimeline, start: QPointF, end: QPointF) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(line, button, none, start.toPoint())
    for share in (0.5, 1.0):
        QTest.mouseMove(line, (start + (end - start) * share).toPoint())
    line.grab()  # what a drag would do can be drawn
    QTest.mouseRelease(line, button, none, end.toPoint())


def _in_cell(line: StageTimeline, stage: int, row: int) -> QPointF:
    return line.cell_rect(stage, row).center()


def test_the_plan_is_said_in_words(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    assert line.rows() == ["head", "block3", "block1 \N{EN DASH} 2"]
    first, second, keys = line.summary().split("\n")
    assert first == (
        "1 Head · 10 epochs: trains: head; frozen, computed once: block1 \N{EN DASH} 3"
    )
    assert second == (
        "2 Fine-tune · 30 epochs: trains: block3 \N{EN DASH} head; frozen: block1 \N{EN DASH} 2"
    )
    assert "Shift" in keys
    assert line.accessibleDescription() == line.summary()


def test_a_stage_is_chosen_by_click_and_key(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=_in_cell(line, 1, 2).toPoint())
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert heard.said == [("stage", 1), ("stage", 0)]
    assert line.current() == 0


def test_an_edge_is_dragged_to_other_epochs(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    edge = QPointF(line.stage_rect(0).right(), 60)
    width = line.stage_rect(0).width()
    _drag(line, edge, edge + QPointF(width, 0))
    assert heard.said == [("epochs", 0, 20)]
    _drag(line, edge, edge - QPointF(3 * width, 0))
    assert heard.said[1:] == [("epochs", 0, 1)]


def test_a_place_among_the_blocks_is_dragged_to(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    _drag(line, _in_cell(line, 0, 0), _in_cell(line, 0, 2))
    assert heard.said == [("block", 0, 2)]
    _drag(line, _in_cell(line, 0, 0), _in_cell(line, 0, 1) - QPointF(0, 500))
    assert heard.said[1:] == []  # the head alone trains already
    _drag(line, _in_cell(line, 1, 1), _in_cell(line, 1, 3) + QPointF(0, 500))
    assert heard.said[1:] == [("stage", 1), ("block", 1, 3)]


def test_a_title_is_dragged_to_another_place(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    start, end = (QPointF(line.stage_rect(at).center().x(), 12) for at in (0, 1))
    _drag(line, start, end + QPointF(5, 0))
    assert heard.said == [("moved", 0, 1)]
    _drag(line, start, start + QPointF(20, 0))
    assert heard.said[1:] == []


def test_escape_gives_a_drag_up(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(line, button, none, _in_cell(line, 0, 0).toPoint())
    QTest.mouseMove(line, _in_cell(line, 0, 3).toPoint())
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.mouseRelease(line, button, none, _in_cell(line, 0, 3).toPoint())
    assert heard.said == []


def test_keys_change_the_chosen_stage(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    heard = Heard(line)
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Up)  # above the head is nothing
    QTest.keyClick(line, Qt.Key.Key_Right, shift)
    QTest.keyClick(line, Qt.Key.Key_Left, shift)
    QTest.keyClick(line, Qt.Key.Key_Right, control)
    assert heard.said == [("block", 0, 1), ("epochs", 0, 11), ("epochs", 0, 9), ("moved", 0, 1)]


def test_what_may_not_be_edited_can_be_chosen(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    line.set_may_edit(False)
    heard = Heard(line)
    _drag(line, _in_cell(line, 1, 0), _in_cell(line, 1, 2))
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert heard.said == [("stage", 1)]
    line.set_may_edit(True, chooses_blocks=False)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert heard.said == [("stage", 1)]


def test_stages_fill_the_width_by_their_epochs(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    first, second = line.stage_rect(0), line.stage_rect(1)
    assert second.width() > 2 * first.width()
    assert first.right() < second.left()
    assert second.right() <= line.width()


def test_no_stages_and_many_blocks_can_be_drawn(theme: Theme, qtbot: QtBot) -> None:
    line = timeline(theme, qtbot)
    line.set_plan([], [])
    line.grab()
    assert line.current() == -1
    blocks = ["head", *(f"block{at}" for at in range(60, 0, -1))]
    line.set_plan([TimelineStage("1 All", (), 1, (T,) * 61)], blocks)
    line.resize(700, line.sizeHint().height())
    line.grab()
    assert line.sizeHint().height() < 450


def test_what_stands_above_narrow_stages_takes_more_lines_and_is_whole(
    theme: Theme, qtbot: QtBot
) -> None:
    line = timeline(theme, qtbot)
    usual = line.height()
    facts = ("10 epochs", "Adam 0.001", "about 20 s")
    many = [TimelineStage(f"{at} Fine-tune {at}", facts, 3, (T, C, C, C)) for at in range(1, 9)]
    for count, width in ((1, 700), (6, 780), (8, 1000), (8, 710)):
        line.set_plan(many[:count], BLOCKS)
        line.resize(width, line.heightForWidth(width))
        shown = [titles_of(theme, many[at], line.stage_rect(at).width()) for at in range(count)]
        whole = [" ".join((*each.title, *each.facts)) for each in shown]
        assert not any("\N{HORIZONTAL ELLIPSIS}" in text for text in whole)
        assert line.cell_rect(0, 0).top() >= 18 * max(len(s.title) + len(s.facts) for s in shown)
        line.grab()
    assert line.height() > usual
    long = TimelineStage("1 " + "very " * 30 + "long", ("Adam" * 30,), 3, (T, C, C, C))
    cut = titles_of(theme, long, 92)
    assert len(cut.title) == 3
    assert cut.title[2].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert tip_text(long, BLOCKS, -1, may_edit=True) == f"{long.title}\n{long.facts[0]}"


def test_words_beside_the_plan_have_the_room_that_they_take(theme: Theme, qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font_of(Role.CAPTION))
    line = StageTimeline(theme, "Stages")
    qtbot.addWidget(line)
    for name in ("Tasa de aprendizaje", "Wird gelernt", "block7a_project"):
        line.set_plan([TimelineStage("1 All", (), 1, (T,))], [name])
        room = int(line.geometry_of_plan(600).label_width - LABEL_GAP)
        assert metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) == name
