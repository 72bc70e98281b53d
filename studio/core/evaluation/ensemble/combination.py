"""One answer of many, and the weights that suit the validation images.

A weighted mean of probabilities never has a larger loss than the weighted mean of the members'
losses: -log is convex (Jensen's inequality).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.sentences import Sentence, say

Floats = NDArray[np.float64]

SMALLEST = float(np.finfo(np.float32).tiny)
"""A probability of 0 has the loss of this one, as everywhere else."""

MEAN_VOTES = 0.5
"""What the mean counts beside votes: enough to decide between equally many, and nothing else."""

CLOSE = 1e-6
"""Nats by which fitted weights may be worse than the best ones."""

MOST_STEPS = 20_000

Weigh = Callable[[NDArray[np.float32], NDArray[np.int32]], Floats]
"""From probabilities (members, images, classes) and labels (images,) of the validation part to a
weight for each member; they sum to 1."""


class Method(msgspec.Struct, frozen=True):
    """A way to make one answer of many: a row of the table.

    Attributes:
        key: as it is typed.
        title: what it is called.
        help: what it does.
        weigh: how much each member counts; None where all count the same.
        is_vote: whether members name a class each, and probabilities do not count.
    """

    key: str
    title: Sentence
    help: Sentence
    weigh: Weigh | None = None
    is_vote: bool = False


def combined(
    probabilities: NDArray[np.float32], weights: Floats, *, is_vote: bool = False
) -> NDArray[np.float32]:
    """Return what members say together, float32 (images, classes); each row sums to 1.

    Args:
        probabilities: (members, images, classes).
        weights: (members,), 0 or more, their sum 1.
        is_vote: each member with a weight names its most probable class. The mean has half a vote,
            which decides between classes with equally many votes and nothing else.
    """
    mean = np.zeros(probabilities.shape[1:], np.float64)
    for weight, own in zip(weights.tolist(), probabilities, strict=True):
        if weight:
            mean += weight * own
    if not is_vote:
        return mean.astype(np.float32)
    voters = np.flatnonzero(weights)
    votes = np.zeros_like(mean)
    places = np.arange(len(mean))
    for voter in voters:
        votes[places, probabilities[voter].argmax(axis=1)] += 1
    return ((votes + MEAN_VOTES * mean) / (len(voters) + MEAN_VOTES)).astype(np.float32)


def equal_weights(members: int) -> Floats:
    """Return the same weight for each member."""
    return np.full(members, 1 / members)


def losses(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return the mean cross-entropy of each member in nats, (members,)."""
    return np.asarray(-np.log(np.maximum(own_of(probabilities, labels), SMALLEST)).mean(axis=1))


def accuracies(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return the accuracy of each member, (members,)."""
    return np.asarray((probabilities.argmax(axis=2) == labels).mean(axis=1))


def own_of(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return the probability of the true class, (members, images)."""
    return probabilities[:, np.arange(len(labels)), labels].astype(np.float64)


def by_accuracy(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return weights in proportion to the accuracy; equal ones where nobody is ever right."""
    found = accuracies(probabilities, labels)
    return found / found.sum() if found.sum() > 0 else equal_weights(len(found))


def fitted(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return the weights on the simplex with the least loss of the weighted mean.

    The loss is convex in the weights. Each step multiplies a weight by the mean of its member's
    share in the probability of the true class (Cover, T. M. (1984): An algorithm for maximizing
    expected log investment return. IEEE Transactions on Information Theory 30, 369-373), which
    never makes the loss larger; the logarithm of the largest of these factors bounds what is
    still to be gained.
    """
    own = np.maximum(own_of(probabilities, labels), SMALLEST)
    weights = equal_weights(len(own))
    for _ in range(MOST_STEPS):
        factors = (own / (weights @ own)).mean(axis=1)
        if np.log(factors.max()) <= CLOSE:
            break
        weights = weights * factors
        weights /= weights.sum()
    weights[weights < CLOSE] = 0.0
    return np.asarray(weights / weights.sum())


METHODS: tuple[Method, ...] = (
    Method(
        "mean",
        say("Mean"),
        say("The mean of the members' probabilities."),
    ),
    Method(
        "vote",
        say("Vote"),
        say("Each member names one class; the class with most votes wins, a tie goes by the mean."),
        is_vote=True,
    ),
    Method(
        "weighted",
        say("Fitted weights"),
        say("A weighted mean. The weights give the least loss on the validation images."),
        weigh=fitted,
    ),
    Method(
        "accuracy",
        say("By accuracy"),
        say("A weighted mean. The weights are the members' accuracies on the validation images."),
        weigh=by_accuracy,
    ),
)


def method(key: str) -> Method:
    """Return the row of a key.

    Raises:
        KeyError: there is none.
    """
    for row in METHODS:
        if row.key == key:
            return row
    raise KeyError(key)


def keys() -> Sequence[str]:
    """Return the keys of all methods."""
    return [row.key for row in METHODS]
