"""An ensemble as figures: its members, what they are together, how alike they are."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Part
from studio.core.evaluation.answers import answers
from studio.core.evaluation.calibration import calibration
from studio.core.evaluation.ensemble.agreement import agreement, error_correlation
from studio.core.evaluation.ensemble.combination import (
    Floats,
    Method,
    combined,
    equal_weights,
    method,
)
from studio.core.evaluation.ensemble.gain import Gain, gain
from studio.core.evaluation.ensemble.greedy import Step, greedy_choice, weights_of
from studio.core.evaluation.ensemble.members import Pool
from studio.core.evaluation.measured import Measured


class Score(msgspec.Struct, frozen=True):
    """How good one classifier is on one part.

    Attributes:
        images: how many.
        accuracy: 0..1.
        low: lower end of its 95 % interval; likewise `high`.
        loss: mean cross-entropy in nats.
        calibration_error: expected calibration error, 0..1.
    """

    images: int
    accuracy: float
    low: float
    high: float
    loss: float
    calibration_error: float


class MemberFigures(msgspec.Struct, frozen=True):
    """A member.

    Attributes:
        name: what it is called.
        run: its folder.
        weight: how much it counts, 0..1.
        score: on the part that the ensemble is judged on.
        validation: on the validation images; None where there are none.
    """

    name: str
    run: str
    weight: float
    score: Score
    validation: Score | None


class EnsembleReport(msgspec.Struct, frozen=True, kw_only=True):
    """What several runs are together.

    Attributes:
        method: key of the row of `METHODS`.
        part: what it is judged on, "test" or "validation".
        is_chosen_there: whether weights or members were chosen on those very images.
        members: in the order in which they were named.
        ensemble: how good they are together; likewise `validation`, None without such images.
        best: place of the member with the highest accuracy on the part, of equal ones the least
            loss.
        gain: of the ensemble over that member.
        agreement: share of images in which each two members give the same answer.
        error_correlation: of their mistakes; None where one makes none, or nothing else.
        greedy: the choices, where members were chosen.
        left_out: images that members have in different classes.
        seen: images of another folder that a member was trained on.
    """

    method: str
    part: Part
    is_chosen_there: bool
    members: tuple[MemberFigures, ...]
    ensemble: Score
    validation: Score | None
    best: int
    gain: Gain
    agreement: tuple[tuple[float, ...], ...]
    error_correlation: tuple[tuple[float | None, ...], ...]
    greedy: tuple[Step, ...] = ()
    left_out: int = 0
    seen: int = 0

    @property
    def weights(self) -> tuple[float, ...]:
        """How much each member counts."""
        return tuple(member.weight for member in self.members)


def ensemble_report(pool: Pool, key: str = "mean", *, is_greedy: bool = False) -> EnsembleReport:
    """Return what the members of a pool are together.

    Weights and members are chosen on the validation images, where there are any that no member
    was trained on, else on those that the ensemble is judged on.

    Args:
        pool: what they say.
        key: of a row of `METHODS`.
        is_greedy: whether members are chosen.
    """
    row = method(key)
    part = pool.main_part
    chosen_on: Part = "validation" if pool.has("validation") else part
    weights, steps = _chosen(pool, row, chosen_on, is_greedy=is_greedy)
    probabilities, labels = pool.part(part)
    together = combined(probabilities, weights, is_vote=row.is_vote)
    scores = [_score(own, labels) for own in probabilities]
    validated = _validated(pool)
    best = max(range(len(scores)), key=lambda at: (scores[at].accuracy, -scores[at].loss))
    is_right = together.argmax(axis=1) == labels
    correlation = error_correlation(probabilities, labels)
    return EnsembleReport(
        method=key,
        part=part,
        is_chosen_there=chosen_on == part and (row.weigh is not None or is_greedy),
        members=tuple(
            MemberFigures(name, run, float(weight), score, own)
            for name, run, weight, score, own in zip(
                pool.names, pool.runs, weights, scores, validated, strict=True
            )
        ),
        ensemble=_score(together, labels),
        validation=_together_validated(pool, row, weights),
        best=best,
        gain=gain(is_right, probabilities[best].argmax(axis=1) == labels),
        agreement=tuple(tuple(one) for one in agreement(probabilities).tolist()),
        error_correlation=tuple(
            tuple(None if math.isnan(value) else value for value in one)
            for one in correlation.tolist()
        ),
        greedy=steps,
        left_out=pool.left_out,
        seen=pool.seen,
    )


def _chosen(
    pool: Pool, row: Method, part: Part, *, is_greedy: bool
) -> tuple[Floats, tuple[Step, ...]]:
    """Return the weights, and the choices where members are chosen."""
    probabilities, labels = pool.part(part)
    members = len(pool.names)
    if not is_greedy:
        weigh = row.weigh
        return (weigh(probabilities, labels) if weigh else equal_weights(members)), ()
    steps = greedy_choice(probabilities, labels)
    weights = weights_of(steps, members)
    who = np.flatnonzero(weights)
    if row.weigh is not None:
        weights = np.zeros(members)
        weights[who] = row.weigh(probabilities[who], labels)
    return weights, steps


def _validated(pool: Pool) -> list[Score | None]:
    if not pool.has("validation"):
        return [None] * len(pool.names)
    probabilities, labels = pool.part("validation")
    return [_score(own, labels) for own in probabilities]


def _together_validated(pool: Pool, row: Method, weights: Floats) -> Score | None:
    if not pool.has("validation"):
        return None
    probabilities, labels = pool.part("validation")
    return _score(combined(probabilities, weights, is_vote=row.is_vote), labels)


def _score(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Score:
    found = answers(probabilities, labels)
    is_right = found.predicted == labels
    measured = Measured(float(is_right.mean()), len(labels))
    interval = measured.interval
    return Score(
        len(labels),
        measured.share,
        interval.low,
        interval.high,
        float(found.loss.mean()),
        calibration(found.confidence, np.asarray(is_right)).error,
    )
