"""Walks, sums, draws and grids of latent vectors."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import norm

from studio.core.tasks.latent import Vectors, analogy, lerp, normal_grid, prior, slerp

Walk = Callable[[Vectors, Vectors, int], Vectors]

A = np.array([3.0, 0.0, 0.0], np.float32)
B = np.array([0.0, 1.0, 0.0], np.float32)


@pytest.mark.parametrize("walk", [lerp, slerp])
def test_a_walk_begins_and_ends_where_it_was_asked_to(walk: Walk) -> None:
    found = walk(A, B, 5)
    assert found.shape == (5, 3)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[[0, -1]], [A, B], atol=1e-6)
    assert (walk(A, A, 4) == A).all()
    assert len(walk(A, np.zeros(3, np.float32), 3)) == 3


def test_a_straight_walk_is_even_and_an_arc_keeps_its_length() -> None:
    np.testing.assert_allclose(lerp(A, B, 3)[1], (A + B) / 2)
    lengths = np.linalg.norm(slerp(A, B, 5), axis=1)
    np.testing.assert_allclose(lengths, [3.0, 2.5, 2.0, 1.5, 1.0], rtol=1e-6)
    angles = np.degrees(np.arctan2(*slerp(A, B, 4)[:, [1, 0]].T))
    np.testing.assert_allclose(angles, [0, 30, 60, 90], atol=1e-4)
    np.testing.assert_allclose(slerp(A, -A, 3)[1], 0, atol=1e-6)  # no arc leads there


def test_an_analogy_takes_away_and_adds() -> None:
    assert analogy(A, B, np.ones(3, np.float32)).tolist() == [4.0, 0.0, 1.0]


def test_draws_hang_on_the_seed_and_begin_alike() -> None:
    assert np.array_equal(prior(3, 4, 7), prior(3, 4, 7))
    assert not np.array_equal(prior(3, 4, 7), prior(3, 4, 8))
    assert abs(float(prior(4000, 5, 1).std()) - 1) < 0.02


def test_a_grid_holds_equal_probability_in_each_cell() -> None:
    grid = normal_grid(4, 3, across=2, down=0, center=(9.0, 5.0, 9.0)).reshape(4, 4, 3)
    assert (grid[:, :, 1] == 5).all()
    np.testing.assert_allclose(norm.cdf(grid[0, :, 2]), [0.125, 0.375, 0.625, 0.875], atol=1e-6)
    assert (grid[:, 0, 0] == grid[:, 3, 0]).all()
    assert (np.diff(grid[:, 0, 0]) > 0).all()
