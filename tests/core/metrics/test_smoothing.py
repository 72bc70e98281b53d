import pickle
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.core.metrics.smoothing import HIGHEST, DebiasedAverage, TimeWeightedAverage

Floats = NDArray[np.float64]

VALUES = st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), max_size=300)
STRENGTHS = st.sampled_from([0.0, 0.1, 0.6, 0.9, 0.99, HIGHEST])


def by_pandas(values: list[float] | Floats, beta: float) -> Floats:
    series = pd.Series(np.asarray(values, np.float64))
    mean: Floats = series.ewm(alpha=1 - beta, adjust=True, ignore_na=True).mean().to_numpy().copy()
    mean[~np.isfinite(series.to_numpy())] = np.nan
    return mean


@given(values=VALUES, beta=STRENGTHS)
def test_equals_pandas(values: list[float], beta: float) -> None:
    found = DebiasedAverage(beta).extend(values)
    np.testing.assert_allclose(found, by_pandas(values, beta), rtol=1e-12, atol=1e-9)


@pytest.mark.parametrize("beta", [0.3, 0.6, 0.9, 0.99, HIGHEST])
def test_equals_pandas_over_many_blocks(beta: float) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(3, 1, 20_011)
    values[rng.integers(0, len(values), 500)] = np.nan
    found = DebiasedAverage(beta).extend(values)
    np.testing.assert_allclose(found, by_pandas(values, beta), rtol=0, atol=1e-12)


def test_is_the_written_formula() -> None:
    beta, state = 0.6, 0.0
    for t, x in enumerate(values := [2.0, 1.0, 4.0, 0.5], start=1):
        state = beta * state + (1 - beta) * x
        expected = state / (1 - beta**t)
        assert DebiasedAverage(beta).extend(values[:t])[-1] == pytest.approx(expected, abs=1e-15)


@given(values=VALUES, cuts=st.lists(st.integers(0, 300), max_size=4), beta=STRENGTHS)
def test_chunks_give_what_one_call_gives(values: list[float], cuts: list[int], beta: float) -> None:
    average, parts = DebiasedAverage(beta), []
    edges = [0, *sorted(min(cut, len(values)) for cut in cuts), len(values)]
    for start, end in pairwise(edges):
        parts.append(average.extend(values[start:end]))
    whole = DebiasedAverage(beta).extend(values)
    np.testing.assert_allclose(np.concatenate(parts), whole, rtol=1e-12, atol=1e-9)


def test_gaps_stay_gaps_and_change_nothing_else() -> None:
    values = [1.0, float("nan"), 3.0, float("inf"), 2.0]
    found = DebiasedAverage(0.6).extend(values)
    assert np.isnan(found[[1, 3]]).all()
    np.testing.assert_allclose(found[[0, 2, 4]], DebiasedAverage(0.6).extend([1.0, 3.0, 2.0]))


def test_no_smoothing_returns_the_values() -> None:
    values = np.array([0.1, -2.0, 1e-9])
    assert np.array_equal(DebiasedAverage(0.0).extend(values), values)
    assert np.array_equal(TimeWeightedAverage(0.0, 1.0).extend(values, [0, 1, 1]), values)


@pytest.mark.parametrize("beta", [-0.1, 0.9991, 1.0, float("nan")])
def test_a_strength_outside_is_refused(beta: float) -> None:
    with pytest.raises(ValueError, match="beta"):
        DebiasedAverage(beta)
    with pytest.raises(ValueError, match="beta"):
        TimeWeightedAverage(beta, 1.0)


@given(values=VALUES, beta=STRENGTHS, spacing=st.floats(0.01, 100))
def test_over_evenly_spaced_times_it_is_the_plain_average(
    values: list[float], beta: float, spacing: float
) -> None:
    finite = [value for value in values if value == value]
    times = np.arange(len(finite)) * spacing
    found = TimeWeightedAverage(beta, spacing).extend(finite, times)
    np.testing.assert_allclose(found, DebiasedAverage(beta).extend(finite), rtol=1e-7, atol=1e-6)


def test_two_densities_of_one_signal_agree() -> None:
    dense, sparse = np.linspace(0, 10, 10_001), np.linspace(0, 10, 101)
    settled = dense > 3
    found = TimeWeightedAverage(0.9, 0.05).extend(np.sin(dense), dense)
    other = TimeWeightedAverage(0.9, 0.05).extend(np.sin(sparse), sparse)
    difference = np.abs(found[settled] - np.interp(dense[settled], sparse, other))
    plain = np.abs(
        DebiasedAverage(0.9).extend(np.sin(dense))[settled]
        - np.interp(dense[settled], sparse, DebiasedAverage(0.9).extend(np.sin(sparse)))
    )
    assert difference.max() < 0.06
    assert plain.max() > 5 * difference.max()


@settings(deadline=None)
@given(
    gaps=st.lists(st.floats(0, 1e4), min_size=1, max_size=200),
    cut=st.integers(0, 200),
    beta=STRENGTHS,
)
def test_time_weighted_chunks_give_what_one_call_gives(
    gaps: list[float], cut: int, beta: float
) -> None:
    times, values = np.cumsum(gaps), np.cos(np.arange(len(gaps)))
    average = TimeWeightedAverage(beta, 2.0)
    parts = [average.extend(values[:cut], times[:cut]), average.extend(values[cut:], times[cut:])]
    whole = TimeWeightedAverage(beta, 2.0).extend(values, times)
    np.testing.assert_allclose(np.concatenate(parts), whole, rtol=1e-10, atol=1e-12)


def test_adding_one_value_costs_the_same_after_many() -> None:
    for average in (DebiasedAverage(0.9), TimeWeightedAverage(0.9, 2.0)):
        begun = len(pickle.dumps(average))
        times = (np.arange(1000.0),) if isinstance(average, TimeWeightedAverage) else ()
        average.extend(np.arange(1000.0), *times)
        assert len(pickle.dumps(average)) < begun + 200  # it keeps none of them
