"""How surely one depth is better than another, and how far features lie apart."""

import numpy as np
import pytest
from scipy.linalg import sqrtm

from studio.core.metrics.feature_distance import distance, moments
from studio.core.metrics.feature_test import DepthTest, FeatureTest
from studio.core.metrics.proportion import wilson


def depth(layer: str, right: int, here: int = 0, last: int = 0) -> DepthTest:
    correct = {"logistic": right, "svm": right, "nearest": right}
    return DepthTest(layer, layer, 4, correct, {"logistic": 0.1, "svm": 0.1}, 1.0, here, last)


def test_of_equal_depths_the_deepest_is_best_and_shares_have_intervals() -> None:
    test = FeatureTest((depth("a", 30), depth("b", 40), depth("c", 40)), 4, 100.0, 80, 50)
    assert test.best().layer == test.last.layer == "c"
    assert test.accuracy(test.depths[0], "svm") == 0.6
    assert test.interval(test.depths[0], "svm") == wilson(0.6, 50)


def test_sureness_counts_the_images_that_one_depth_alone_gets_right() -> None:
    assert depth("a", 3).sureness == 0.0
    assert depth("a", 3, here=9, last=16).sureness == pytest.approx(7 / 5)
    assert depth("a", 3, here=16, last=9).sureness == pytest.approx(-7 / 5)


def test_the_distance_is_frechets_of_normal_distributions() -> None:
    draws = np.random.default_rng(0)
    reference, other = draws.normal(0, 1, (400, 3)), draws.normal(0.4, 1.5, (300, 3))
    scale = reference.std(axis=0)
    first, second = moments(other / scale), moments(reference / scale)
    covariances = [np.diag(each.deviation**2) for each in (first, second)]
    root = sqrtm(covariances[0] @ covariances[1]).real
    squared = ((first.mean - second.mean) ** 2).sum()
    squared += np.trace(covariances[0] + covariances[1] - 2 * root)
    expected = np.sqrt(squared / 3)  # the mean over features
    assert distance(moments(other), moments(reference)) == pytest.approx(expected)
    assert distance(moments(reference), moments(reference)) == 0.0


def test_features_that_never_vary_do_not_outweigh_the_others() -> None:
    still = moments(np.column_stack([np.zeros(9), np.arange(9.0)]))
    moved = moments(np.column_stack([np.ones(9), np.arange(9.0)]))
    assert distance(moved, still) < 10
    nothing = moments(np.zeros((5, 2)))
    assert distance(moments(np.ones((5, 2))), nothing) == 0.0
