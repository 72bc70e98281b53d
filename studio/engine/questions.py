"""Questions about a network that wait for the TensorFlow thread.

The reader of the commands puts them in. The TensorFlow thread takes them out when their turn comes,
and a training takes the oldest one out between two groups of batches, so that they need not wait
for its end; while one is tried out, between the steps of that. A question that is given up while it
waits is answered at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from studio.core.wire.messages import Look

if TYPE_CHECKING:
    from studio.engine.look.living_model import LivingModel
    from studio.engine.look.looking import Looking


@dataclass(frozen=True)
class AtWork:
    """The run that trains, or is tried out: its folder, "" before it has one, and its network."""

    run: str
    model: LivingModel


class Questions:
    """Those that wait, and what is needed to answer them.

    Attributes:
        at_work: the run that trains at this moment; set and read on the TensorFlow thread.
        answer: answers one, set by whoever serves commands.
    """

    def __init__(self) -> None:
        self.at_work: AtWork | None = None
        self.answer: Callable[[Look], None] | None = None
        self._waiting: OrderedDict[int, Look] = OrderedDict()
        self._lock = threading.Lock()

    @cached_property
    def looking(self) -> Looking:
        """What answers; made where TensorFlow may be imported."""
        from studio.engine.look.looking import Looking

        return Looking()

    def put(self, look: Look) -> None:
        """Let a question wait."""
        with self._lock:
            self._waiting[look.request] = look

    def take(self, request: int) -> bool:
        """Let it wait no longer; return whether it did, so that one thread alone answers it."""
        with self._lock:
            return self._waiting.pop(request, None) is not None

    def answer_next(self) -> None:
        """Answer the one that has waited longest, if any; called between two groups of batches."""
        with self._lock:
            if not self._waiting or self.answer is None:
                return
            _, look = self._waiting.popitem(last=False)
        self.answer(look)

    def answer_waiting(self) -> None:
        """Answer those that wait now, where nothing is held up by it."""
        for _ in range(len(self._waiting)):
            self.answer_next()

    @contextmanager
    def about(self, run: str, model: LivingModel) -> Iterator[None]:
        """Let questions about `run` be answered by `model` during the block."""
        self.at_work = AtWork(run, model)
        try:
            yield
        finally:
            self.at_work = None
