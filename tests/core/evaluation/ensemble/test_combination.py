"""Combining, weighing, choosing, comparing: against brute force and against identities."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import binomtest

from studio.core.evaluation.ensemble.agreement import agreement, error_correlation
from studio.core.evaluation.ensemble.combination import (
    METHODS,
    by_accuracy,
    combined,
    equal_weights,
    fitted,
    losses,
    method,
)
from studio.core.evaluation.ensemble.gain import gain, mcnemar
from studio.core.evaluation.ensemble.greedy import ROUNDS, greedy_choice, weights_of
from studio.core.evaluation.ensemble.members import Pool
from studio.core.evaluation.ensemble.remarks import gain_remark
from studio.core.evaluation.ensemble.report import ensemble_report

Answers = tuple[NDArray[np.float32], NDArray[np.int32]]


def members_of(
    members: int, images: int, classes: int, seed: int, skills: tuple[float, ...] = ()
) -> Answers:
    """Probabilities of networks that are right as often as their skill makes them, and labels."""
    numbers = np.random.default_rng(seed)
    labels = numbers.integers(0, classes, images).astype(np.int32)
    scores = numbers.normal(0, 1.5, (members, images, classes))
    for member in range(members):
        scores[member, np.arange(images), labels] += (skills or (1.5,) * members)[member]
    exact = np.exp(scores) / np.exp(scores).sum(axis=2, keepdims=True)
    return exact.astype(np.float32), labels


ANSWERS = st.builds(
    members_of, st.integers(2, 5), st.integers(1, 40), st.integers(2, 5), st.integers(0, 2**20)
)


def loss_of(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> float:
    return float(losses(probabilities[np.newaxis], labels)[0])


@given(ANSWERS, st.integers(0, 2**20))
def test_a_weighted_mean_never_loses_more_than_its_members_do_on_average(
    answers: Answers, seed: int
) -> None:
    probabilities, labels = answers
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(probabilities)))
    together = combined(probabilities, weights)
    assert loss_of(together, labels) <= weights @ losses(probabilities, labels) + 1e-5
    assert together.sum(axis=1) == pytest.approx(np.ones(len(labels)), abs=1e-5)


@given(ANSWERS, st.integers(2, 4))
def test_identical_members_change_nothing(answers: Answers, copies: int) -> None:
    own, labels = answers[0][0], answers[1]
    pool = Pool(
        tuple("abcd"[:copies]),
        tuple("abcd"[:copies]),
        tuple(map(str, range(own.shape[1]))),
        np.stack([own] * copies),
        labels,
        np.where(np.arange(len(labels)) % 2, 1, 2).astype(np.int32),
    )
    for row, is_greedy in itertools.product(METHODS, (False, True)):
        report = ensemble_report(pool, row.key, is_greedy=is_greedy)
        assert report.ensemble.accuracy == report.members[0].score.accuracy
        assert (report.gain.difference, report.gain.won, report.gain.lost) == (0.0, 0, 0)
        assert report.gain.p == 1.0
        assert not report.gain.is_certain
        if not row.is_vote:
            assert report.ensemble.loss == pytest.approx(report.members[0].score.loss, abs=1e-5)
        assert np.all(np.array(report.agreement) == 1.0)


@given(ANSWERS)
def test_a_vote_is_counted_and_only_ties_go_by_the_mean(answers: Answers) -> None:
    probabilities, _ = answers
    members, images, classes = probabilities.shape
    found = combined(probabilities, equal_weights(members), is_vote=True)
    assert found.sum(axis=1) == pytest.approx(np.ones(images), abs=1e-5)
    for image in range(images):
        votes = [0] * classes
        for member in range(members):
            votes[int(probabilities[member, image].argmax())] += 1
        mean = probabilities[:, image].astype(np.float64).mean(axis=0)
        tied = [name for name in range(classes) if votes[name] == max(votes)]
        assert found[image].argmax() == max(tied, key=lambda name: mean[name])


@pytest.mark.parametrize("seed", range(4))
def test_fitted_weights_have_the_least_loss_on_the_simplex(seed: int) -> None:
    probabilities, labels = members_of(4, 60, 3, seed, (0.2, 1.0, 2.0, 1.9))
    found = fitted(probabilities, labels)
    assert found.sum() == pytest.approx(1)
    assert found.min() >= 0
    least = loss_of(combined(probabilities, found), labels)
    solved = minimize(
        lambda weights: loss_of(combined(probabilities, weights / weights.sum()), labels),
        np.full(4, 0.25),
        method="Nelder-Mead",
        bounds=[(0, 1)] * 4,
        options={"xatol": 1e-5, "fatol": 1e-9, "maxiter": 4000},
    )
    assert least <= solved.fun + 2e-5
    grid = (np.array(one) / 10 for one in itertools.product(range(11), repeat=4) if sum(one) == 10)
    assert least <= min(loss_of(combined(probabilities, one), labels) for one in grid) + 2e-5


def test_a_member_that_only_harms_gets_no_weight() -> None:
    probabilities, labels = members_of(2, 400, 3, 1, (3.0, -3.0))
    assert fitted(probabilities, labels).tolist() == [1.0, 0.0]
    shares = by_accuracy(probabilities, labels)
    right = (probabilities.argmax(axis=2) == labels).mean(axis=1)
    assert shares == pytest.approx(right / right.sum())


def test_nobody_right_weighs_all_alike() -> None:
    probabilities = np.array([[[1.0, 0.0]], [[0.9, 0.1]]], np.float32)
    assert by_accuracy(probabilities, np.array([1], np.int32)).tolist() == [0.5, 0.5]


@pytest.mark.parametrize("seed", range(3))
def test_each_greedy_choice_is_the_best_of_all(seed: int) -> None:
    probabilities, labels = members_of(4, 50, 3, seed, (0.5, 1.0, 1.5, 1.4))
    steps = greedy_choice(probabilities, labels)
    assert 1 <= len(steps) <= ROUNDS * 4
    chosen: list[int] = []
    for step in steps:
        tried = [
            loss_of(probabilities[[*chosen, member]].mean(axis=0), labels) for member in range(4)
        ]
        assert step.loss == pytest.approx(min(tried), abs=1e-5)
        assert tried[step.member] == pytest.approx(min(tried), abs=1e-6)
        chosen.append(step.member)
        together = probabilities[chosen].astype(np.float64).mean(axis=0)
        assert step.accuracy == pytest.approx((together.argmax(axis=1) == labels).mean())
    assert steps[0].member == int(losses(probabilities, labels).argmin())
    assert weights_of(steps, 4) == pytest.approx([chosen.count(m) / len(chosen) for m in range(4)])
    assert steps[-1].loss == min(step.loss for step in steps)


@given(ANSWERS)
def test_agreement_and_correlation_of_mistakes(answers: Answers) -> None:
    probabilities, labels = answers
    said = probabilities.argmax(axis=2)
    same, alike = agreement(probabilities), error_correlation(probabilities, labels)
    for one, other in itertools.product(range(len(said)), repeat=2):
        pairs = zip(said[one].tolist(), said[other].tolist(), strict=True)
        assert same[one, other] == pytest.approx(np.mean([a == b for a, b in pairs]))
        wrong = (said[[one, other]] != labels).astype(float)
        if wrong.std(axis=1).min() == 0:
            assert np.isnan(alike[one, other])
        else:
            assert alike[one, other] == pytest.approx(np.corrcoef(wrong)[0, 1], abs=1e-9)


def test_the_interval_of_a_gain_agrees_with_a_paired_bootstrap() -> None:
    numbers = np.random.default_rng(4)
    one, other = numbers.random(900) < 0.9, numbers.random(900) < 0.85
    found = gain(one, other)
    apart = one.astype(int) - other.astype(int)
    drawn = numbers.choice(apart, (4000, 900)).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert found.difference == pytest.approx(apart.mean())
    assert found.low == pytest.approx(low, abs=0.004)
    assert found.high == pytest.approx(high, abs=0.004)
    assert (found.won, found.lost) == (int((apart > 0).sum()), int((apart < 0).sum()))


def test_the_interval_of_a_gain_covers_the_truth_as_often_as_it_says() -> None:
    numbers = np.random.default_rng(8)
    covered = 0
    for _ in range(500):
        cells = numbers.choice(4, 60, p=[0.8, 0.08, 0.04, 0.08])  # both, one, other, neither
        found = gain(cells <= 1, (cells == 0) | (cells == 2))
        covered += found.low <= 0.04 <= found.high
    assert covered >= 0.93 * 500


@pytest.mark.parametrize(("won", "lost"), [(0, 0), (1, 0), (5, 2), (3, 3), (40, 61), (0, 900)])
def test_mcnemar_is_the_binomial_test(won: int, lost: int) -> None:
    expected = binomtest(won, won + lost).pvalue if won + lost else 1.0
    assert mcnemar(won, lost) == pytest.approx(expected, rel=1e-9, abs=1e-200)


def test_no_difference_on_few_images_is_no_certainty() -> None:
    right = np.ones(10, np.bool_)
    found = gain(right, right)
    assert found.low < -0.1
    assert found.high > 0.1
    assert found.p == 1.0


def pool_of(seed: int, skills: tuple[float, ...], images: int = 600) -> Pool:
    probabilities, labels = members_of(len(skills), images, 4, seed, skills)
    parts = np.where(np.arange(images) < images // 3, 1, 2).astype(np.int32)
    names = tuple("ABCDEFG"[: len(skills)])
    return Pool(names, names, tuple("wxyz"), probabilities, labels, parts)


def test_weights_come_from_validation_and_figures_from_test() -> None:
    pool = pool_of(3, (1.5, 1.4, 0.1))
    report = ensemble_report(pool, "weighted")
    validation, labels = pool.part("validation")
    assert report.weights == pytest.approx(tuple(fitted(validation, labels)))
    assert report.part == "test"
    assert not report.is_chosen_there
    assert report.ensemble.images == 400
    assert report.validation is not None
    assert report.validation.images == 200
    test, own = pool.part("test")
    right = (combined(test, np.array(report.weights)).argmax(axis=1) == own).mean()
    assert report.ensemble.accuracy == pytest.approx(right)
    best = max(range(3), key=lambda at: report.members[at].score.accuracy)
    assert report.best == best
    assert report.gain.difference == pytest.approx(right - report.members[best].score.accuracy)


def test_independent_mistakes_cancel_out_and_the_sentence_says_by_how_much() -> None:
    report = ensemble_report(pool_of(5, (1.6, 1.6, 1.6, 1.6, 1.6), 1500))
    assert report.gain.is_certain
    assert report.gain.difference > 0.1
    assert str(gain_remark(report)).startswith("Together they are better than ")


def test_without_validation_images_what_is_chosen_there_is_said() -> None:
    pool = pool_of(6, (1.0, 1.2))
    only = Pool(
        pool.names, pool.runs, pool.classes, pool.probabilities, pool.labels, pool.parts * 0 + 2
    )
    assert ensemble_report(only, "weighted").is_chosen_there
    assert ensemble_report(only, "mean", is_greedy=True).is_chosen_there
    assert not ensemble_report(only, "mean").is_chosen_there
    assert ensemble_report(only).validation is None


def test_the_table_of_methods() -> None:
    assert [row.key for row in METHODS][:3] == ["mean", "vote", "weighted"]
    with pytest.raises(KeyError):
        method("median")
