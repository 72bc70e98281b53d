"""Work that would hold the window up, done in a thread of its own."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from studio.core.errors import StudioError
from studio.core.sentences import Sentence, say


class _Signals(QObject):
    succeeded = Signal(int, object)
    failed = Signal(int, object)


class _Work(QRunnable):
    """One call; what it returns, or why it failed, goes out as a signal."""

    def __init__(self, number: int, call: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._number = number
        self._call = call

    def run(self) -> None:
        """Make the call, in a thread of the pool."""
        try:
            result = self._call()
        except StudioError as error:
            self.signals.failed.emit(self._number, error.sentence)
        except Exception as error:  # a defect must reach the person, not a thread's stderr
            traceback.print_exc()
            reason = f"{type(error).__name__}: {error}"
            self.signals.failed.emit(
                self._number, say("Something went wrong: {reason}", reason=reason)
            )
        else:
            self.signals.succeeded.emit(self._number, result)


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
        self._works: dict[int, _Work] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def is_busy(self) -> bool:
        """Whether the newest answer is still to come."""
        return self._answered < self._newest

    def run(self, call: Callable[[], object]) -> None:
        """Have `call` made; it must not touch widgets."""
        if self._keep_latest:
            self._pool.clear()
        self._newest += 1
        work = _Work(self._newest, call)
        work.signals.succeeded.connect(self._on_work_succeeded)
        work.signals.failed.connect(self._on_work_failed)
        self._works[self._newest] = work
        self._pool.start(work)

    def forget(self) -> None:
        """Want no answer any more."""
        self._pool.clear()
        self._newest += 1
        self._answered = self._newest

    def wait(self) -> None:
        """Return when everything has been done; answers still arrive by the event loop."""
        self._pool.waitForDone()

    @Slot(int, object)
    def _on_work_succeeded(self, number: int, result: object) -> None:
        if self._take(number):
            self.succeeded.emit(result)

    @Slot(int, object)
    def _on_work_failed(self, number: int, sentence: Sentence) -> None:
        if self._take(number):
            self.failed.emit(sentence)

    def _take(self, number: int) -> bool:
        """Let go of the calls up to `number`; return whether its answer is wanted."""
        for done in [other for other in self._works if other <= number]:
            del self._works[done]
        if number <= self._answered or (self._keep_latest and number < self._newest):
            return False
        self._answered = number
        return True
