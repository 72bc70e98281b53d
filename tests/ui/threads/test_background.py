"""Work beside the window."""

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from studio.core.base.errors import InputError
from studio.ui.threads.background import Background


def test_answer_comes_from_another_thread(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.succeeded, timeout=5000) as caught:
        background.run(threading.get_ident)
    assert caught.args[0] != threading.get_ident()
    assert not background.is_busy


def test_failure_arrives_as_a_sentence(qtbot: QtBot) -> None:
    def fail() -> None:
        raise InputError("{file} is empty.", file="a.png")

    background = Background()
    with qtbot.waitSignal(background.failed, timeout=5000) as caught:
        background.run(fail)
    assert str(caught.args[0]) == "a.png is empty."


def test_defect_arrives_too(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed, timeout=5000) as caught:
        background.run(lambda: 1 // 0)
    assert "ZeroDivisionError" in str(caught.args[0])
    assert "Traceback" in capsys.readouterr().err


def test_only_the_newest_answer_is_handed_out(qtbot: QtBot) -> None:
    background = Background()
    gate = threading.Event()
    answers: list[object] = []
    background.succeeded.connect(answers.append)
    background.run(lambda: gate.wait(60) and "first")
    background.run(lambda: "second")
    background.run(lambda: "third")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    qtbot.wait(50)
    assert answers == ["third"]


def test_every_answer_where_all_are_wanted(qtbot: QtBot) -> None:
    background = Background(keep_latest=False)
    answers: list[object] = []
    background.succeeded.connect(answers.append)
    for word in "abc":
        background.run(lambda word=word: word)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=5000)
    assert answers == ["a", "b", "c"]


def test_forgotten_answer_does_not_come(qtbot: QtBot) -> None:
    background = Background()
    gate = threading.Event()
    answers: list[object] = []
    background.succeeded.connect(answers.append)
    background.run(lambda: gate.wait(60))
    background.forget()
    gate.set()
    background.wait()
    qtbot.wait(50)
    assert answers == []
    assert not background.is_busy


def test_asker_may_be_destroyed_while_the_thread_answers(qtbot: QtBot) -> None:
    """Emitting to a receiver that was just being destroyed crashed the program."""
    answers: list[object] = []
    steady = Background(keep_latest=False)
    steady.succeeded.connect(answers.append)
    for _ in range(40):
        for number in range(20):
            steady.run(lambda number=number: number)  # type: ignore[misc]
        passing = Background()
        passing.succeeded.connect(answers.append)
        passing.run(lambda: "nobody waits for this")
        del passing
        gc.collect()
        qtbot.wait(2)
    qtbot.waitUntil(lambda: len(answers) == 800, timeout=20_000)
