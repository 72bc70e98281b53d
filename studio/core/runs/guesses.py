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
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import check_own_file
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
    return read_json(file, _LARGEST, _File).guesses


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
    before: Iterable[Guess] = (),
) -> tuple[Pair, ...]:
    """Return the rounds of a game in an order that says nothing of their epochs.

    No image comes twice before all have come once, in all games together: a person remembers.

    Args:
        epochs: each with `per_epoch` rounds.
        per_epoch: at least 1.
        samples: that each epoch has kept.
        reals: real images there are.
        random: what draws.
        before: guesses of earlier games on the run.
    """
    order = random.permutation(np.repeat(np.asarray(epochs), per_epoch)).tolist()
    seen = tuple(before)
    drawn_reals = _in_turn(_times(reals, (one.real for one in seen)), len(order), random)
    drawn_samples = {
        epoch: _in_turn(
            _times(samples, (one.sample for one in seen if one.epoch == epoch)), per_epoch, random
        )
        for epoch in epochs
    }
    sides = random.random(len(order)) < 0.5
    return tuple(
        Pair(epoch, drawn_samples[epoch].pop(), real, bool(is_left))
        for epoch, real, is_left in zip(order, drawn_reals, sides, strict=True)
    )


def _times(count: int, shown: Iterable[int]) -> NDArray[np.int64]:
    """Return how often each of `count` images was shown."""
    known = [number for number in shown if number < count]  # of a file that was written elsewhere
    return np.bincount(np.asarray(known, np.int64), minlength=count)


def _in_turn(times: NDArray[np.int64], wanted: int, random: np.random.Generator) -> list[int]:
    """Return `wanted` numbers of images, those first that were shown the fewest `times`."""
    drawn: list[int] = []
    while len(drawn) < wanted:
        turn = random.permutation(np.flatnonzero(times == times.min()))
        if drawn and turn[0] == drawn[-1]:  # not twice in a row
            turn = np.roll(turn, -1)
        drawn += turn.tolist()
        times = times + (times == times.min())
    return drawn[:wanted]
