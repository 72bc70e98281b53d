"""The cluster's address on the page Settings, and the test of it."""

import pytest
from fake_engine import FakeEngine

from studio.app import Studio
from studio.core.base import paths
from studio.core.base.sentences import say
from studio.core.wire.messages import (
    Cancel,
    ClusterNode,
    ClusterTried,
    Failed,
    FailureKind,
    TryCluster,
)
from studio.ui.models.settings import Settings
from studio.ui.pages.settings import SettingsPage
from studio.ui.pages.settings.cluster_card import ClusterCard

FIT = ClusterNode("lab-1 (10.0.0.5)", 8, 1)
NO_KERAS = say("{package} is not installed on {node}.", package="keras", node="b")
UNFIT = ClusterNode("lab-2 (10.0.0.6)", 4, 0, NO_KERAS)


@pytest.fixture
def card(studio: Studio) -> ClusterCard:
    studio.window.show_page("settings")
    page = studio.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    return page.cluster


def asked(studio: Studio, card: ClusterCard, address: str) -> tuple[FakeEngine, TryCluster]:
    card.address.setText(address)
    card.address.textEdited.emit(address)
    card.test.click()
    assert isinstance(studio.client, FakeEngine)
    return studio.client, studio.client.last(TryCluster)


def test_the_address_is_remembered_and_what_is_none_is_said(
    studio: Studio, engine: FakeEngine, card: ClusterCard
) -> None:
    card.test.click()
    assert not any(isinstance(command, TryCluster) for command in engine.sent)
    card.address.setText("lab")
    assert not card.address.finish()
    assert "HOST:PORT" in card.address.problem()
    assert studio.settings.value.cluster == ""
    card.address.setText(" lab-1:6379 ")
    assert card.address.finish()
    studio.settings.wait_until_written()
    assert Settings(paths.settings()).value.cluster == "lab-1:6379"
    card.address.setText("")
    assert card.address.finish()
    assert studio.settings.value.cluster == ""


def test_computers_that_can_train_and_those_that_cannot(studio: Studio, card: ClusterCard) -> None:
    engine, command = asked(studio, card, "auto")
    assert command.address == studio.settings.value.cluster == "auto"
    assert not card.cancel.isHidden()
    engine.tell(ClusterTried(command.request, (FIT, UNFIT)))
    assert card.result.text() == "1 computer can train. Processors: 8, GPUs: 1."
    assert card.lines.text().splitlines() == [
        "lab-1 (10.0.0.5): processors: 8, GPUs: 1",
        "keras is not installed on b.",
    ]
    assert card.cancel.isHidden()
    card.address.setText("lab-3:6379")
    assert card.address.finish()
    assert card.result.isHidden()  # it was said of another address


def test_why_there_is_no_cluster_is_said(studio: Studio, card: ClusterCard) -> None:
    engine, command = asked(studio, card, "lab-1:6379")
    engine.tell(Failed(command.request, FailureKind.WORK, say("No cluster answers.")))
    assert card.result.text() == "No cluster answers."
    assert card.lines.isHidden()


def test_a_test_can_be_given_up(studio: Studio, card: ClusterCard) -> None:
    engine, command = asked(studio, card, "lab-1:6379")
    card.cancel.click()
    assert engine.last(Cancel).request == command.request
