"""The window's side of a stream that breaks in any way: one sentence, an end, no traceback."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import Sentence
from studio.core.wire.messages import Failed, Scan
from studio.ui.engine.engine_client import EngineClient, EngineState

GARBLED = Path(__file__).parent.parent.parent / "faults" / "garbled_engine.py"


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[list[EngineClient]]:
    clients: list[EngineClient] = []
    yield clients
    for client in clients:
        client.close()


@pytest.mark.parametrize("seed", range(8))
def test_garbled_stream_is_given_up_with_a_sentence(
    qtbot: QtBot, made: list[EngineClient], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EngineClient, "_may_restart", lambda client: False)
    client = EngineClient((sys.executable, str(GARBLED), str(seed)), hello_seconds=30.0)
    made.append(client)
    losses: list[Sentence] = []
    events: list[object] = []
    client.lost.connect(losses.append)
    client.event_received.connect(events.append)
    request = client.ask(Scan("/nowhere"))
    failures: list[Failed] = []
    request.failed.connect(failures.append)
    qtbot.waitUntil(lambda: client.state is EngineState.LOST, timeout=30_000)
    assert len(losses) == 1
    assert "stream is broken" in str(losses[0])
    assert len(str(losses[0]).splitlines()) == 1
    owed = [event for event in events if isinstance(event, Failed) and event.request]
    assert owed == failures
    assert [failed.request for failed in failures] == [request.number]
    assert client.pid == 0
