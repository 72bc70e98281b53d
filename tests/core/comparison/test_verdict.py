"""What repeated trainings prove, against SciPy's tests and by simulation."""

import math
from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from studio.core.comparison.verdict import spread, verdicts


def as_results(*rows: list[float]) -> list[dict[int, float]]:
    return [dict(enumerate(row)) for row in rows]


def test_mean_and_spread() -> None:
    found = spread([0.7, 0.8, 0.9])
    assert found.count == 3
    assert found.mean == pytest.approx(0.8)
    assert found.deviation == pytest.approx(np.std([0.7, 0.8, 0.9], ddof=1))
    assert math.isnan(spread([0.7]).deviation)
    assert math.isnan(spread([]).mean)


def test_without_overlap_it_is_the_paired_t_test() -> None:
    draw = np.random.default_rng(3)
    first, second = draw.normal(0.8, 0.05, (2, 6)).tolist()
    (found,) = verdicts(as_results(first, second), "higher")
    oracle = stats.ttest_rel(first, second)
    low, high = oracle.confidence_interval()
    sign = 1 if np.mean(first) > np.mean(second) else -1
    assert found.best == (0 if sign == 1 else 1)
    assert found.p == pytest.approx(oracle.pvalue)
    assert sorted((sign * found.low, sign * found.high)) == pytest.approx([low, high])


def test_overlap_of_the_splits_widens_the_interval_as_nadeau_and_bengio_say() -> None:
    rows = as_results([0.8, 0.84, 0.82, 0.83], [0.7, 0.72, 0.75, 0.73])
    plain, shared = (verdicts(rows, "higher", overlap=one)[0] for one in (0.0, 0.25))
    ratio = math.sqrt((1 / 4 + 0.25) / (1 / 4))
    assert (shared.high - shared.low) / (plain.high - plain.low) == pytest.approx(ratio)
    assert shared.p > plain.p


def test_several_verdicts_are_corrected_after_holm() -> None:
    draw = np.random.default_rng(0)
    best = draw.normal(0.9, 0.02, 8)
    others = [best - draw.normal(gap, 0.02, 8) for gap in (0.06, 0.03, 0.015)]
    found = verdicts(as_results(best.tolist(), *(one.tolist() for one in others)), "higher")
    pairs = [*((best, one) for one in others), *combinations(others, 2)]
    raw = np.array([stats.ttest_rel(*pair).pvalue for pair in pairs])
    order = np.argsort(raw)
    corrected = np.empty(6)
    corrected[order] = np.minimum(1, np.maximum.accumulate(raw[order] * [6, 5, 4, 3, 2, 1]))
    assert {one.best for one in found} == {0}
    assert [one.p for one in found] == pytest.approx(corrected[:3].tolist())
    assert found[0].is_told


def test_lower_is_better_for_errors() -> None:
    (found,) = verdicts(as_results([0.1, 0.11, 0.1], [0.3, 0.31, 0.32]), "lower")
    assert (found.best, found.other, found.is_told) == (0, 1, True)
    assert found.difference < 0


def test_one_or_two_repeats_prove_nothing() -> None:
    for count in (1, 2):
        (found,) = verdicts(as_results([0.9] * count, [0.1] * count), "higher")
        assert not found.is_told
        assert found.count == count
    assert verdicts(as_results([0.9, 0.9], []), "higher") == ()


def test_only_shared_seeds_count() -> None:
    (found,) = verdicts([{1: 0.9, 2: 0.8, 3: 0.9, 4: 0.2}, {1: 0.5, 2: 0.5, 3: 0.5}], "higher")
    assert found.count == 3
    assert found.difference == pytest.approx(0.3667, abs=1e-3)


def test_figures_that_happen_to_agree_are_no_surer_than_an_image() -> None:
    rows = as_results([0.5125, 0.5125, 0.5125], [0.5, 0.5, 0.5])
    assert verdicts(rows, "higher")[0].is_told
    assert not verdicts(rows, "higher", resolution=1 / 40, overlap=0.3)[0].is_told


def test_equal_variants_are_told_apart_in_few_of_many_tries() -> None:
    draw = np.random.default_rng(1)
    tries = 400
    drawn = (as_results(*draw.normal(0, 1, (4, 5)).tolist()) for _ in range(tries))
    wrong = sum(any(one.is_told for one in verdicts(rows, "higher")) for rows in drawn)
    assert wrong / tries < 0.08  # 5 %, and two standard deviations of so many tries
