import math

import pytest
from pytestqt.qtbot import QtBot

from studio.core.wire.messages import Changed
from studio.ui.pages.train.changes_card import ChangesCard
from studio.ui.theme import Theme
from studio.ui.widgets.labelled_bar import LabelledBar


@pytest.mark.parametrize(
    ("distance", "text"),
    [
        (0.0, "frozen"),
        (0.5, "50.0\N{NO-BREAK SPACE}%"),
        (474_739_961_518_791_552.0, "4.75e17×"),
        (1e38, "1e38×"),
        (math.inf, "not finite"),
        (math.nan, "not finite"),
    ],
)
def test_a_diverged_run_has_a_change_that_can_be_read(
    theme: Theme, qtbot: QtBot, distance: float, text: str
) -> None:
    card = ChangesCard(theme)
    qtbot.addWidget(card)
    card.show_change(Changed(1, ("conv1",), (distance,), ("conv1",)))
    [bar] = card.findChildren(LabelledBar)
    assert text in bar.accessibleName()
    assert 0 <= bar.share() <= 1
