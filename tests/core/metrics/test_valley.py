import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import isotonic_regression

from studio.core.metrics.valley import noise_of, turning_point


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ([3.0, 2.0, 1.0, 2.0, 3.0], 2),
        ([3.0, 2.0, 1.0], 2),
        ([1.0, 2.0, 3.0], 0),
        ([5.0], 0),
        ([3.0, 2.0, 2.1, 1.0, 1.2, 1.1, 2.0, 3.0], 3),  # small bumps are no turning points
        ([4.0, 1.5, 3.0, 2.0, 1.0, 1.5, 2.0, 2.5], 4),  # nor is an outlier
    ],
)
def test_where_it_turns(values: list[float], place: int) -> None:
    assert turning_point(values) == place


@given(st.lists(st.integers(-100, 100), min_size=1, max_size=25))
def test_no_other_place_fits_better(values: list[int]) -> None:
    """Against every place in turn, fitted by scikit-learn."""
    listed = np.array(values, float)

    def error(at: int) -> float:
        left, right = listed[: at + 1], listed[at + 1 :]
        total = ((left - isotonic_regression(left, increasing=False)) ** 2).sum()
        if len(right):
            total += ((right - isotonic_regression(right, increasing=True)) ** 2).sum()
        return float(total)

    least = min(error(at) for at in range(len(listed)))
    assert error(turning_point(listed)) == pytest.approx(least, abs=1e-6)


def test_noise_is_told_from_a_trend() -> None:
    draws = np.random.default_rng(3)
    trend = np.linspace(3.0, 0.5, 400) ** 2
    assert noise_of(trend) < 1e-3
    assert noise_of(trend + 0.2 * draws.normal(size=400)) == pytest.approx(0.2, rel=0.15)
    assert noise_of([1.0, 2.0]) == 0.0
