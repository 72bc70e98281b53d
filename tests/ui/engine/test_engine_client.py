"""The client against real children, good and bad."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Data, Recipe
from studio.core.wire.messages import Describe, Described, Failed, Train
from studio.ui.engine import engine_client, engine_process
from studio.ui.engine.engine_client import EngineClient, EngineState
from studio.ui.engine.engine_request import Request

FAULTS = Path(__file__).parent.parent.parent / "faults"
RECIPE = Recipe(name="r", data=Data(folder="f"))


class Client(EngineClient):
    """A client that keeps what it was told."""

    def __init__(self, script: str, behaviour: str, hello_seconds: float = 60.0) -> None:
        command = (sys.executable, str(FAULTS / script), behaviour)
        super().__init__(command, hello_seconds=hello_seconds)
        self.events: list[object] = []
        self.losses: list[Sentence] = []
        self.event_received.connect(self.events.append)
        self.lost.connect(self.losses.append)


@pytest.fixture
def clients(qtbot: QtBot) -> Iterator[list[Client]]:
    made: list[Client] = []
    yield made
    for client in made:
        client.close()


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def polite(clients: list[Client], behaviour: str = "", **options: float) -> Client:
    client = Client("polite_engine.py", behaviour, **options)
    clients.append(client)
    return client


def broken(clients: list[Client], behaviour: str, **options: float) -> Client:
    client = Client("broken_children.py", behaviour, **options)
    clients.append(client)
    return client


def test_says_hello_and_gets_ready(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    with qtbot.waitSignals([client.hello_received, client.ready], timeout=20_000):
        client.start()
    assert client.state is EngineState.READY
    assert client.device is not None
    assert client.device.gigaflops == 40.0


def test_command_sent_before_hello_is_answered(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    client.ask(Describe(RECIPE, 2))  # starts the engine by itself
    qtbot.waitUntil(lambda: any(isinstance(e, Described) for e in client.events), timeout=20_000)


def test_close_leaves_no_process(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    client.close()
    assert is_gone(pid)
    assert not client.is_running
    client.close()


def test_close_in_the_middle_of_a_start(qtbot: QtBot, clients: list[Client]) -> None:
    client = broken(clients, "hangs")
    client.start()
    qtbot.waitUntil(lambda: client.pid != 0, timeout=5000)
    pid = client.pid
    client.close()
    assert is_gone(pid)
    assert client.losses == []


@pytest.mark.slow
def test_close_kills_what_does_not_listen(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients, "deaf")
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    began = time.monotonic()
    client.close()
    assert is_gone(pid)
    assert time.monotonic() - began < 9.0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be stopped there")
def test_close_ends_what_the_system_has_stopped(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    os.kill(pid, signal.SIGSTOP)
    request = client.ask(Describe(RECIPE, 2))
    request.cancel()
    client.close()
    assert is_gone(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be stopped there")
def test_what_was_said_to_a_stopped_engine_is_heard_when_it_goes_on(
    qtbot: QtBot, clients: list[Client]
) -> None:
    client = polite(clients)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    os.kill(client.pid, signal.SIGSTOP)
    for _ in range(2000):  # more than a pipe holds
        client.ask(Describe(RECIPE, 2))
    qtbot.wait(50)
    assert not any(isinstance(event, Described) for event in client.events)
    os.kill(client.pid, signal.SIGCONT)
    qtbot.waitUntil(
        lambda: sum(isinstance(event, Described) for event in client.events) == 2000,
        timeout=20_000,
    )
    assert client.losses == []


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be stopped there")
def test_a_stopped_engine_can_be_replaced(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    os.kill(pid, signal.SIGSTOP)
    client.ask(Describe(RECIPE, 2))
    client.restart()
    assert any(isinstance(event, Failed) for event in client.events)
    client.ask(Describe(RECIPE, 2))
    qtbot.waitUntil(lambda: any(isinstance(e, Described) for e in client.events), timeout=20_000)
    assert client.pid != pid


def test_hanging_start_is_given_up(qtbot: QtBot, clients: list[Client]) -> None:
    client = broken(clients, "hangs", hello_seconds=1.0)
    with qtbot.waitSignal(client.lost, timeout=10_000):
        client.start()
    assert "did not respond" in str(client.losses[0])
    assert client.state is EngineState.LOST
    assert not client.is_running


def test_death_at_start_shows_its_last_words(qtbot: QtBot, clients: list[Client]) -> None:
    client = broken(clients, "dies")
    with qtbot.waitSignal(client.lost, timeout=10_000):
        client.start()
    assert "3" in str(client.losses[0])
    assert "libcuda" in client.details
    qtbot.wait(100)
    assert not client.is_running  # a start that fails is not tried for ever


def test_an_engine_that_has_gone_already_does_not_slow_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    nice: list[tuple[int, int, int]] = []
    monkeypatch.setattr(os, "setpriority", lambda *given: nice.append(given))
    engine_process.EngineProcess(("/nowhere",))._on_started()
    assert nice == []


def test_program_that_is_not_there(qtbot: QtBot, clients: list[Client]) -> None:
    client = EngineClient(("/nowhere/python",))
    losses: list[Sentence] = []
    client.lost.connect(losses.append)
    with qtbot.waitSignal(client.lost, timeout=5000):
        client.start()
    assert "could not be started" in str(losses[0])
    client.close()


def test_text_on_the_wire_is_refused_and_the_child_ended(
    qtbot: QtBot, clients: list[Client]
) -> None:
    client = broken(clients, "chatters")
    client.start()
    qtbot.waitUntil(lambda: client.pid != 0, timeout=5000)
    pid = client.pid
    qtbot.waitUntil(lambda: len(client.losses) == 1, timeout=10_000)
    assert "stream is broken" in str(client.losses[0])
    qtbot.waitUntil(lambda: is_gone(pid), timeout=5000)


def test_half_a_frame_is_a_start_that_hangs(qtbot: QtBot, clients: list[Client]) -> None:
    client = broken(clients, "half_frame", hello_seconds=1.0)
    with qtbot.waitSignal(client.lost, timeout=10_000):
        client.start()
    assert client.events == []


def test_other_version_is_refused(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients, "other_version")
    with qtbot.waitSignal(client.lost, timeout=20_000):
        client.start()
    assert "another version" in str(client.losses[0])
    assert not client.is_running


def test_a_flood_leaves_the_window_its_turns(
    qtbot: QtBot, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = count()  # at a clock on which each takes a quarter of a turn
    quarter = engine_process.TURN_SECONDS / 4
    monkeypatch.setattr(engine_process, "perf_counter", lambda: next(looks) * quarter)
    client = polite(clients, "floods")
    client.event_received.disconnect(client.events.append)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    heard, between = 0, []

    def hear(_event: object) -> None:
        nonlocal heard
        heard += 1

    def tick() -> None:
        nonlocal heard
        between.append(heard)
        heard = 0

    timer = QTimer()
    timer.timeout.connect(tick)
    client.event_received.connect(hear)
    timer.start(0)
    qtbot.waitUntil(lambda: sum(between) > 500, timeout=20_000)
    timer.stop()
    assert max(between) < 10
    pid = client.pid
    client.close()
    assert is_gone(pid)


def test_flood_beyond_the_backlog_ends_the_child(
    qtbot: QtBot, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_process, "BACKLOG", 40_000)
    client = polite(clients, "floods")
    with qtbot.waitSignal(client.lost, timeout=30_000):
        client.start()
    assert "more than the window can handle" in str(client.losses[0])


def test_of_a_flood_of_log_lines_the_last_are_kept(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients, "floods_stderr")
    client.start()
    qtbot.waitUntil(lambda: "399999" in client.details, timeout=20_000)
    assert len(client.details.splitlines()) <= engine_process.TAIL_LINES
    assert client.losses == []


def test_lost_while_training_starts_a_fresh_one(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients, "dies_in_training")
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    with qtbot.waitSignal(client.lost, timeout=10_000):
        client.ask(Train(RECIPE, "/p", "/p/runs"))
    assert "Killed by the kernel" in client.details or client.losses
    qtbot.waitUntil(lambda: client.state is EngineState.READY, timeout=20_000)
    assert client.pid not in (0, pid)


def test_lost_engine_answers_what_it_owed(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients, "owes")
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    request = client.ask(Describe(RECIPE, 2))
    qtbot.wait(100)
    os.kill(client.pid, 9)
    qtbot.waitUntil(lambda: any(isinstance(e, Failed) for e in client.events), timeout=10_000)
    failed = next(e for e in client.events if isinstance(e, Failed))
    assert failed.request == request.number


def test_question_asked_because_the_engine_is_lost_goes_to_the_fresh_process(
    qtbot: QtBot, clients: list[Client]
) -> None:
    client = polite(clients, "owes")
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    again: list[Request] = []

    def ask_again(_failed: Failed) -> None:
        client._command = (sys.executable, str(FAULTS / "polite_engine.py"), "")
        again.append(client.ask(Describe(RECIPE, 2)))

    owed = client.ask(Describe(RECIPE, 2))
    owed.failed.connect(ask_again)
    os.kill(client.pid, 9)
    qtbot.waitUntil(lambda: any(isinstance(e, Described) for e in client.events), timeout=20_000)
    described = next(e for e in client.events if isinstance(e, Described))
    assert [described.request] == [request.number for request in again]


def test_crash_after_crash_is_not_restarted_for_ever(
    qtbot: QtBot, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_client, "monotonic", lambda: 0.0)  # all within a minute
    client = polite(clients)
    client.start()
    for _ in range(4):
        qtbot.waitUntil(lambda: client.state is EngineState.READY, timeout=20_000)
        with qtbot.waitSignal(client.lost, timeout=10_000):
            os.kill(client.pid, 9)
    assert client.state is EngineState.LOST
    client.ask(Describe(RECIPE, 2))
    qtbot.waitUntil(lambda: any(isinstance(e, Failed) for e in client.events), timeout=5000)
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()  # "Try again"


def trained(qtbot: QtBot, client: Client) -> int:
    """Have a training carried out; return the pid of the process that did."""
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    pid = client.pid
    request = client.ask(Train(RECIPE, "/p", "/p/runs"))
    qtbot.waitUntil(lambda: not request.is_active, timeout=10_000)
    return pid


def test_engine_on_a_cpu_stays_after_a_training(qtbot: QtBot, clients: list[Client]) -> None:
    client = polite(clients)
    pid = trained(qtbot, client)
    assert (client.pid, client.state) == (pid, EngineState.READY)
    client.ask(Describe(RECIPE, 2))
    qtbot.waitUntil(lambda: any(isinstance(e, Described) for e in client.events), timeout=5000)
    described = next(e for e in client.events if isinstance(e, Described))
    assert described.layers[0].name == f"head_of_{pid}"


@pytest.mark.parametrize("behaviour", ["gpu", "runs_out"])
def test_training_that_leaves_no_memory_gets_a_fresh_process(
    qtbot: QtBot, clients: list[Client], behaviour: str
) -> None:
    client = polite(clients, behaviour)
    pid = trained(qtbot, client)
    qtbot.waitUntil(lambda: client.state is EngineState.READY, timeout=20_000)
    assert client.pid not in (0, pid)
    qtbot.waitUntil(lambda: is_gone(pid), timeout=10_000)
    assert client.losses == []


def test_engine_that_has_trained_often_is_replaced(
    qtbot: QtBot, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_client, "RUNS_OF_AN_ENGINE", 2)
    client = polite(clients)
    pid = trained(qtbot, client)
    assert client.pid == pid
    second = client.ask(Train(RECIPE, "/p", "/p/runs"))
    qtbot.waitUntil(lambda: not second.is_active, timeout=10_000)
    qtbot.waitUntil(lambda: client.state is EngineState.READY, timeout=20_000)
    assert client.pid not in (0, pid)


def test_question_asked_in_training_goes_to_the_fresh_process(
    qtbot: QtBot, clients: list[Client]
) -> None:
    client = polite(clients, "owes gpu")
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()
    asked, unwanted = client.ask(Describe(RECIPE, 2)), client.ask(Describe(RECIPE, 2))
    unwanted.forget()
    client._command = (sys.executable, str(FAULTS / "polite_engine.py"), "")
    client.ask(Train(RECIPE, "/p", "/p/runs"))
    qtbot.waitUntil(lambda: any(isinstance(e, Described) for e in client.events), timeout=20_000)
    qtbot.wait(100)
    described = [e.request for e in client.events if isinstance(e, Described)]
    assert described == [asked.number]  # nobody waits for the other


def test_child_ends_when_its_parent_is_gone(clients: list[Client]) -> None:
    """Without a goodbye: the write end of its stdin closes with the parent."""
    import subprocess

    command = [sys.executable, str(FAULTS / "polite_engine.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read(4)
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(timeout=60) == 0
