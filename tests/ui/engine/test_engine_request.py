"""A question to the engine: its replies, and nobody else's."""

import sys
from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import say
from studio.core.recipes.recipe import Data, Recipe
from studio.core.wire import codec
from studio.core.wire.messages import (
    Cancel,
    CancelDone,
    Checked,
    Device,
    DeviceKind,
    Export,
    Failed,
    FailureKind,
    Phase,
    Progress,
    Varied,
    Vary,
)
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.engine.request_slot import RequestSlot

VARY = Vary(Recipe(name="r", data=Data(folder="f")), ("/a.png",), 0, 1)
PICTURES = np.zeros((2, 1, 4, 4, 3), np.uint8)


class Heard:
    """What a request said, in order."""

    def __init__(self, request: Request | RequestSlot) -> None:
        self.said: list[object] = []
        request.progressed.connect(self.said.append)
        request.answered.connect(self.said.append)
        request.failed.connect(self.said.append)
        request.cancelled.connect(lambda: self.said.append("cancelled"))


def test_each_request_hears_its_own_replies_until_its_last(engine: FakeEngine) -> None:
    first, second = engine.ask(VARY), engine.ask(VARY)
    heard, other = Heard(first), Heard(second)
    moved = Progress(first.number, Phase.BUILDING, 1, 2)
    answer = Varied(first.number, PICTURES)
    engine.tell(moved, answer, Varied(first.number, PICTURES), Progress(99, Phase.BUILDING, 1, 2))
    assert heard.said == [moved, answer]
    assert (first.is_active, second.is_active) == (False, True)
    assert other.said == []


def test_a_failure_and_a_cancellation_end_a_request(engine: FakeEngine) -> None:
    failing, given_up = engine.ask(VARY), engine.ask(VARY)
    heard, other = Heard(failing), Heard(given_up)
    failed = Failed(failing.number, FailureKind.WORK, say("The disk is full."))
    engine.tell(failed)
    given_up.cancel()
    assert engine.last(Cancel) == Cancel(given_up.number)
    engine.tell(CancelDone(given_up.number))
    assert heard.said == [failed]
    assert other.said == ["cancelled"]
    sent = len(engine.sent)
    given_up.cancel()
    assert len(engine.sent) == sent  # it has ended


def test_a_forgotten_request_says_nothing_more(engine: FakeEngine) -> None:
    request = engine.ask(VARY)
    heard = Heard(request)
    request.forget()
    engine.tell(Progress(request.number, Phase.BUILDING, 1, 2), Varied(request.number, PICTURES))
    assert heard.said == []
    assert not request.is_active


def test_every_reply_comes_in_order_to_who_wants_them_all(engine: FakeEngine) -> None:
    request = engine.ask(VARY)
    said: list[object] = []
    request.replied.connect(said.append)
    replies = (Progress(request.number, Phase.BUILDING, 1, 2), Varied(request.number, PICTURES))
    engine.tell(*replies)
    assert said == list(replies)


def test_a_command_that_is_too_long_fails_after_there_was_time_to_connect(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = Path(__file__).parent.parent.parent / "faults" / "polite_engine.py"
    client = EngineClient((sys.executable, str(script), ""))
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    monkeypatch.setattr(codec, "MAXIMUM_FRAME", 1000)
    request = client.ask(Export(str(tmp_path), "x" * 2000))
    heard = Heard(request)
    qtbot.waitUntil(lambda: len(heard.said) == 1, timeout=5000)
    (failed,) = heard.said
    assert isinstance(failed, Failed)
    assert "too long" in str(failed.sentence)
    client.close()


def test_a_slot_asks_one_thing_at_a_time_and_says_what_came_of_each(engine: FakeEngine) -> None:
    slot = RequestSlot(engine)
    heard = Heard(slot)
    slot.cancel()  # nothing was asked
    slot.ask(VARY)
    slot.ask(VARY)
    (asked,) = engine.sent
    assert isinstance(asked, Vary)
    first = Failed(asked.request, FailureKind.WORK, say("The disk is full."))
    engine.tell(first)
    assert not slot.is_active
    slot.ask(VARY)
    second = Checked(engine.last(Vary).request, (), Device("CPU", DeviceKind.CPU, 1.0))
    engine.tell(second)
    assert heard.said == [first, second]
