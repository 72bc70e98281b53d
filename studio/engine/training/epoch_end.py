"""What a task does after each epoch beside the training, such as keeping pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class EpochEnd(Protocol):
    """Called while the weights are those of a whole epoch."""

    def begin(self, epochs_done: int) -> None:
        """Get ready; a run that is resumed forgets what lies behind its `epochs_done` epochs.

        Raises:
            WorkError: the run's folder cannot be written.
        """
        ...

    def after_epoch(self, epoch: int) -> Mapping[str, float]:
        """Do what belongs to an epoch, counted from 1 through all stages.

        Before the epoch's checkpoint is written: a run that is cut between the two does it again.

        Returns:
            Figures of the task that are measured once an epoch, by their keys.

        Raises:
            DiskFullError: there is no room; the same call may succeed later.
            WorkError: the run's folder cannot be written.
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

    def after_epoch(self, epoch: int) -> dict[str, float]:
        """Do each."""
        return {
            key: value for part in self._parts for key, value in part.after_epoch(epoch).items()
        }


class NothingToDo:
    """Of a task that keeps nothing after an epoch."""

    def begin(self, _epochs_done: int) -> None:
        """Do nothing."""

    def after_epoch(self, _epoch: int) -> dict[str, float]:
        """Do nothing."""
        return {}
