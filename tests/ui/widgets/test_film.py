"""The steps of a walk, one large, all as a strip."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.film import Film


def frames(count: int) -> np.ndarray:
    shades = np.arange(count, dtype=np.uint8).reshape(-1, 1, 1, 1) * 20
    return np.broadcast_to(shades, (count, 6, 4, 1)).copy()


def shade(film: Film) -> int:
    return film.view.image().pixelColor(0, 0).red()


def test_a_step_is_shown_large_and_stays_while_others_come(theme: Theme, qtbot: QtBot) -> None:
    film = Film(theme, "Walk")
    qtbot.addWidget(film)
    film.set_frames(frames(5))
    film.bar.slider.setValue(3)
    assert (shade(film), film.bar.text()) == (60, "4 / 5")
    film.set_frames(255 - frames(5))
    assert shade(film) == 195
    film.set_frames(frames(2))
    assert shade(film) == 20
    film.set_frames(frames(0))
    assert film.view.image().isNull()


def test_steps_are_played_to_the_end_and_saved_as_a_moving_picture(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    film = Film(theme, "Walk")
    qtbot.addWidget(film)
    film.set_frames(frames(3))
    film.bar.set_frame_ms(1)
    QTest.mouseClick(film.bar.play_button, Qt.MouseButton.LeftButton)
    assert film.bar.is_playing
    qtbot.waitUntil(lambda: not film.bar.is_playing, timeout=5000)
    assert shade(film) == 40
    with qtbot.waitSignal(film.menu.saver.saved):
        film.menu.save(tmp_path / "walk.gif")
    with Image.open(tmp_path / "walk.gif") as moving:
        assert moving.n_frames == 3  # type: ignore[attr-defined]  # of a GIF
        assert moving.size == (4 * 42, 6 * 42)
