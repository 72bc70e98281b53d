"""The dialog that finds a learning rate; the engine answers what it is told."""

from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.metrics.rate_test import RateTest, rates_to_try
from studio.core.wire import messages
from studio.ui.pages.model.model_page import ModelPage
from studio.ui.pages.model.rate_dialog import RateDialog


@pytest.fixture
def page(studio: Studio, images_folder: Path, qtbot: QtBot) -> ModelPage:
    studio.new_project.create_from_folder(str(images_folder))
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    studio.window.show_page("model")
    shown = studio.window.pages.page("model")
    assert isinstance(shown, ModelPage)
    return shown


def asked(studio: Studio) -> tuple[FakeEngine, messages.TryRates]:
    engine = studio.client
    assert isinstance(engine, FakeEngine)
    return engine, engine.last(messages.TryRates)


def opened(page: ModelPage) -> RateDialog:
    page.stages.find_rate.click()
    (dialog,) = page.stages.findChildren(RateDialog)
    return dialog


def tried(suggestion: float | None) -> RateTest:
    rates = rates_to_try(40)
    losses = np.linspace(2, 1, 40)
    return RateTest(rates, losses, losses, suggestion)


def test_the_suggested_rate_is_taken_into_the_stage_and_can_be_undone(
    studio: Studio, page: ModelPage, qtbot: QtBot
) -> None:
    before = studio.project.recipe
    dialog = opened(page)
    engine, command = asked(studio)
    assert command.recipe == before
    assert command.stage == 0
    engine.tell(messages.Progress(command.request, messages.Phase.TRYING_RATES, 20, 100))
    assert dialog._bar.share() == 0.2
    assert not dialog.take.isVisibleTo(dialog)
    engine.tell(messages.RatesTried(command.request, tried(2e-3)))
    assert dialog.take.text() == "Use 2e-3"
    dialog.take.click()
    assert studio.project.recipe.stage[0].learning_rate == 2e-3
    studio.project.undo()
    assert studio.project.recipe == before


def test_closing_gives_the_test_up(studio: Studio, page: ModelPage) -> None:
    dialog = opened(page)
    engine, command = asked(studio)
    dialog.cancel.click()
    assert engine.last(messages.Cancel).request == command.request
    assert studio.project.recipe.stage[0].learning_rate == command.recipe.stage[0].learning_rate


def test_without_a_suggestion_nothing_is_offered(studio: Studio, page: ModelPage) -> None:
    dialog = opened(page)
    engine, command = asked(studio)
    engine.tell(messages.RatesTried(command.request, tried(None)))
    assert not dialog.take.isVisibleTo(dialog)
    assert "never falls clearly" in dialog._text.text()
    dialog.cancel.click()


def test_a_failure_says_why_and_can_be_tried_again(studio: Studio, page: ModelPage) -> None:
    dialog = opened(page)
    engine, command = asked(studio)
    reason = say("There is no room.")
    engine.tell(messages.Failed(command.request, messages.FailureKind.WORK, reason))
    assert dialog.again.isVisibleTo(dialog)
    dialog.again.click()
    assert asked(studio)[1].request != command.request
    dialog.cancel.click()


def test_a_running_training_is_not_disturbed(studio: Studio, page: ModelPage) -> None:
    project = studio.project.project
    assert project is not None
    assert page.stages.find_rate.isEnabled()
    studio.run.train(studio.project.recipe, project)
    assert not page.stages.find_rate.isEnabled()
    assert page.stages.find_rate.toolTip()


def test_one_loss_that_breaks_out_does_not_press_the_others_flat(
    studio: Studio, page: ModelPage
) -> None:
    dialog = opened(page)
    engine, command = asked(studio)
    losses = np.linspace(2, 1, 40)
    losses[-1] = 900.0
    smoothed = np.linspace(2, 1, 40)
    smoothed[-1] = 4.0
    test = RateTest(rates_to_try(40), losses, smoothed, 2e-3)
    engine.tell(messages.RatesTried(command.request, test))
    low, high = dialog.chart._content.value_range(1.0)
    assert low < 1.0
    assert 4.0 < high < 5.0
    dialog.cancel.click()
