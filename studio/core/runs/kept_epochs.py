"""The epochs of a run whose weights are kept to be looked at: `checkpoints/epoch-<number>.npz`.

The number counts the epochs that were trained, from 1 through all stages. A file holds what a
checkpoint holds of the variables, without the optimizer: nothing is resumed from it. A run keeps
about as many as its recipe says, evenly spaced: every epoch at first, then every second, every
fourth, ... and always the first, the best and the newest one.
"""

from __future__ import annotations

from pathlib import Path

from studio.core.base.epoch_files import EpochFiles, spacing
from studio.core.base.errors import InputError
from studio.core.runs.run_folder import RunFolder


def epoch_files(checkpoints: Path) -> EpochFiles:
    """Return the weights of single epochs in a run's folder of checkpoints."""
    return EpochFiles(checkpoints, ".npz")


def epoch_file(checkpoints: Path, epoch: int) -> Path:
    """Return where in a run's folder of checkpoints the weights after an epoch are kept."""
    return epoch_files(checkpoints).file(epoch)


def kept_epochs(checkpoints: Path) -> tuple[int, ...]:
    """Return the numbers of the epochs that are kept there, ascending."""
    return epoch_files(checkpoints).epochs()


def is_kept(epoch: int, newest: int, best: int, most: int) -> bool:
    """Whether a run keeps the weights after an epoch.

    Args:
        epoch: from 1.
        newest: the last one that was trained.
        best: the one with the best validation loss so far, 0 where there is none.
        most: about how many are kept, 0 for none.
    """
    if not most:
        return False
    return epoch in (1, newest, best) or epoch % spacing(newest, most) == 0


def kept_at_most(epochs: int, most: int) -> int:
    """Return how many epochs a run of so many keeps in the end."""
    return sum(is_kept(epoch, epochs, 0, most) for epoch in range(1, epochs + 1)) if most else 0


def check_kept(run: RunFolder, epoch: int) -> Path:
    """Return the file of an epoch's weights.

    Raises:
        InputError: it is not kept; the sentence says which are.
    """
    file = epoch_file(run.checkpoints, epoch)
    if file.is_file():
        return file
    kept = kept_epochs(run.checkpoints)
    if not kept:
        raise InputError(
            "{run} kept only its best and its last epoch.",
            run=str(run.path),
        )
    raise InputError(
        "{run} did not keep epoch {epoch}. Epochs kept: {kept}.",
        run=str(run.path),
        epoch=epoch,
        kept=", ".join(map(str, kept)),
    )
