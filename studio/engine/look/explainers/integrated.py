"""How much each pixel adds to the score of a class.

Sundararajan, Taly, Yan: Axiomatic attribution for deep networks, ICML 2017. The integral is taken
by the midpoint rule; what all pixels add up to is said beside what they should.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from studio.core.look.baseline import baseline_of
from studio.core.look.integrated import Integrated
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.explaining import Array, Subject, subject_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace


def explain(model: LivingModel, view: Integrated) -> Slices:
    """Return `map`, `image` and `class`.

    Raises:
        InputError: no such image or class, or the network tells no classes apart.
    """
    subject = subject_of(model, view.image, view.class_, is_randomised=view.randomised)
    shown = subject.pixels.astype(np.float32)
    base = baseline_of(subject.pixels, view.baseline)
    way = shown - base
    places = _coarse_first(view.steps)
    gradients = np.zeros(shown.shape, np.float64)
    pace, done = Pace(), 0
    while done < view.steps:
        some = places[done : done + pace.size]
        with pace:
            found = subject.gradient(base + some[:, np.newaxis, np.newaxis, np.newaxis] * way)
        gradients += found.sum(axis=0, dtype=np.float64)
        done += len(some)
        so_far = (way * gradients / done).astype(np.float32)
        yield Slice(done, view.steps, partial(subject.explained, "integrated", so_far))
    return _whole(subject, so_far, base)


def _whole(subject: Subject, values: Array, base: Array) -> Explained:
    at_base = subject.scores(base[np.newaxis])[0, subject.target]
    return subject.explained(
        "integrated",
        values,
        total=float(values.sum(dtype=np.float64)),
        expected=float(subject.answer.scores[subject.target] - at_base),
    )


def _coarse_first(steps: int) -> Array:
    """Return the middles of `steps` equal parts of 0..1, spread evenly from the first one on."""
    middles = (np.arange(steps, dtype=np.float32) + 0.5) / steps
    bits = max(1, (steps - 1).bit_length())
    order = [int(f"{number:0{bits}b}"[::-1], 2) for number in range(1 << bits)]
    found: Array = middles[np.array([place for place in order if place < steps])]
    return found
