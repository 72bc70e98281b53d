"""How many images one slice of work takes, so that nobody waits long for its end."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

_SECONDS = 0.08
"""Of one slice: a training or a quick question waits for it."""

MOST = 32


class Pace:
    """Measures the block that it surrounds.

    Attributes:
        size: images that the next slice should take, 1 to `MOST`.
    """

    def __init__(self, most: int = MOST) -> None:
        self.size = 1
        self._most = most
        self._began = 0.0
        self._is_warm = False

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        seconds = max(time.monotonic() - self._began, 1e-6)
        if self._is_warm:  # the first one makes twins and kernels
            wanted = int(self.size * _SECONDS / seconds)
            self.size = min(max(wanted, 1), self._most, 2 * self.size)
        self._is_warm = True
