"""What a task does after each epoch beside the training, such as keeping pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from numpy.typing import NDArray

Writes = Callable[[], None]
"""Writes files of an epoch; called in the thread that writes checkpoints, before the epoch's own.

Called again where it failed, so it must be able to begin anew.

Raises:
    WorkError: the disk is full, or the run's folder cannot be written.
"""

Outputs = NDArray[Any] | None
"""Of each validation image before the last activation, float32 (images, ...); None where there are
none, or where the task keeps nothing of them."""


class AfterEpoch(NamedTuple):
    """What came of an epoch beside the training.

    Attributes:
        figures: of the task, measured once an epoch, by their keys.
        write: writes files of it, so that the training need not wait for the disk; None for
            nothing. It is called before the epoch's checkpoint is written: a run that is cut
            between the two does it again.
    """

    figures: Mapping[str, float] = {}
    write: Writes | None = None


class EpochEnd(Protocol):
    """Called while the weights are those of a whole epoch."""

    def begin(self, epochs_done: int) -> None:
        """Get ready; a run that is resumed forgets what lies behind its `epochs_done` epochs.

        Raises:
            WorkError: the run's folder cannot be written.
        """
        ...

    def after_epoch(self, epoch: int, outputs: Outputs) -> AfterEpoch:
        """Do what belongs to an epoch, counted from 1 through all stages.

        Epochs that a stage which stopped early left out are not counted.

        Args:
            epoch: which one.
            outputs: what was said of the validation images.

        Raises:
            WorkError: it cannot be done.
        """
        ...


class InTurn:
    """Several things that are done after an epoch, one after the other."""

    def __init__(self, *parts: EpochEnd) -> None:
        self._parts = parts

    def begin(self, epochs_done: int) -> None:
        """Get each ready."""
        for part in self._parts:
            part.begin(epochs_done)

    def after_epoch(self, epoch: int, outputs: Outputs) -> AfterEpoch:
        """Do each."""
        found = [part.after_epoch(epoch, outputs) for part in self._parts]
        figures = {key: value for one in found for key, value in one.figures.items()}
        return AfterEpoch(figures, in_turn(*(one.write for one in found)))


def in_turn(*writes: Writes | None) -> Writes | None:
    """Return what writes the files of each, None where there is nothing to write."""
    wanted = [one for one in writes if one is not None]

    def write() -> None:
        for one in wanted:
            one()

    return write if wanted else None
