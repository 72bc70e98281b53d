"""A map of points as a person uses it: looked at, moved, chosen from, filtered and saved."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.point_map import Coloring, Group, MapPoints, PointMap, Tool
from studio.ui.widgets.point_map.markers import color_of
from studio.ui.widgets.thumbnails import Picture

LEFT = Qt.MouseButton.LeftButton
SHADES = {"red": (230, 20, 20), "green": (20, 230, 20), "blue": (20, 20, 230)}


def picture_of(path: str, _side: int) -> NDArray[np.uint8]:
    """A picture of the shade that its class has."""
    return np.full((8, 8, 3), SHADES[path.split("/")[1]], np.uint8)


def points_of(places: NDArray[np.float64]) -> MapPoints:
    """A third of the points of each class; every fifth is taken for the next class."""
    names = tuple(SHADES)
    labels = np.arange(len(places)) % 3
    predicted = np.where(np.arange(len(places)) % 5 == 0, (labels + 1) % 3, labels)
    pictures = [
        Picture(f"/{names[label]}/{at}.png", names[label], caption=f"predicted: {names[guess]}")
        for at, (label, guess) in enumerate(zip(labels, predicted, strict=True))
    ]
    groups = tuple(Group(name) for name in names)
    answers = (Group("right", "dim"), Group("wrong", "warning"))
    colorings = (
        Coloring("class", "Class", groups, labels),
        Coloring("answer", "Mistakes", answers, (predicted != labels).astype(np.int64)),
    )
    return MapPoints(places, pictures, colorings)


FOUR = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 6.0], [0.0, 6.0]])


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> PointMap:
    made = PointMap(theme, "Map", picture_of)
    qtbot.addWidget(made)
    made.resize(760, 520)
    made.set_points(points_of(FOUR))
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: all_here(made))
    return made


def all_here(shown: PointMap) -> bool:
    """Whether every picture that is wanted is decoded."""
    shown.view.grab()
    return all(shown.view.atlas.has(one.path) for one in shown.view.points.pictures)


def is_here(shown: PointMap, path: str) -> bool:
    shown.view.grab()
    return shown.view.atlas.has(path)


def where(shown: PointMap, number: int) -> QPoint:
    return shown.view.screen_of(number).toPoint()


def pixel(shown: PointMap, at: QPoint) -> tuple[int, int, int]:
    color = shown.view.grab().toImage().pixelColor(at)
    return color.red(), color.green(), color.blue()


def drag(shown: PointMap, *corners: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    keys = keys or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(shown.view, LEFT, keys, corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(shown.view, corner)
    QTest.mouseRelease(shown.view, LEFT, keys, corners[-1])


def around(shown: PointMap, *numbers: int) -> list[QPoint]:
    """Corners of a box around points."""
    places = np.array([[where(shown, one).x(), where(shown, one).y()] for one in numbers])
    (left, top), (right, bottom) = places.min(axis=0) - 25, places.max(axis=0) + 25
    return [QPoint(*map(int, one)) for one in ((left, top), (right, top), (right, bottom))] + [
        QPoint(int(left), int(bottom))
    ]


def test_each_point_is_its_picture_in_its_place(shown: PointMap) -> None:
    for number, picture in enumerate(shown.view.points.pictures):
        assert pixel(shown, where(shown, number)) == SHADES[picture.class_name]


def test_crowds_are_marks_in_the_colour_of_their_group_until_one_zooms_in(
    shown: PointMap, qtbot: QtBot, theme: Theme
) -> None:
    numbers = np.random.default_rng(2)
    places = np.concatenate([[[-50.0, 0.0], [50.0, 0.0]], numbers.normal(0, 0.1, (3000, 2))])
    shown.set_points(points_of(places))
    marks = shown.view.grab().toImage()
    middle = shown.view.rect().center()
    seen = {
        marks.pixelColor(middle.x() + x, middle.y() + y).name()
        for x in range(-6, 7)
        for y in range(-6, 7)
    }
    coloring = shown.view.coloring
    colors = {color_of(theme, one, at).name() for at, one in enumerate(coloring.groups)}
    assert seen & colors
    assert not shown.view.atlas.has("/blue/5.png")  # a picture in the crowd
    shown.view.zoom_at(5000.0, shown.view.screen_of(5))
    qtbot.waitUntil(lambda: is_here(shown, "/blue/5.png"))


def test_the_pointer_says_what_is_under_it(shown: PointMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.view.pointed) as told:
        QTest.mouseMove(shown.view, where(shown, 2))
    assert told.args == [2]
    assert "blue" in shown.readout()
    assert "predicted: blue" in shown.readout()
    assert "blue" in shown.view.accessibleDescription()
    with qtbot.waitSignal(shown.view.place_pointed) as pointed:
        QTest.mouseMove(shown.view, where(shown, 0))
    assert pointed.args is not None
    assert pointed.args[0] == pytest.approx((0.0, 0.0), abs=0.1)


def test_a_click_chooses_control_adds_and_beside_all_points_nothing(shown: PointMap) -> None:
    QTest.mouseClick(shown.view, LEFT, pos=where(shown, 1))
    assert shown.chosen() == [1]
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(shown.view, LEFT, control, where(shown, 3))
    assert shown.chosen() == [1, 3]
    assert "2" in shown.readout() or shown.view.current() >= 0
    QTest.mouseClick(shown.view, LEFT, pos=shown.view.rect().center())
    assert shown.chosen() == []


def test_a_double_click_and_return_open(shown: PointMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.opened) as told:
        QTest.mouseDClick(shown.view, LEFT, pos=where(shown, 3))
    assert told.args == [3]
    shown.view.setFocus()
    shown.view.point_to(1)
    with qtbot.waitSignal(shown.opened) as told:
        QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_rectangle_chooses_what_lies_in_it(shown: PointMap) -> None:
    QTest.keyClick(shown.view, Qt.Key.Key_R)
    assert shown.tools.choice() == Tool.RECTANGLE
    box = around(shown, 0, 3)
    drag(shown, box[0], box[2])
    assert shown.chosen() == [0, 3]
    box = around(shown, 1)
    drag(shown, box[0], box[2], keys=Qt.KeyboardModifier.ControlModifier)
    assert shown.chosen() == [0, 1, 3]


def test_a_lasso_chooses_what_it_encloses_and_shift_draws_one_with_any_tool(
    shown: PointMap,
) -> None:
    shown.view.set_tool(Tool.LASSO)
    drag(shown, *around(shown, 1, 2))
    assert shown.chosen() == [1, 2]
    shown.view.set_tool(Tool.MOVE)
    before = shown.view.camera.centre
    drag(shown, *around(shown, 0), keys=Qt.KeyboardModifier.ShiftModifier)
    assert shown.chosen() == [0]
    assert shown.view.camera.centre == before


def test_dragging_moves_the_map_and_keeps_what_is_chosen(shown: PointMap) -> None:
    shown.view.choose([2])
    before = where(shown, 2)
    drag(shown, QPoint(200, 200), QPoint(230, 190), QPoint(260, 170))
    assert where(shown, 2) - before == QPoint(60, -30)
    assert shown.chosen() == [2]
    assert not shown.view.is_following
    QTest.keyClick(shown.view, Qt.Key.Key_0)
    assert where(shown, 2) == before
    assert shown.view.is_following


def test_keys_go_from_point_to_point_choose_and_give_up(shown: PointMap) -> None:
    view = shown.view
    view.setFocus()
    view.point_to(0)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current() == 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current() == 2
    QTest.keyClick(view, Qt.Key.Key_Right)  # there is none
    assert view.current() == 2
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert shown.chosen() == [2]
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.chosen() == [0, 1, 2, 3]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (shown.chosen(), view.current()) == ([], -1)
    before = view.camera.scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.scale > before


def test_the_legend_filters_and_what_is_hidden_is_not_chosen(shown: PointMap) -> None:
    shown.view.choose([0, 1, 2, 3])
    shown.legend.show_only(0)  # red: points 0 and 3
    assert shown.chosen() == [0, 3]
    QTest.keyClick(shown.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.chosen() == [0, 3]
    assert shown.view.point_at(QPointF(where(shown, 1))) == -1
    ground = QColor(shown.view.grab().toImage().pixelColor(where(shown, 1))).name()
    assert ground == shown._theme.color("surface").name()
    assert shown.legend.all.isVisible()
    QTest.mouseClick(shown.legend.all, LEFT)
    assert shown.view.point_at(QPointF(where(shown, 1))) == 1
    item = shown.legend.list.item(1)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert shown.legend.shown() == {0, 2}


def test_another_colouring_brings_its_own_legend(shown: PointMap) -> None:
    shown.set_coloring("answer")
    texts = [shown.legend.list.item(row).text() for row in range(shown.legend.list.count())]
    assert texts == ["right (3)", "wrong (1)"]
    shown.legend.show_only(1)
    QTest.keyClick(shown.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.chosen() == [0]


def test_points_wander_to_other_places_and_stay_chosen(shown: PointMap, qtbot: QtBot) -> None:
    shown.view.choose([1])
    shown.legend.show_only(1)
    shown.move_points(FOUR * 3 + 100)
    qtbot.waitUntil(lambda: np.allclose(shown.view._places, FOUR * 3 + 100))
    assert shown.chosen() == [1]
    assert shown.legend.shown() == {1}  # and hidden what was hidden
    assert shown.view.point_at(QPointF(where(shown, 0))) == -1
    assert shown.view.rect().contains(where(shown, 1))


def test_with_reduced_motion_they_are_there_at_once(shown: PointMap, theme: Theme) -> None:
    theme.set_reduces_motion(True)
    shown.move_points(FOUR * 3 + 100)
    assert np.allclose(shown.view._places, FOUR * 3 + 100)


def test_what_does_not_belong_together_is_refused(shown: PointMap) -> None:
    with pytest.raises(ValueError, match="3 places of 4"):
        shown.renew_points(points_of(FOUR[:3]))
    with pytest.raises(ValueError, match="not finite"):
        shown.move_points(FOUR * np.nan)


def test_a_map_is_saved_as_picture_numbers_and_table(
    shown: PointMap, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.set_output({"points": FOUR.astype("f4")}, "pool1-pca-map")
    for ending in ("png", "npz", "csv"):
        with qtbot.waitSignal(shown.menu.saver.saved):
            shown.menu.save(tmp_path / f"map.{ending}")
    picture = QImage(str(tmp_path / "map.png"))
    assert picture.width() > 2 * shown.view.width()  # with its legend, two pixels for each
    at = where(shown, 1) * 2
    assert QColor(picture.pixel(at)) == QColor(*SHADES["green"])
    with np.load(tmp_path / "map.npz") as arrays:
        assert np.array_equal(arrays["points"], FOUR)
    rows = (tmp_path / "map.csv").read_text().splitlines()
    assert rows[0] == "file,x,y,class,answer"
    assert rows[1] == "/red/0.png,0.0,0.0,red,wrong"


def test_nothing_to_show_is_no_trouble(shown: PointMap) -> None:
    shown.view.choose([1])
    shown.set_points(MapPoints())
    shown.set_empty_text("No images")
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_0, Qt.Key.Key_Plus)
    for key in keys:
        QTest.keyClick(shown.view, key)
    drag(shown, QPoint(10, 10), QPoint(90, 90))
    shown.view.grab()
    assert shown.chosen() == []


def test_marks_follow_the_theme(shown: PointMap, theme: Theme) -> None:
    before = shown.view.grab().toImage().pixelColor(shown.view.rect().center()).name()
    theme.set_scheme(Scheme.DARK)
    after = shown.view.grab().toImage().pixelColor(shown.view.rect().center()).name()
    assert before != after
