"""How much memory all decoding threads of this process may hold together."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

MEBIBYTE = 1024**2

_UNCOUNTED = 4 * MEBIBYTE
"""Bytes below which nobody asks: sixteen threads of them are little, and asking is a lock."""

_NOTHING = nullcontext()


class Budget:
    """Bytes that several threads share; who asks for more than is free waits for its turn.

    Args:
        limit: bytes; more than that is never given to one.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._used = 0
        self._turn = threading.Condition()
        self._queue: deque[object] = deque()

    def reserved(self, size: int) -> AbstractContextManager[None]:
        """Hold `size` bytes, at most `limit`, for the time of the block.

        First come, first served, so that a large image is not overtaken for ever by small ones.
        """
        return _NOTHING if size < _UNCOUNTED else self._held(size)

    @contextmanager
    def _held(self, size: int) -> Iterator[None]:
        self._take(size)
        try:
            yield
        finally:
            self._give(size)

    def _take(self, size: int) -> None:
        ticket = object()
        with self._turn:
            self._queue.append(ticket)
            self._turn.wait_for(
                lambda: self._queue[0] is ticket and self._used + size <= self.limit
            )
            self._queue.popleft()
            self._used += size
            self._turn.notify_all()

    def _give(self, size: int) -> None:
        with self._turn:
            self._used -= size
            self._turn.notify_all()


# Always asked for in this order, so that no two threads wait for each other.
CONTENTS = Budget(512 * MEBIBYTE)
"""Bytes of files, as they lie on the disk."""

PIXELS = Budget(1024 * MEBIBYTE)
"""Bytes of decoded images at their full size."""
