"""Where points lie, which lie in a lasso, and which have room for a picture: no window needed."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from studio.ui.widgets.point_map.camera import MARGIN, Camera
from studio.ui.widgets.point_map.detail import CROWD, THUMBNAIL, have_room
from studio.ui.widgets.point_map.outline import inside


def cloud(count: int, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(0, 5, (count, 2))


@pytest.fixture
def camera() -> Camera:
    made = Camera()
    made.resize(500, 300)
    return made


def test_everything_is_in_view_with_one_scale_for_both_axes(camera: Camera) -> None:
    places = cloud(200)
    camera.fit(places)
    screen = camera.screen(places)
    assert (screen.min(axis=0) >= MARGIN - 1e-6).all()
    assert (screen.max(axis=0) <= np.array([500, 300]) - MARGIN + 1e-6).all()
    far = np.linalg.norm(places[0] - places[1]) * camera.scale
    assert np.linalg.norm(screen[0] - screen[1]) == pytest.approx(far)
    higher = int(places[:, 1].argmax())
    assert screen[:, 1].argmin() == higher  # upwards is upwards


def test_a_pixel_stays_where_it_is_while_a_person_zooms_at_it(camera: Camera) -> None:
    camera.fit(cloud(50))
    for factor in (1.5, 3.0, 0.1, 1e9, 1e-9):
        before = camera.place(123, 45)
        camera.zoom(factor, 123, 45)
        assert camera.place(123, 45) == pytest.approx(before)
        assert camera.screen(np.array([before]))[0] == pytest.approx((123, 45))


def test_panning_moves_what_is_seen_by_pixels(camera: Camera) -> None:
    places = cloud(5)
    camera.fit(places)
    before = camera.screen(places)
    camera.pan(30, -12)
    np.testing.assert_allclose(camera.screen(places), before + np.array((30, -12)))


@pytest.mark.parametrize("places", [np.zeros((0, 2)), np.ones((1, 2)), np.ones((4, 2)) * 7.0])
def test_none_one_or_all_alike_are_no_trouble(camera: Camera, places: NDArray[np.float64]) -> None:
    camera.fit(places)
    assert np.isfinite(camera.screen(places)).all()
    assert all(np.isfinite(camera.place(0, 0)))


def test_the_lasso_agrees_with_qt_on_any_outline() -> None:
    numbers = np.random.default_rng(5)
    points = numbers.uniform(0, 100, (400, 2))
    for corners in (3, 4, 9, 40):
        outline = numbers.uniform(0, 100, (corners, 2))  # it crosses itself
        polygon = QPolygonF([QPointF(x, y) for x, y in outline])
        rule = Qt.FillRule.OddEvenFill
        expected = [polygon.containsPoint(QPointF(x, y), rule) for x, y in points]
        assert inside(outline, points).tolist() == expected


@pytest.mark.parametrize("corners", [0, 1, 2])
def test_a_line_encloses_nothing(corners: int) -> None:
    assert not inside(np.zeros((corners, 2)), cloud(9)).any()


def test_pictures_are_shown_where_there_is_room_and_nowhere_else() -> None:
    alone = np.array([[0.0, 0.0], [10.0, 0.0]])
    crowd = np.array([[30.0, 30.0]]) + np.random.default_rng(1).uniform(0, 1e-3, (CROWD + 1, 2))
    places = np.concatenate([alone, crowd])
    scale = THUMBNAIL  # a picture is as wide as one unit
    assert have_room(places, scale).tolist() == [True, True, *[False] * (CROWD + 1)]
    assert have_room(places, scale * 1e6).all()  # near enough, every point has room
    assert not have_room(places, scale * 1e-6).any()


def test_panning_changes_no_picture_into_a_dot(camera: Camera) -> None:
    places = cloud(500)
    camera.fit(places)
    before = have_room(places, camera.scale)
    camera.pan(17, 5)
    assert np.array_equal(have_room(places, camera.scale), before)
