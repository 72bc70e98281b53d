"""Work that would hold the window up, done in a thread of its own."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from studio.core.errors import StudioError
from studio.core.sentences import Sentence, say


class _Bridge(QObject):
    """Carries answers from the thread; a call holds it too, so it outlives whoever asked.

    It must not end with the call: it would be destroyed in the thread while the window's thread
    still takes in what it has sent.
    """

    succeeded = Signal(int, object)
    failed = Signal(int, object)


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
        self._bridge = _Bridge()
        self._bridge.succeeded.connect(self._on_call_succeeded)
        self._bridge.failed.connect(self._on_call_failed)

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
        self._waiting.append(self._thread.submit(_make, call, self._newest, self._bridge))

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

    @Slot(int, object)
    def _on_call_succeeded(self, number: int, result: object) -> None:
        if self._take(number):
            self.succeeded.emit(result)

    @Slot(int, object)
    def _on_call_failed(self, number: int, sentence: Sentence) -> None:
        if self._take(number):
            self.failed.emit(sentence)

    def _take(self, number: int) -> bool:
        """Note the answer to call `number`; return whether it is wanted."""
        if number <= self._answered or (self._keep_latest and number < self._newest):
            return False
        self._answered = number
        return True


def _make(call: Callable[[], object], number: int, bridge: _Bridge) -> None:
    """Make the call, in the thread; what comes of it goes out as a signal."""
    try:
        result = call()
    except StudioError as error:
        _emit(bridge.failed, number, error.sentence)
    except Exception as error:  # a defect must reach the person, not a thread's stderr
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        _emit(bridge.failed, number, say("Something went wrong: {reason}", reason=reason))
    else:
        _emit(bridge.succeeded, number, result)


def _emit(signal: SignalInstance, number: int, value: object) -> None:
    with suppress(RuntimeError):  # Qt has gone before the call was over: the program ends
        signal.emit(number, value)
