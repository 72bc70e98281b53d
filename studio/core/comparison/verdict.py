"""What repeated trainings prove: means, spread, and which variants can be told apart.

All variants are trained with the same seeds, which draw the same splits, so that they are compared
seed by seed. The splits of different seeds share most of their images: the variance of the mean
difference is larger than n independent trainings would give it, by the share that is tested
(Nadeau and Bengio 2003, "Inference for the generalization error", Machine Learning 52: corrected
resampled t-test). Every pair is tested, since any of them might have come out best, and Holm's
correction (1979) keeps the chance of a single false verdict at 5 %; the best variant is told
against each other one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

import msgspec
import numpy as np

from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split

LEVEL = 0.05
LEAST_REPEATS = 3
"""Seeds that two variants must share for a verdict: of two, a spread can hardly be told."""

Better = Literal["higher", "lower"]


class Spread(msgspec.Struct, frozen=True):
    """The results of one variant.

    Attributes:
        count: trainings that gave a figure.
        mean: NaN without any.
        deviation: standard deviation of single trainings (divided by n - 1); NaN below two.
    """

    count: int
    mean: float
    deviation: float


class Verdict(msgspec.Struct, frozen=True):
    """One variant, the best one, against another.

    Attributes:
        best: place of the variant with the best mean.
        other: place of the other.
        count: seeds that both were trained with.
        difference: mean of best minus other over those.
        low: of the 95 % interval of the difference; NaN below two seeds, as `high`.
        high: the same.
        p: probability of such a difference between equals, corrected for the number of verdicts;
            NaN below two seeds.
        is_told: whether the spread allows to say that the best is better.
    """

    best: int
    other: int
    count: int
    difference: float
    low: float
    high: float
    p: float
    is_told: bool


def spread(values: Sequence[float]) -> Spread:
    """Return mean and spread of results."""
    if not values:
        return Spread(0, math.nan, math.nan)
    deviation = float(np.std(values, ddof=1)) if len(values) > 1 else math.nan
    return Spread(len(values), float(np.mean(values)), deviation)


def verdicts(
    results: Sequence[Mapping[int, float]],
    better: Better,
    *,
    overlap: float = 0.0,
    resolution: float = 0.0,
) -> tuple[Verdict, ...]:
    """Hold the best variant against every other one, in the order of the variants.

    Args:
        results: for each variant its figures by seed.
        better: whether more or less of the figure is better.
        overlap: tested images for each one that is trained on, where the split is drawn anew with
            every seed; 0 where it is always the same.
        resolution: the least step of the figure, such as 1 / images of a share of them. Figures
            that happen to agree are not taken to be surer than that.

    Returns:
        Nothing where fewer than two variants have results.
    """
    known = [place for place, values in enumerate(results) if values]
    if len(known) < 2:
        return ()
    sign = 1 if better == "higher" else -1
    best = max(known, key=lambda place: sign * float(np.mean(list(results[place].values()))))
    order = [best, *(place for place in known if place != best)]
    pairs = [
        _held(results, one, other, overlap, resolution) for one, other in combinations(order, 2)
    ]
    return tuple(one for one in _corrected(pairs, sign) if one.best == best)


def overlap_of(dataset: Dataset, parts: Split) -> float:
    """Return how many images are tested for each one that is trained on; see `verdicts`.

    0 where the folder brings its test images: every seed is judged by the same.
    """
    if "test" in dataset.brought_parts() or not len(parts.train):
        return 0.0
    judged = parts.test if len(parts.test) else parts.validation
    return len(judged) / len(parts.train)


def _held(
    results: Sequence[Mapping[int, float]],
    best: int,
    other: int,
    overlap: float,
    resolution: float,
) -> Verdict:
    seeds = sorted(results[best].keys() & results[other].keys())
    pairs = np.array([results[best][seed] - results[other][seed] for seed in seeds], np.float64)
    count = len(seeds)
    mean = float(pairs.mean()) if count else math.nan
    if count < 2:
        return Verdict(best, other, count, mean, math.nan, math.nan, math.nan, False)
    variance = max(float(pairs.var(ddof=1)), (resolution / 2) ** 2)
    error = math.sqrt(variance * (1 / count + overlap))
    from scipy.special import stdtr, stdtrit  # the window starts without

    reach = float(stdtrit(count - 1, 1 - LEVEL / 2)) * error
    if error == 0:
        p = 1.0 if mean == 0 else 0.0
    else:
        p = 2 * float(stdtr(count - 1, -abs(mean) / error))
    return Verdict(best, other, count, mean, mean - reach, mean + reach, p, False)


def _corrected(found: list[Verdict], sign: int) -> tuple[Verdict, ...]:
    """Return verdicts with probabilities corrected after Holm, and what they allow to say."""
    order = sorted(
        (place for place, one in enumerate(found) if not math.isnan(one.p)),
        key=lambda place: found[place].p,
    )
    largest, corrected = 0.0, list(found)
    for rank, place in enumerate(order):
        one = found[place]
        largest = min(1.0, max(largest, one.p * (len(order) - rank)))
        is_told = largest < LEVEL and one.count >= LEAST_REPEATS and sign * one.difference > 0
        corrected[place] = msgspec.structs.replace(one, p=largest, is_told=is_told)
    return tuple(corrected)
