"""Several pieces of work at once, each in a thread; what they say comes out in one thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

Word = TypeVar("Word")
Result = TypeVar("Result")


class Said(NamedTuple, Generic[Word]):
    """A piece of work says something."""

    number: int
    word: Word


class Over(NamedTuple, Generic[Result]):
    """A piece of work has ended; its slot is free.

    Attributes:
        result: what it returned, or what it raised.
    """

    number: int
    result: Result | BaseException


class SideBySide(Generic[Word, Result]):
    """Runs work in slots; used by one thread.

    Args:
        slots: pieces of work at once.
    """

    def __init__(self, slots: int) -> None:
        self._free = list(range(slots))[::-1]
        self._at_work: dict[int, int] = {}
        self._said: queue.SimpleQueue[Said[Word] | Over[Result]] = queue.SimpleQueue()

    @property
    def has_room(self) -> bool:
        """Whether another piece can be begun."""
        return bool(self._free)

    @property
    def slots(self) -> dict[int, int]:
        """Slots by the numbers of what is at work."""
        return dict(self._at_work)

    def begin(self, number: int, work: Callable[[int, Callable[[Word], None]], Result]) -> None:
        """Begin a piece of work in a free slot.

        Args:
            number: of it, by which it is known; none at work has it.
            work: takes its slot, from 0, and a function that says something.
        """
        slot = self._at_work[number] = self._free.pop()
        threading.Thread(target=self._run, args=(number, slot, work), daemon=True).start()

    def next(self, seconds: float | None = None) -> Said[Word] | Over[Result] | None:
        """Return what is said next, None where nothing is within `seconds`."""
        try:
            said = self._said.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(said, Over):
            self._free.append(self._at_work.pop(said.number))
        return said

    def _run(
        self, number: int, slot: int, work: Callable[[int, Callable[[Word], None]], Result]
    ) -> None:
        def say(word: Word) -> None:
            self._said.put(Said(number, word))

        result: Result | BaseException
        try:
            result = work(slot, say)
        except BaseException as error:  # raised, or told, by whoever asks for it
            result = error
        self._said.put(Over(number, result))
