"""Solved classifiers beside scikit-learn's own, on features as they are."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from studio.core.base.errors import Cancelled, WorkError
from studio.core.recipes.solvers import SOLVERS
from studio.engine.training.linear_fit import NEIGHBOURS, STRENGTHS, USUAL, fit, nearest

Drawn = tuple[NDArray[np.float32], NDArray[np.int32]]


def drawn(classes: int, count: int = 90, seed: int = 0) -> Drawn:
    """Features of very different sizes, one of them always the same, in overlapping classes."""
    draws = np.random.default_rng(seed)
    labels = np.arange(count, dtype=np.int32) % classes
    middles = np.random.default_rng(7).normal(0, 1.2, (classes, 6))
    values = middles[labels] + draws.normal(0, 1, (count, 6))
    values = values * 10.0 ** np.arange(-2, 4) + np.array([0, 5, -3, 100, 0, 1e4])
    return np.column_stack([values, np.full(count, 3.0)]).astype(np.float32), labels


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return found


@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize("is_balanced", [False, True])
def test_logistic_regression_is_scikit_learns_on_standardised_features(
    classes: int, is_balanced: bool
) -> None:
    features, labels = drawn(classes)
    others, _ = drawn(classes, seed=1)
    found = fit("logistic", features, labels, classes, seed=1, is_balanced=is_balanced)
    assert found.strength in STRENGTHS
    plain = LogisticRegression(
        C=found.strength, max_iter=2000, class_weight="balanced" if is_balanced else None
    )
    expected = make_pipeline(StandardScaler(), plain).fit(features.astype(np.float64), labels)
    np.testing.assert_allclose(
        softmax(found.scores(others)), expected.predict_proba(others.astype(np.float64)), atol=1e-6
    )


@pytest.mark.parametrize("classes", [2, 4])
def test_a_linear_svm_answers_as_scikit_learns(classes: int) -> None:
    features, labels = drawn(classes)
    others, truth = drawn(classes, 300, seed=1)
    found = fit("svm", features, labels, classes, seed=1)
    plain = LinearSVC(C=found.strength, dual="auto", max_iter=2000, random_state=1)
    expected = make_pipeline(StandardScaler(), plain).fit(features.astype(np.float64), labels)
    scores = found.scores(others)
    np.testing.assert_array_equal(
        scores.argmax(axis=1), expected.predict(others.astype(np.float64))
    )
    # Its temperature makes the softmax mean something: about as sure as it is right.
    right = (scores.argmax(axis=1) == truth).mean()
    assert softmax(scores).max(axis=1).mean() == pytest.approx(right, abs=0.08)


def test_neighbours_are_scikit_learns() -> None:
    features, labels = drawn(3)
    others, _ = drawn(3, seed=1)
    scale = StandardScaler().fit(features.astype(np.float64))
    plain = KNeighborsClassifier(NEIGHBOURS, metric="cosine")
    plain.fit(scale.transform(features.astype(np.float64)), labels)
    expected = plain.predict(scale.transform(others.astype(np.float64)))
    np.testing.assert_array_equal(nearest(features, labels, others), expected)


@pytest.mark.parametrize("kind", SOLVERS)
def test_a_class_without_images_is_never_the_answer(kind: str) -> None:
    features, labels = drawn(2)
    found = fit(kind, features, labels * 2, 4, seed=1)  # classes 0 and 2 of four
    assert found.kernel.shape == (7, 4)
    assert set(found.scores(drawn(2, seed=1)[0]).argmax(axis=1)) == {0, 2}


@pytest.mark.parametrize("kind", SOLVERS)
def test_a_single_image_of_a_class_is_enough(kind: str) -> None:
    features, labels = drawn(3, 30)
    chosen = np.concatenate([np.flatnonzero(labels < 2), np.flatnonzero(labels == 2)[:1]])
    found = fit(kind, features[chosen], labels[chosen], 3, seed=1)
    assert found.strength == USUAL  # nothing can be held out
    answers = found.scores(features[chosen]).argmax(axis=1)
    assert (answers == labels[chosen])[:-1].mean() > 0.7


@pytest.mark.parametrize("kind", SOLVERS)
def test_the_same_seed_gives_the_same_bits(kind: str) -> None:
    features, labels = drawn(3)
    first, second = (fit(kind, features, labels, 3, seed=4) for _ in range(2))
    assert first.kernel.tobytes() == second.kernel.tobytes()
    assert first.bias.tobytes() == second.bias.tobytes()


def test_what_is_no_number_is_refused_and_work_can_be_given_up() -> None:
    features, labels = drawn(2)
    broken = features.copy()
    broken[3, 2] = np.nan
    with pytest.raises(WorkError, match="not numbers"):
        fit("logistic", broken, labels, 2, seed=0)

    def give_up() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fit("logistic", features, labels, 2, seed=0, may_go_on=give_up)
