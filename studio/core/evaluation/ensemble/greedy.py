"""Who is chosen into an ensemble: one member after the other, the one that helps most.

Caruana, R., Niculescu-Mizil, A., Crew, G. & Ksikes, A. (2004): Ensemble selection from libraries of
models. ICML. Members may be chosen again, which gives them more weight.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.evaluation.ensemble.combination import SMALLEST, Floats, own_of

ROUNDS = 3
"""Choices for each member there is; the best of all beginnings is kept."""


class Step(msgspec.Struct, frozen=True):
    """One choice.

    Attributes:
        member: which one.
        loss: mean cross-entropy of those chosen so far, in nats, on the validation images.
        accuracy: their accuracy there.
    """

    member: int
    loss: float
    accuracy: float


def greedy_choice(
    probabilities: NDArray[np.float32], labels: NDArray[np.int32]
) -> tuple[Step, ...]:
    """Return the choices up to the one with the least loss, at least one.

    Args:
        probabilities: of the validation images, (members, images, classes).
        labels: their true classes, (images,).
    """
    own = own_of(probabilities, labels)
    total = np.zeros(probabilities.shape[1:], np.float64)
    own_total = np.zeros(len(labels), np.float64)
    steps: list[Step] = []
    for count in range(1, ROUNDS * len(own) + 1):
        tried = -np.log(np.maximum((own_total + own) / count, SMALLEST)).mean(axis=1)
        member = int(tried.argmin())
        own_total += own[member]
        total += probabilities[member]
        accuracy = float((total.argmax(axis=1) == labels).mean())
        steps.append(Step(member, float(tried[member]), accuracy))
    best = min(range(len(steps)), key=lambda at: steps[at].loss)
    return tuple(steps[: best + 1])


def weights_of(steps: tuple[Step, ...], members: int) -> Floats:
    """Return how often each member was chosen, as shares, (members,)."""
    counts = np.bincount([step.member for step in steps], minlength=members)
    return np.asarray(counts / counts.sum())
