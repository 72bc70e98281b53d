"""Distances between sets of images, against what is known of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from studio.core.tasks.likeness import rows_of, sliced_distance, spread, squared_distances


def test_rows_are_values_in_0_to_1() -> None:
    pixels = np.array([[[[0], [255]]], [[[51], [102]]]], np.uint8)
    np.testing.assert_allclose(rows_of(pixels), np.array([[0.0, 1.0], [0.2, 0.4]]))


def test_a_set_moved_in_all_its_values_is_as_far_away_as_it_was_moved() -> None:
    """On a direction of length 1 a move by c in each of d values is c times the direction's sum."""
    rows = np.random.default_rng(0).random((64, 300)).astype(np.float32)
    assert sliced_distance(rows, rows) == 0.0
    # Where a row stands in a product may change its last bit, by processor and number of threads.
    assert sliced_distance(rows, rows[::-1]) == pytest.approx(0.0, abs=1e-6)
    assert sliced_distance(rows, rows + np.float32(0.2)) == pytest.approx(0.2, rel=0.2)


def test_two_normal_distributions_are_as_far_apart_as_their_spreads() -> None:
    """Of N(0, s²) and N(0, t²) the Wasserstein distance is |s - t|, on every direction."""
    random = np.random.default_rng(1)
    first = random.normal(0, 0.3, (4000, 20)).astype(np.float32)
    second = random.normal(0, 0.1, (4000, 20)).astype(np.float32)
    assert sliced_distance(first, second) == pytest.approx(0.2, rel=0.05)


def test_spread_is_the_mean_distance_of_two() -> None:
    rows = np.array([[0.0, 0.0], [0.3, 0.4], [0.0, 0.0]], np.float32)
    one = math.sqrt((0.09 + 0.16) / 2)
    assert spread(rows) == pytest.approx(2 * one / 3, rel=1e-5)
    assert spread(rows[:1]) != spread(rows[:1])  # not a number
    np.testing.assert_allclose(squared_distances(rows, rows)[0, 1], one**2, rtol=1e-5)
