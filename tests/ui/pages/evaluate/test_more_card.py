"""More invented images: what is asked of the engine, and what is said of its answer."""

from __future__ import annotations

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import say
from studio.core.wire import messages
from studio.ui.models.run_epochs import Stop
from studio.ui.pages.evaluate.gan.more_card import MoreCard
from studio.ui.theme import Theme


@pytest.fixture
def card(theme: Theme, engine: FakeEngine, qtbot: QtBot) -> MoreCard:
    made = MoreCard(theme, engine)
    qtbot.addWidget(made)
    made.set_run("/runs/first", ())
    made.show()
    return made


def test_what_is_set_is_what_is_asked_for(card: MoreCard, engine: FakeEngine) -> None:
    assert not card.label.isVisible()
    card.count.set_value(500)
    card.seed.set_value(7)
    card.weights.set_value("start")
    card.write_into("/out")
    asked = engine.last(messages.Generate)
    assert (asked.run, asked.folder, asked.count, asked.seed) == ("/runs/first", "/out", 500, 7)
    assert (asked.checkpoint, asked.label, asked.images) == ("start", -1, "")
    assert card.cancel.isVisible()
    assert not card.save.isVisible()
    engine.tell(messages.ImagesGenerated(asked.request, "/out", 500, {}, 0))
    assert card.text() == "500 images saved in /out"
    assert card.save.isVisible()


def test_every_epoch_whose_weights_are_kept_can_be_chosen(
    card: MoreCard, engine: FakeEngine
) -> None:
    card.set_stops((Stop(0, "start"), Stop(2, 2), Stop(4, 4), Stop(4, "last")))
    offered = [card.weights.itemText(at) for at in range(card.weights.count())]
    wanted = ["After the last epoch", "After epoch 4", "After epoch 2", "Before training"]
    assert offered == wanted
    card.weights.set_value("2")
    card.write_into("/out")
    assert engine.last(messages.Generate).checkpoint == 2


def test_a_class_can_be_asked_for_where_there_is_a_choice(
    card: MoreCard, engine: FakeEngine
) -> None:
    card.set_run("/runs/digits", ("six", "seven"))
    assert card.label.isVisible()
    card.label.set_value("1")
    card.write_into("/out")
    assert engine.last(messages.Generate).label == 1


def test_why_it_failed_is_said(card: MoreCard, engine: FakeEngine) -> None:
    card.write_into("/out")
    request = engine.last(messages.Generate).request
    kind = messages.FailureKind.INPUT
    engine.tell(messages.Failed(request, kind, say("/out is not empty.")))
    assert card.text() == "/out is not empty."
    assert card.save.isVisible()


def test_it_can_be_cancelled(card: MoreCard, engine: FakeEngine, qtbot: QtBot) -> None:
    card.write_into("/out")
    card.cancel.click()
    qtbot.waitUntil(lambda: "Cancelled" in card.text(), timeout=3000)
    assert card.save.isVisible()


def test_while_it_trains_it_says_when_it_is_possible(card: MoreCard) -> None:
    card.set_run("/runs/first", (), "Possible when the training ends or is paused.")
    assert not card.save.isEnabled()
    assert card.save.toolTip() == "Possible when the training ends or is paused."
    card.set_run("/runs/first", ())
    assert card.save.isEnabled()


def test_what_was_asked_outlives_a_change_of_language(
    theme: Theme, engine: FakeEngine, qtbot: QtBot, card: MoreCard
) -> None:
    card.write_into("/out")
    request = engine.last(messages.Generate).request
    engine.tell(messages.Progress(request, messages.Phase.EXPORTING, 40, 100))
    again = MoreCard(theme, engine)  # as the page builds it again
    qtbot.addWidget(again)
    again.set_run("/runs/first", ())
    again.show()
    assert again.cancel.isVisible()
    assert again._bar.value() == "40 / 100"
    engine.tell(messages.ImagesGenerated(request, "/out", 100, {}, 0))
    assert again.text() == "100 images saved in /out"


def test_what_was_asked_of_another_run_is_given_up(
    card: MoreCard, engine: FakeEngine, qtbot: QtBot
) -> None:
    card.write_into("/out")
    request = engine.last(messages.Generate).request
    card.set_run("/runs/second", ())
    assert engine.last(messages.Cancel).request == request
