"""What the person asked while the engine works: flags that work looks at, at batch boundaries."""

from __future__ import annotations

import copy
import threading
import time

from studio.core.base.errors import Cancelled


class Control:
    """Flags set by the reader thread and read by the working threads."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._pause = threading.Event()
        self._end = threading.Event()
        self._end_search = threading.Event()
        self._is_expected = False
        self._cancelled: set[int] = set()
        self._lock = threading.Lock()

    def beside_runs(self) -> Control:
        """Return the same for work that is no training: what is wished of a run is not about it.

        Such a wish stays until the next run begins, and one that comes too late until then as well.
        """
        other = copy.copy(self)
        other._stop, other._pause = threading.Event(), threading.Event()
        return other

    def expect_run(self) -> None:
        """Forget what was asked of an earlier run; what is asked from now on is about the next."""
        self._forget()
        self._is_expected = True

    def begin_run(self) -> None:
        """Forget what was asked of an earlier run, unless that was done when this one was asked."""
        if not self._is_expected:
            self._forget()
        self._is_expected = False

    def expect_search(self) -> None:
        """Forget what was asked of an earlier search."""
        self._end_search.clear()

    def end_search(self) -> None:
        """Ask the search to begin no further trial."""
        self._end_search.set()

    @property
    def search_end_asked(self) -> bool:
        """Whether the search shall end with the trials that are at work."""
        return self._end_search.is_set()

    def end(self) -> None:
        """Ask everything to end for good; a training so that it can be resumed."""
        self._end.set()

    def stop(self) -> None:
        """Ask the training to end and keep what it learned."""
        self._stop.set()

    def pause(self) -> None:
        """Ask the training to end so that it can be resumed."""
        self._pause.set()

    def cancel(self, request: int) -> None:
        """Ask that a request be given up."""
        with self._lock:
            self._cancelled.add(request)

    @property
    def has_ended(self) -> bool:
        """Whether the engine itself is about to end, with all that it was asked."""
        return self._end.is_set()

    @property
    def stop_asked(self) -> bool:
        """Whether the training shall end and keep."""
        return self._stop.is_set()

    @property
    def pause_asked(self) -> bool:
        """Whether the training shall end and wait."""
        return self._pause.is_set() or self._end.is_set()

    @property
    def is_pause(self) -> bool:
        """Whether a person asked the training to wait; else the program around it has ended."""
        return self._pause.is_set()

    @property
    def interrupted(self) -> bool:
        """Whether the training shall end at the next batch boundary, for whatever reason."""
        return self.stop_asked or self.pause_asked

    def wait_interrupted(self, seconds: float) -> bool:
        """Return whether the training shall end, after waiting at most `seconds` for that."""
        deadline = time.monotonic() + seconds
        while not self.interrupted and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.interrupted

    def is_cancelled(self, request: int) -> bool:
        """Whether the request was given up."""
        with self._lock:
            return request in self._cancelled or self._end.is_set()

    def raise_if_cancelled(self, request: int) -> None:
        """Raise if the request was given up.

        Raises:
            Cancelled: it was.
        """
        if self.is_cancelled(request):
            raise Cancelled

    def _forget(self) -> None:
        self._stop.clear()
        self._pause.clear()
