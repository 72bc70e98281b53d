"""A program that is asked to end does so: tidily where it can, at once where it cannot."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from studio.core.base.termination import INTERRUPTED, interrupted_by_signals, tidy_end

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals between processes")

DEAF = """
import os, signal, sys, time
from studio.core.base.termination import tidy_end

asked = 0
def ask():
    global asked
    print("asked", asked + 1, flush=True)
    asked += 1

end = os._exit
def end_once_asked(status):
    while not asked:  # a busy computer may let another thread go first
        time.sleep(0.01)
    end(status)
os._exit = end_once_asked

with tidy_end(ask, patience={patience}):
    print("begun", flush=True)
    {work}
"""


def begun(work: str, patience: float = 0.1) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", DEAF.format(work=work, patience=patience)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


@pytest.mark.parametrize(
    "work",
    ["while True: time.sleep(9)", "while True: pass", "os.read(os.pipe()[0], 1)"],
    ids=["sleeps", "computes", "waits"],
)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_that_does_not_listen_is_ended(work: str, number: int) -> None:
    process = begun(work)
    process.send_signal(number)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, "asked 1\n")


def test_a_second_signal_shortens_the_patience() -> None:
    process = begun("while True: time.sleep(9)", patience=1000.0)
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    assert process.stdout.readline() == "asked 1\n"
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == INTERRUPTED


def test_what_is_ignored_stays_ignored() -> None:
    work = "os.kill(os.getpid(), signal.SIGHUP); print('goes on', flush=True)"
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    code = before + DEAF.format(work=work, patience=0.1)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "begun\ngoes on\n"


def test_one_that_listens_ends_by_itself_and_everything_is_as_before() -> None:
    before = [signal.getsignal(it) for it in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    threads = threading.active_count()
    heard = threading.Event()
    with tidy_end(heard.set):
        os.kill(os.getpid(), signal.SIGTERM)
        assert heard.wait(60)
    assert before == [signal.getsignal(it) for it in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    assert threading.active_count() <= threads + 1
    assert signal.set_wakeup_fd(-1) == -1


def test_a_second_one_interrupts_where_that_is_wanted() -> None:
    heard = threading.Event()

    def work() -> None:
        with tidy_end(heard.set, raises=True):
            os.kill(os.getpid(), signal.SIGINT)
            assert heard.wait(60)
            os.kill(os.getpid(), signal.SIGTERM)
            heard.wait(60)

    with pytest.raises(KeyboardInterrupt):
        work()


def test_termination_interrupts_what_is_tidied_up_by_exceptions() -> None:
    with pytest.raises(KeyboardInterrupt), interrupted_by_signals():
        os.kill(os.getpid(), signal.SIGTERM)
