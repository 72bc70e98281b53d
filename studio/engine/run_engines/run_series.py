"""Runs that are known beforehand, such as the repeats of a comparison, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, PlannedRun
from studio.engine.run_engines.run_trainer import Ended, RunTrainer
from studio.engine.run_engines.side_by_side import Over, Said, SideBySide

_LOOK_SECONDS = 0.2
"""Between two looks whether the series shall pause."""


class Listener(Protocol):
    """Who is told how a series fares, in the thread that carries it out."""

    def began(self, place: int) -> None:
        """Say that the run of that place, from 0, is trained now."""
        ...

    def happened(self, place: int, event: AnyEvent) -> None:
        """Say what its engine says."""
        ...

    def ended(self, place: int, reason: Sentence | None) -> None:
        """Say that it is over, and why it came to nothing, if so."""
        ...


def carry_out_series(
    planned: Sequence[PlannedRun],
    trainer: RunTrainer,
    listener: Listener,
    is_paused: Callable[[], bool],
    parallel: int = 1,
    is_ending: Callable[[], bool] = lambda: False,
) -> bool:
    """Train some runs; return False where that was paused or ended early.

    A run that fails is told, and the next one begins.

    Args:
        planned: in their order, the paths of their recipes absolute.
        trainer: closed by whoever made it.
        listener: is told how it fares, in this thread.
        is_paused: whether a person wants it to wait; asked some times a second.
        parallel: runs at work at once.
        is_ending: whether a person wants it to end with the runs that are at work.
    """
    side_by_side: SideBySide[AnyEvent, Ended] = SideBySide(parallel)
    waiting = list(range(len(planned)))[::-1]
    was_interrupted = False
    try:
        while True:
            if was_interrupted or is_paused():
                was_interrupted = True
                trainer.pause()  # again and again: an engine that has not begun yet forgets it
            while waiting and side_by_side.has_room and not (was_interrupted or is_ending()):
                place = waiting.pop()
                listener.began(place)
                side_by_side.begin(place, partial(_train, trainer, planned[place]))
            if not side_by_side.slots:
                return not was_interrupted and not waiting
            match side_by_side.next(_LOOK_SECONDS):
                case Said(place, event):
                    listener.happened(place, event)
                case Over(place, result):
                    is_whole, reason = _judged(result)
                    if is_whole or reason is not None:
                        listener.ended(place, reason)
                    else:
                        was_interrupted = True
    finally:
        _stop_all(side_by_side, trainer)


def _train(
    trainer: RunTrainer, planned: PlannedRun, slot: int, hear: Callable[[AnyEvent], None]
) -> Ended:
    if planned.run:
        run = RunFolder(Path(planned.run))
        return trainer.resume(run, planned.recipe, slot, hear, discard_edits=False)
    return trainer.train(planned.recipe, slot, hear)


def _judged(result: Ended | BaseException) -> tuple[bool, Sentence | None]:
    """Return whether a run came to its end, and why it came to nothing.

    Neither is so of one that was interrupted.
    """
    match result:
        case StudioError():
            return False, result.sentence
        case BaseException():
            raise result
        case Sentence():
            return False, result
        case messages.Failed():
            return False, result.sentence
        case messages.RunEnded(report=report) if report is not None:
            return True, None
        case _:
            return False, None


def _stop_all(side_by_side: SideBySide[AnyEvent, Ended], trainer: RunTrainer) -> None:
    """Interrupt what is still at work, which only a failure of ours leaves."""
    while side_by_side.slots:
        trainer.pause()
        side_by_side.next(_LOOK_SECONDS)
