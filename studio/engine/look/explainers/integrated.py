"""How much each pixel adds to the score of a class.

Sundararajan, Taly, Yan: Axiomatic attribution for deep networks, ICML 2017. The integral over the
way from the baseline to the image is taken by the midpoint rule, with the way run through slowly at
its beginning: near the baseline the score of most networks changes most, so that half of the points
lie on the first eighth of the way. What all pixels add up to is known beforehand, so that it shows
how exact the map is: three times as many points are taken, those before among them, until the sum
is right within one part in a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from studio.core.look.baseline import baseline_of
from studio.core.look.integrated import Integrated
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.explaining import Array, Subject, question_about
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace

FEWEST = 24
MOST = 648
"""Points, where the view leaves their number open."""

EXACT = 0.01
"""What the sum may be beside what it should be, as a share of it."""

_SLOW = 3
"""The place on the way is this power of how much of the points came before it."""


def explain(model: LivingModel, view: Integrated) -> Slices:
    """Return `map`, `image` and `class`.

    Raises:
        InputError: no such image or class, or the network tells no classes apart.
    """
    question = question_about(model, view.image, view.class_, is_randomised=view.randomised)
    subject = question.subject()
    shown = subject.pixels.astype(np.float32)
    base = baseline_of(subject.pixels, view.baseline)
    at_base = subject.scores(base[np.newaxis])[0, subject.target]
    expected = float(subject.answer.scores[subject.target] - at_base)
    way = shown - base
    gradients = np.zeros(shown.shape, np.float64)
    pace, done, passed = Pace(), 0, 0.0
    for wanted, places in _rounds(view.steps):
        while done < wanted:
            some = places[done - wanted :][: pace.size]
            with pace:
                _, found = subject.gradient(base + _along(some**_SLOW) * way)
            speeds = some ** (_SLOW - 1)
            gradients += (found * _along(speeds)).sum(axis=0, dtype=np.float64)
            passed += float(speeds.sum())
            done += len(some)
            so_far = (way * gradients / passed).astype(np.float32)
            yield Slice(done, wanted, partial(subject.explained, "integrated", so_far))
        total = float(so_far.sum(dtype=np.float64))
        if abs(total - expected) <= EXACT * abs(expected):
            break
    return _whole(subject, so_far, total, expected, done)


def _whole(subject: Subject, values: Array, total: float, expected: float, steps: int) -> Explained:
    return subject.explained("integrated", values, total=total, expected=expected, steps=steps)


def _along(values: Array) -> Array:
    """Return (n,) as (n, 1, 1, 1)."""
    return values[:, np.newaxis, np.newaxis, np.newaxis]


def _rounds(steps: int) -> Iterator[tuple[int, Array]]:
    """Yield how many points there are after a round, and those that it adds.

    Args:
        steps: all of one round; 0 for rounds of which each has three times the points of the one
            before.
    """
    if steps:
        yield steps, _middles(steps)
        return
    count = FEWEST
    yield count, _middles(count)
    while count < MOST:
        count *= 3
        middles = _middles(count)
        yield count, middles[_is_new(count)]


def _is_new(count: int) -> NDArray[np.bool_]:
    """Return which of `_middles(count)` are not among those of a third of them: (count,)."""
    return np.array([place % 3 != 1 for place in _coarse_first(count)])


def _middles(count: int) -> Array:
    """Return the middles of `count` equal parts of 0..1, spread evenly from the first one on."""
    return ((np.array(_coarse_first(count)) + 0.5) / count).astype(np.float32)


def _coarse_first(count: int) -> list[int]:
    """Return 0 to `count` - 1, spread evenly from the first one on."""
    bits = max(1, (count - 1).bit_length())
    order = [int(f"{number:0{bits}b}"[::-1], 2) for number in range(1 << bits)]
    return [place for place in order if place < count]
