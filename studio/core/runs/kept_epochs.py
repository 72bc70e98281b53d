"""The epochs of a run whose weights are kept to be looked at: `checkpoints/epoch-<number>.npz`.

The number counts the epochs that were trained, from 1 through all stages. A file holds what a
checkpoint holds of the variables, without the optimizer: nothing is resumed from it. A run keeps
about as many as its recipe says, evenly spaced: every epoch at first, then every second, every
fourth, ... and always the first, the best and the newest one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.runs.run_folder import RunFolder

_NAME = re.compile(r"epoch-(\d{6,9})\.npz")


def epoch_file(checkpoints: Path, epoch: int) -> Path:
    """Return where in a run's folder of checkpoints the weights after an epoch are kept."""
    return checkpoints / f"epoch-{epoch:06d}.npz"


def kept_epochs(checkpoints: Path) -> tuple[int, ...]:
    """Return the numbers of the epochs that are kept there, ascending."""
    found = []
    with suppress(OSError):
        for file in checkpoints.iterdir():
            if match := _NAME.fullmatch(file.name):
                found.append(int(match[1]))
    return tuple(sorted(found))


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
    return epoch in (1, newest, best) or epoch % _step(newest, most) == 0


def kept_at_most(epochs: int, most: int) -> int:
    """Return how many epochs a run of so many keeps in the end."""
    return sum(is_kept(epoch, epochs, 0, most) for epoch in range(1, epochs + 1)) if most else 0


def forget_epochs(checkpoints: Path, after: int) -> None:
    """Remove the epochs after epoch `after`: a run that goes on trains them again."""
    for epoch in kept_epochs(checkpoints):
        if epoch > after:
            remove_epoch(checkpoints, epoch)


def remove_epoch(checkpoints: Path, epoch: int) -> None:
    """Remove the weights after one epoch, where the disk allows it."""
    with suppress(OSError):  # somebody looks at it; the next save tries again
        epoch_file(checkpoints, epoch).unlink(missing_ok=True)


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


def _step(epochs: int, most: int) -> int:
    """Return how far apart the kept ones of so many epochs are: a power of two."""
    step = 1
    while epochs > step * most:
        step *= 2
    return step
