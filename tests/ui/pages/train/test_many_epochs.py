"""Numbers of epochs are written as every other count, also where there are thousands."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.core.metrics.series import MetricSeries
from studio.core.recipes.recipe import Data, Recipe
from studio.core.runs.run_state import RunState, Status
from studio.core.runs.run_summary import RunStatus
from studio.core.tasks.table import task
from studio.core.wire.messages import Phase
from studio.ui.pages.train.now_card import NowCard
from studio.ui.pages.train.run_facts import facts_text
from studio.ui.pages.train.standing_card import StandingCard
from studio.ui.texts.run_text import saved_text
from studio.ui.theme import Theme

STATE = RunState(
    request=1,
    run="runs/tiny",
    status=Status.RUNNING,
    phase=Phase.TRAINING,
    epoch=1234,
    epochs=90_000,
    saved=1233,
)


def test_every_card_of_a_training_writes_thousands_alike(theme: Theme, qtbot: QtBot) -> None:
    assert "epoch 1,234 of 90,000" in facts_text(STATE, Recipe(name="T", data=Data(folder="x")))
    now, standing = NowCard(theme), StandingCard(theme)
    for card in (now, standing):
        qtbot.addWidget(card)
    now.show_state(STATE, None)
    assert now._bar.value().startswith("epoch 1,234 of 90,000")
    assert now._saved.value() == "epoch 1,233, can be resumed"
    paused = replace(STATE, status=Status.PAUSED)
    standing.show_run(paused, MetricSeries(), task("classify"), may_change=True)
    assert standing._epochs.value() == "1,233 of 90,000"
    assert saved_text(RunStatus.PAUSED, 1233) == "Paused after epoch 1,233"
