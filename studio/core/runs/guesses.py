"""What a person guessed of the images of a run: which one is real, and which one is invented.

The game of the course, on a run of one's own. Each guess is of a pair: a training image and a
sample of a kept epoch. `guesses.json` in the run's folder holds every guess ever made; whoever
cannot tell the two apart is right half of the time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np

from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import check_own_file, read_regular
from studio.core.metrics.proportion import Interval, wilson

FILE_NAME = "guesses.json"

MOST_EPOCHS = 6
"""Of which a game shows samples: enough to see the share that is taken for real go up."""

_LARGEST = 32 * 1024**2

Number = Annotated[int, msgspec.Meta(ge=0)]


class Guess(msgspec.Struct, frozen=True):
    """One guess.

    Attributes:
        epoch: of the invented image, from 1.
        sample: number of the invented image, as in the gallery.
        real: number of the real one, likewise.
        is_fooled: whether the invented one was taken for real.
    """

    epoch: Annotated[int, msgspec.Meta(ge=1)]
    sample: Number
    real: Number
    is_fooled: bool


class Pair(msgspec.Struct, frozen=True):
    """One round of a game; `is_real_left` says where the real image lies."""

    epoch: int
    sample: int
    real: int
    is_real_left: bool


class EpochScore(msgspec.Struct, frozen=True):
    """How often the samples of an epoch were taken for real.

    Attributes:
        epoch: from 1.
        rounds: guesses.
        fooled: those of them in which the invented image was taken for the real one.
    """

    epoch: int
    rounds: int
    fooled: int

    @property
    def share(self) -> float:
        """Share of the rounds in which the person was fooled, 0..1; half is pure guessing."""
        return self.fooled / self.rounds

    @property
    def interval(self) -> Interval:
        """Where that share lies with 95 % confidence (Wilson)."""
        return wilson(self.share, self.rounds)


class _File(msgspec.Struct, frozen=True):
    guesses: tuple[Guess, ...]


def read(run: Path) -> tuple[Guess, ...]:
    """Return every guess that was made on the run in a folder, the oldest first.

    Raises:
        InputError: the file is damaged.
    """
    file = run / FILE_NAME
    if not file.exists():
        return ()
    try:
        return msgspec.json.decode(read_regular(file, _LARGEST), type=_File).guesses
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(
            "{file} is damaged: {reason}.", file=str(file), reason=str(error)[:200]
        ) from None


def write(run: Path, guesses: Sequence[Guess]) -> None:
    """Keep these guesses in place of those before, whole or not at all.

    The run does not become a newer one by it: lists go by the time of its folder.

    Raises:
        InputError: the run is gone.
        WorkError: the disk is full or the folder read-only.
    """
    try:
        before = run.stat()
    except OSError:
        raise InputError("{run} was not found.", run=str(run)) from None
    if (run / FILE_NAME).is_symlink():
        check_own_file(run / FILE_NAME)
    write_whole(run / FILE_NAME, msgspec.json.encode(_File(tuple(guesses))))
    with suppress(OSError):  # somebody else's folder
        os.utime(run, ns=(before.st_atime_ns, before.st_mtime_ns))


def scores(guesses: Iterable[Guess]) -> tuple[EpochScore, ...]:
    """Return how each epoch fared, by epoch."""
    counted: dict[int, tuple[int, int]] = {}
    for guess in guesses:
        rounds, fooled = counted.get(guess.epoch, (0, 0))
        counted[guess.epoch] = rounds + 1, fooled + guess.is_fooled
    return tuple(EpochScore(epoch, *counted[epoch]) for epoch in sorted(counted))


def draw_pairs(
    epochs: Sequence[int],
    per_epoch: int,
    samples: int,
    reals: int,
    random: np.random.Generator,
) -> tuple[Pair, ...]:
    """Return the rounds of a game in an order that says nothing of their epochs.

    No image comes twice before all have come once: a person remembers.

    Args:
        epochs: each with `per_epoch` rounds.
        per_epoch: at least 1.
        samples: that each epoch has kept.
        reals: real images there are.
        random: what draws.
    """
    order = random.permutation(np.repeat(np.asarray(epochs), per_epoch)).tolist()
    drawn_reals = _in_turn(reals, len(order), random)
    drawn_samples = {epoch: _in_turn(samples, per_epoch, random) for epoch in epochs}
    sides = random.random(len(order)) < 0.5
    return tuple(
        Pair(epoch, drawn_samples[epoch].pop(), real, bool(is_left))
        for epoch, real, is_left in zip(order, drawn_reals, sides, strict=True)
    )


def _in_turn(count: int, wanted: int, random: np.random.Generator) -> list[int]:
    """Return `wanted` numbers below `count`, each before any comes again."""
    turns = [random.permutation(count) for _ in range(-(-wanted // count))]
    return np.concatenate(turns)[:wanted].tolist() if turns else []
