"""Signals that ask a program to end: it is asked to finish tidily, and made to end if it does not.

A handler in Python runs between two instructions of Python, in the main thread: not while that
thread waits for a disk or computes in TensorFlow. So a thread of its own hears of the signal.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""Exit status of a program that was asked to end."""

PATIENCE = 10.0
"""Seconds for a training to save itself."""

_SECOND_PATIENCE = 3.0

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def tidy_end(
    ask: Callable[[], None], patience: float = PATIENCE, *, raises: bool = False
) -> Iterator[None]:
    """Call `ask`, in another thread, when a signal asks this program to end during the block.

    If the block still runs `patience` seconds later, or a few after a second signal, the program
    ends at once with status 130. A signal that is ignored (nohup, a shell's &) stays ignored.
    Call it in the main thread.

    Args:
        ask: makes the block end.
        patience: seconds.
        raises: whether a second signal raises KeyboardInterrupt in the main thread.
    """
    heard = threading.Event()

    def hear(_number: int, _frame: FrameType | None) -> None:
        if heard.is_set() and raises:
            raise KeyboardInterrupt
        heard.set()

    ours, systems = socket.socketpair()
    systems.setblocking(False)
    watcher = threading.Thread(target=_watch, args=(ours, ask, patience), daemon=True)
    watcher.start()
    wakeup = signal.set_wakeup_fd(systems.fileno(), warn_on_full_buffer=False)
    try:
        with _handled_by(hear):
            yield
    finally:
        signal.set_wakeup_fd(wakeup)
        systems.close()
        watcher.join()
        ours.close()


@contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Let whatever asks this program to end raise KeyboardInterrupt during the block.

    So what is half-written is removed on the way out. Call it in the main thread.
    """
    with _handled_by(signal.default_int_handler):
        yield


@contextmanager
def left_at_once() -> Iterator[None]:
    """End at once when asked to during the block, in which nothing is at stake.

    An exception in the middle of an extension module's start can crash it. Call it in the main
    thread.
    """
    with _handled_by(_leave):
        yield


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


@contextmanager
def _handled_by(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Give every signal that is not ignored (nohup, a shell's &) another handler."""
    before = {it: signal.getsignal(it) for it in _SIGNALS}
    for number, former in before.items():
        if former is not signal.SIG_IGN:
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)


def _watch(signals: socket.socket, ask: Callable[[], None], patience: float) -> None:
    """Wait for a signal, then for the end of the block, which closes the other side."""
    if not _hears(signals):
        return
    threading.Thread(target=ask, daemon=True).start()
    signals.settimeout(patience)
    try:
        if not _hears(signals):
            return
        signals.settimeout(_SECOND_PATIENCE)
        while _hears(signals):
            pass
    except TimeoutError:
        os._exit(INTERRUPTED)


def _hears(signals: socket.socket) -> bool:
    """Return whether the system tells of one of the signals; False at the end of the block."""
    while said := signals.recv(1):
        if said[0] in _SIGNALS:
            return True
    return False
