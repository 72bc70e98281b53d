"""Questions about a network that wait for the TensorFlow thread.

The reader of the commands puts them in. The TensorFlow thread answers them a step at a time when
their turn comes, and a training gives the oldest one a step between two groups of batches, so that
they need not wait for its end; while one is tried out, between the steps of that. What takes
several steps goes to the end of the row after each, so that it holds up neither a quick question
nor the training. One that is given up before its first step is answered at once, any other at its
next one.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.wire.messages import Look
from studio.engine.kept_models import KeptModels

if TYPE_CHECKING:
    from studio.engine.look.living_model import LivingModel
    from studio.engine.tasks.prediction import TrainedModel


@dataclass(frozen=True)
class AtWork:
    """The run that trains, or is tried out: its folder, "" before it has one, and its network."""

    run: str
    model: LivingModel


@dataclass(frozen=True)
class _Open:
    """A question that is not answered yet, and, once begun, what answers it."""

    look: Look
    steps: Iterator[None] | None = None


class Questions:
    """Those that are not answered yet, and what is needed to answer them.

    Attributes:
        at_work: the run that trains at this moment; set and read on the TensorFlow thread.
        answer: answers one in steps, of which none raises; set by whoever serves commands.
        trained: models of runs that were asked for predictions.
    """

    def __init__(self) -> None:
        self.at_work: AtWork | None = None
        self.answer: Callable[[Look], Iterator[None]] | None = None
        self.trained: KeptModels[TrainedModel] = KeptModels()
        self._open: OrderedDict[int, _Open] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, look: Look) -> None:
        """Let a question wait."""
        with self._lock:
            self._open[look.request] = _Open(look)

    def take(self, request: int) -> bool:
        """Let one that has not been begun wait no longer.

        Returns:
            Whether it did wait, so that one thread alone answers it.
        """
        with self._lock:
            found = self._open.get(request)
            if found is None or found.steps is not None:
                return False
            del self._open[request]
            return True

    def answer_next(self) -> None:
        """Take a step of the one whose turn it is, if any; called between two groups of batches."""
        with self._lock:
            request = next(iter(self._open), None)
        if request is not None:
            self.step(request)

    def answer_waiting(self) -> None:
        """Take a step of each that waits now, where nothing is held up by it."""
        for _ in range(len(self._open)):
            self.answer_next()

    def step(self, request: int) -> bool:
        """Take one step of an answer, on the TensorFlow thread.

        Returns:
            Whether more are to come.
        """
        with self._lock:
            found = self._open.get(request)
            if found is None or self.answer is None:
                return False
            steps = found.steps or self.answer(found.look)
            self._open[request] = _Open(found.look, steps)
            self._open.move_to_end(request)
        try:
            next(steps)
        except StopIteration:
            with self._lock:
                del self._open[request]
            return False
        return True

    @contextmanager
    def about(self, run: str, model: LivingModel) -> Iterator[None]:
        """Let questions about `run` be answered by `model` during the block."""
        self.at_work = AtWork(run, model)
        try:
            yield
        finally:
            self.at_work = None
