"""Work that would hold the window up, done in a thread of its own."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from weakref import ref

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from studio.core.base.defects import defect
from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence


class _Mailbox(QObject):
    """Brings answers from every thread to the window's; there is one, and it is never destroyed.

    Were the receiver of a signal destroyed while a thread emits it, the program would crash; so
    threads know this one only, and who asked is looked up in the window's thread.
    """

    delivered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.delivered.connect(self._on_delivered)

    @Slot(object)
    def _on_delivered(self, letter: _Letter) -> None:
        receiver = letter.receiver()
        if receiver is not None and isValid(receiver):
            receiver.take(letter)


class _Letter:
    """The answer to call `number` of a `Background`, or why there is none."""

    def __init__(self, receiver: ref[Background], number: int) -> None:
        self.receiver = receiver
        self.number = number
        self.result: object = None
        self.failure: Sentence | None = None


@cache
def _mailbox() -> _Mailbox:
    return _Mailbox()


class Background(QObject):
    """Calls made one after the other in one thread beside the window.

    With `keep_latest` a new call takes the place of those that still wait, and only the newest
    one's answer is handed out.

    Signals:
        succeeded: what the call returned.
        failed: a `Sentence`.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, keep_latest: bool = True) -> None:
        super().__init__(parent)
        self._keep_latest = keep_latest
        self._newest = 0
        self._answered = 0
        # Not QThreadPool: it would keep running a QRunnable that Python has let go of.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._waiting: list[Future[None]] = []
        self._mailbox = _mailbox()  # made here, in the window's thread

    @property
    def is_busy(self) -> bool:
        """Whether the newest answer is still to come."""
        return self._answered < self._newest

    def run(self, call: Callable[[], object]) -> None:
        """Have `call` made; it must not touch widgets."""
        if self._keep_latest:
            self._cancel_waiting()
        self._newest += 1
        self._waiting = [one for one in self._waiting if not one.done()]
        self._waiting.append(
            self._thread.submit(_make, call, _Letter(ref(self), self._newest), self._mailbox)
        )

    def forget(self) -> None:
        """Want no answer any more."""
        self._cancel_waiting()
        self._newest += 1
        self._answered = self._newest

    def wait(self) -> None:
        """Return when everything has been done; answers still arrive by the event loop."""
        for call in self._waiting:
            if not call.cancelled():
                call.result()

    def _cancel_waiting(self) -> None:
        for call in self._waiting:
            call.cancel()

    def take(self, letter: _Letter) -> None:
        """Hand out an answer; called in the window's thread."""
        if not self._is_wanted(letter.number):
            return
        if letter.failure is not None:
            self.failed.emit(letter.failure)
        else:
            self.succeeded.emit(letter.result)

    def _is_wanted(self, number: int) -> bool:
        """Note the answer to call `number`; return whether it is wanted."""
        if number <= self._answered or (self._keep_latest and number < self._newest):
            return False
        self._answered = number
        return True


def _make(call: Callable[[], object], letter: _Letter, mailbox: _Mailbox) -> None:
    """Make the call, in the thread, and send what comes of it."""
    try:
        letter.result = call()
    except StudioError as error:
        letter.failure = error.sentence
    except Exception as error:  # a defect must reach the person, not a thread's stderr
        traceback.print_exc()
        letter.failure = defect(error)
    with suppress(RuntimeError):  # Qt has gone before the call was over: the program ends
        mailbox.delivered.emit(letter)
