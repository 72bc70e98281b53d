"""The drawing of the loop: which of its parts a step lights."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.adversarial_loop import AdversarialLoop, LoopStep
from studio.ui.widgets.pixel_image import image_of


@pytest.fixture
def drawing(qtbot: QtBot, theme: Theme) -> AdversarialLoop:
    made = AdversarialLoop(theme, "Generator", "Discriminator")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def accent(drawing: AdversarialLoop, theme: Theme) -> dict[LoopStep | None, int]:
    """Return how many pixels are filled in the colour of what is chosen, at each step."""
    wanted = QColor(theme.tokens.accent).rgb()
    found = {}
    for step in (None, *LoopStep):
        drawing.set_step(step)
        image = drawing.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        found[step] = sum(
            image.pixel(x, y) == wanted
            for y in range(image.height())
            for x in range(0, image.width(), 2)
        )
    return found


def test_what_learns_is_filled_and_nothing_is_lit_without_a_step(
    drawing: AdversarialLoop, theme: Theme
) -> None:
    found = accent(drawing, theme)
    assert found[None] == 0
    learning = {LoopStep.TRAIN_DISCRIMINATOR, LoopStep.TRAIN_GENERATOR}
    still = set(LoopStep) - learning
    assert min(found[step] for step in learning) > 2 * max(found[step] for step in still)
    assert min(found[step] for step in still) > 0


def test_it_shows_an_image_of_each_kind(drawing: AdversarialLoop) -> None:
    drawing.set_pictures(
        image_of(np.full((8, 8, 3), (255, 0, 0), np.uint8)),
        image_of(np.full((8, 8, 1), 9, np.uint8)),
    )
    drawing.set_step(None)
    image = drawing.grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for y in range(image.height())
        for x in range(0, image.width(), 3)
    }
    assert {"#ff0000", "#090909"} <= seen
