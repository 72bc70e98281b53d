"""How the run stands at this moment: what is said of the part that does not train."""

import pytest
from pytestqt.qtbot import QtBot

from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import StageStarted
from studio.ui.pages.train.now_card import NowCard
from studio.ui.theme import Theme


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        # Statistics of batch normalisation are not trained; that makes no layer frozen.
        (StageStarted(1, 1, "All", 3, 0, 900, 100), "none, all layers train"),
        (StageStarted(1, 1, "Head", 3, 0, 100, 900, frozen_layers=4), "recomputed each time"),
        (StageStarted(1, 1, "Head", 3, 0, 100, 900, "pool", 7.5, 4), "cached, 7.5× faster"),
        (StageStarted(1, 1, "Head", 3, 0, 100, 900, "pool", 1.0, 4), "cached"),
    ],
)
def test_what_is_frozen_is_said(theme: Theme, qtbot: QtBot, stage: StageStarted, said: str) -> None:
    card = NowCard(theme)
    qtbot.addWidget(card)
    card.show_state(RunState(status=Status.RUNNING, stages=(stage,)), None)
    assert card._frozen.value() == said
