"""Linear classifiers of features, solved exactly by scikit-learn and folded into one dense layer.

Features are standardised before they are classified, so that one penalty suits all of them; what
comes out applies to features as they are: with mean m and deviation s of each, scores W((x - m)/s)
+ b are (W/s)x + b - (W/s)m. The inverse strength of the penalty, scikit-learn's C, is the one that
does best in a stratified cross validation of the training images.

A support vector machine gives margins, no probabilities: its scores are divided by the one number
that makes the softmax of held-out scores most likely (temperature scaling, Guo et al. 2017,
https://arxiv.org/abs/1706.04599), which changes no answer.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import WorkError

STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0)
"""Values of C that are tried, from the strongest penalty on, until a weaker one does worse.

Features of pretrained networks are many and separate small data sets without error: what is left to
decide is how small the weights are to be.
"""

USUAL = 1e-2
"""Taken where classes are too small for a cross validation; the middle of those tried."""

FOLDS = 3

MOST_COMPARED = 600
"""Images that the cross validation looks at; more of them hardly change which strength is best."""

NEIGHBOURS = 5
"""Of k-nearest."""

_STEPS = 2000
_TEMPERATURES = (-8.0, 8.0)
"""Logarithms between which the temperature is looked for."""

_ABSENT = 100.0
"""Nats by which a class without a training image is less likely than the least likely other."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]
MayGoOn = Callable[[], None]
"""Called between two fits; raises `Cancelled` where the work is given up."""


class LinearFit(NamedTuple):
    """A dense layer: scores are features @ kernel + bias.

    Attributes:
        kernel: float64 (features, classes).
        bias: float64 (classes,).
        strength: the C that was taken.
    """

    kernel: Floats
    bias: Floats
    strength: float

    def of_single_unit(self) -> LinearFit:
        """Return the same two classes told apart by one unit: what goes into its sigmoid.

        The softmax of two scores is the sigmoid of their difference.
        """
        kernel, bias = self.kernel[:, 1:] - self.kernel[:, :1], self.bias[1:] - self.bias[:1]
        return LinearFit(kernel, bias, self.strength)

    def scores(self, features: NDArray[np.floating[Any]]) -> Floats:
        """Return (n, classes) of features (n, features)."""
        return features.astype(np.float64) @ self.kernel + self.bias


class _Problem(NamedTuple):
    """Standardised features, and what the solver is told beside them."""

    values: Floats
    labels: Integers
    seed: int
    is_balanced: bool


_Solver = Callable[[_Problem, float], tuple[Floats, Floats]]
"""From a problem and C to coefficients (1 or classes, features) and intercepts."""


def fit(
    kind: str,
    features: NDArray[np.floating[Any]],
    labels: Integers,
    classes: int,
    *,
    seed: int,
    is_balanced: bool = False,
    may_go_on: MayGoOn = lambda: None,
) -> LinearFit:
    """Solve a linear classifier.

    The same arguments give the same bits on the same computer, whatever else it does.

    Args:
        kind: a key of `SOLVERS`.
        features: (n, features), finite.
        labels: (n,), 0 to `classes` - 1; two of them at least occur.
        classes: how many outputs there are.
        seed: of the cross validation, and of the order in which an SVM looks at images.
        is_balanced: whether every class weighs the same.
        may_go_on: called between two fits.

    Raises:
        WorkError: a feature is not a number.
        Cancelled: `may_go_on` raised it.
    """
    from threadpoolctl import threadpool_limits

    if not np.isfinite(features).all():
        raise WorkError(
            "The network makes features that are not numbers, so no classifier can be solved on "
            "them. Choose other weights or another layer."
        )
    solve, is_scaled = _SOLVERS[kind]
    with threadpool_limits(1), warnings.catch_warnings():  # sums in one order give the same bits
        warnings.simplefilter("ignore")  # a solution that is not quite converged is still used
        mean, deviation = features.mean(0, np.float64), features.std(0, dtype=np.float64)
        deviation[deviation == 0] = 1.0
        values = (features - mean) / deviation
        problem = _Problem(values, labels, seed, is_balanced)
        strength, temperature = _chosen(solve, problem, may_go_on, is_scaled=is_scaled)
        may_go_on()
        found = solve(problem, strength)
    kernel, bias = _columns(*found, np.unique(labels), classes)
    kernel = kernel / (temperature * deviation[:, None])
    return LinearFit(kernel, bias / temperature - mean @ kernel, strength)


def nearest(
    known: NDArray[np.floating[Any]],
    labels: Integers,
    features: NDArray[np.floating[Any]],
) -> Integers:
    """Return for each of `features` the class of most of the `NEIGHBOURS` nearest `known` ones.

    Near is a small angle between standardised features; of classes with equal votes the first wins.

    Args:
        known: (n, features).
        labels: of them, (n,).
        features: (m, features).
    """
    mean, deviation = known.mean(0, np.float64), known.std(0, dtype=np.float64)
    deviation[deviation == 0] = 1.0
    first, second = (_directions((each - mean) / deviation) for each in (known, features))
    found = np.empty(len(features), np.int32)
    for start in range(0, len(features), 256):
        likeness = second[start : start + 256] @ first.T
        near = np.argsort(-likeness, axis=1, kind="stable")[:, :NEIGHBOURS]
        for row, votes in enumerate(labels[near], start):
            found[row] = np.bincount(votes).argmax()
    return found


def _directions(values: Floats) -> Floats:
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return values / np.where(lengths == 0, 1.0, lengths)


def _chosen(
    solve: _Solver, problem: _Problem, may_go_on: MayGoOn, *, is_scaled: bool
) -> tuple[float, float]:
    """Return the best strength, and the temperature of its scores; 1 where nothing is held out."""
    folds = list(_folds(problem))
    if not folds:
        return USUAL, 1.0
    present = np.unique(problem.labels)
    truth = np.concatenate([np.searchsorted(present, problem.labels[held]) for _, held in folds])
    best = (np.inf, USUAL, 1.0)
    for strength in STRENGTHS:
        scores = []
        for kept, held in folds:
            may_go_on()
            part = problem._replace(values=problem.values[kept], labels=problem.labels[kept])
            kernel, bias = _columns(*solve(part, strength), np.arange(len(present)), len(present))
            scores.append(problem.values[held] @ kernel + bias)
        held_out = np.concatenate(scores)
        temperature = _temperature(held_out, truth) if is_scaled else 1.0
        loss = _loss(held_out / temperature, truth)
        if loss > best[0]:
            break
        best = (loss, strength, temperature)
    return best[1], best[2]


def _folds(problem: _Problem) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield images to solve with and images to judge by; none where a class is too small."""
    from sklearn.model_selection import StratifiedKFold, train_test_split

    labels = problem.labels
    images = np.arange(len(labels))
    smallest = int(np.unique(labels, return_counts=True)[1].min())
    if smallest < 2:
        return
    most = max(MOST_COMPARED, FOLDS * len(np.unique(labels)))
    if len(images) > most:
        images, _ = train_test_split(
            images, train_size=most, stratify=labels, random_state=problem.seed
        )
        smallest = int(np.unique(labels[images], return_counts=True)[1].min())
        if smallest < 2:
            return
    parts = StratifiedKFold(min(FOLDS, smallest), shuffle=True, random_state=problem.seed)
    for kept, held in parts.split(images, labels[images]):
        yield images[kept], images[held]


def _temperature(scores: Floats, truth: NDArray[np.int64]) -> float:
    from scipy.optimize import minimize_scalar

    found = minimize_scalar(
        lambda power: _loss(scores / np.exp(power), truth), bounds=_TEMPERATURES, method="bounded"
    )
    return float(np.exp(found.x))


def _loss(scores: Floats, truth: NDArray[np.int64]) -> float:
    """Return the mean cross-entropy of the softmax of scores, in nats."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    own = shifted[np.arange(len(truth)), truth]
    return float((np.log(np.exp(shifted).sum(axis=1)) - own).mean())


def _columns(
    coefficients: Floats, intercepts: Floats, present: NDArray[Any], classes: int
) -> tuple[Floats, Floats]:
    """Return kernel (features, classes) and bias of what scikit-learn found for `present` classes.

    Two classes share one score: the softmax of half of it and its negative is its sigmoid.
    """
    if len(present) == 2:
        coefficients = np.concatenate([-coefficients, coefficients]) / 2
        intercepts = np.concatenate([-intercepts, intercepts]) / 2
    kernel = np.zeros((coefficients.shape[1], classes))
    bias = np.full(classes, intercepts.min() - _ABSENT)
    kernel[:, present] = coefficients.T
    bias[present] = intercepts
    return kernel, bias


def _logistic(problem: _Problem, strength: float) -> tuple[Floats, Floats]:
    """Multinomial logistic regression, by the quasi-Newton method L-BFGS."""
    from sklearn.linear_model import LogisticRegression

    found = LogisticRegression(
        C=strength, max_iter=_STEPS, class_weight="balanced" if problem.is_balanced else None
    ).fit(problem.values, problem.labels)
    return found.coef_, found.intercept_


def _svm(problem: _Problem, strength: float) -> tuple[Floats, Floats]:
    """Each class against the others, squared hinge loss (Fan et al. 2008, LIBLINEAR)."""
    from sklearn.svm import LinearSVC

    found = LinearSVC(
        C=strength,
        dual="auto",
        max_iter=_STEPS,
        random_state=problem.seed,
        class_weight="balanced" if problem.is_balanced else None,
    ).fit(problem.values, problem.labels)
    return found.coef_, found.intercept_


_SOLVERS: dict[str, tuple[_Solver, bool]] = {"logistic": (_logistic, False), "svm": (_svm, True)}
"""By their key in `SOLVERS`: the solver, and whether its scores need a temperature."""
