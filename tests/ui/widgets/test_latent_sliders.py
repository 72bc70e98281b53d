"""Sliders of a code: those that vary most first, every number kept."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.latent_sliders import AT_ONCE, STEPS, LatentSliders


def sliders(theme: Theme, qtbot: QtBot, size: int = 3) -> LatentSliders:
    made = LatentSliders(theme, "Code")
    qtbot.addWidget(made)
    ones = np.ones(size, np.float32)
    made.set_dimensions(
        -2 * ones,
        2 * ones,
        0.5 * ones,
        tuple(range(size))[::-1],
        draw=lambda _random: np.arange(size, dtype=np.float32),
    )
    made.show()
    return made


def test_a_slider_moves_its_own_number_and_says_so_at_once(theme: Theme, qtbot: QtBot) -> None:
    shown = sliders(theme, qtbot)
    said: list[list[float]] = []
    shown.changed.connect(lambda code: said.append(np.asarray(code).tolist()))
    shown.slider(1).setValue(STEPS)
    assert said == [[0.5, 2.0, 0.5]]
    shown.slider(1).setValue(STEPS // 2)
    assert said[-1] == [0.5, 0.0, 0.5]


def test_what_is_out_of_reach_is_kept_and_reset_goes_to_the_middle(
    theme: Theme, qtbot: QtBot
) -> None:
    shown = sliders(theme, qtbot)
    shown.set_values(np.array([9, -9, 0.25], np.float32))
    assert shown.slider(0).value() == STEPS
    shown.slider(2).setValue(0)
    assert shown.values().tolist() == [9, -9, -2]  # the other sliders lost nothing
    QTest.mouseClick(shown.reset_button, Qt.MouseButton.LeftButton)
    assert shown.values().tolist() == [0.5, 0.5, 0.5]
    QTest.mouseClick(shown.random_button, Qt.MouseButton.LeftButton)
    assert shown.values().tolist() == [0, 1, 2]


def test_hundreds_of_numbers_come_some_at_a_time_the_most_telling_first(
    theme: Theme, qtbot: QtBot
) -> None:
    shown = sliders(theme, qtbot, 300)
    assert [row.number for row in shown._rows] == list(range(299, 299 - AT_ONCE, -1))
    QTest.mouseClick(shown.more_button, Qt.MouseButton.LeftButton)
    assert len(shown._rows) == 2 * AT_ONCE
    assert shown.dimensions() == 300
