"""The test of learning rates: read off where it is known what comes out."""

import numpy as np
import pytest

from studio.core.metrics.rate_test import (
    BROKEN,
    HIGHEST,
    LOWEST,
    is_broken,
    rates_to_try,
    read_rate_test,
)


def test_rates_grow_by_one_factor_between_their_limits() -> None:
    rates = rates_to_try()
    assert (rates[0], rates[-1]) == (pytest.approx(LOWEST), pytest.approx(HIGHEST))
    np.testing.assert_allclose(rates[1:] / rates[:-1], rates[1] / rates[0])


def test_the_suggestion_is_where_the_loss_falls_fastest() -> None:
    rates = rates_to_try(400)
    # A step down about 1e-3 and one up about 1, in the logarithm of the rate.
    losses = 2 - np.tanh(3 * np.log10(rates / 1e-3)) + 3 * np.tanh(3 * np.log10(rates))
    found = read_rate_test(rates, losses + 3)
    assert found.suggestion is not None
    assert 5e-4 < found.suggestion < 4e-3  # the average lags behind a little


def test_smoothing_is_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    losses = np.random.default_rng(2).uniform(0, 3, 50)
    found = read_rate_test(rates_to_try(50), losses)
    expected = pandas.Series(losses).ewm(alpha=0.1, adjust=True).mean().to_numpy()
    np.testing.assert_allclose(found.smoothed, expected, rtol=1e-12)


@pytest.mark.parametrize("losses", [np.linspace(1, 2, 60), np.full(60, 2.0), np.linspace(2, 1, 5)])
def test_where_it_never_falls_or_is_too_short_nothing_is_suggested(losses: np.ndarray) -> None:
    assert read_rate_test(rates_to_try(len(losses)), losses).suggestion is None


def test_what_is_no_number_ends_it() -> None:
    losses = np.concatenate([np.linspace(2, 1, 30), [np.inf, np.nan]])
    found = read_rate_test(rates_to_try(32), losses)
    assert len(found.rates) == len(found.losses) == len(found.smoothed) == 30
    assert found.suggestion is not None


def test_it_is_broken_when_the_smoothed_loss_is_far_above_its_least() -> None:
    quiet = [2.0] * 20
    assert not is_broken(quiet)
    assert not is_broken([*quiet, 2.0 * BROKEN])  # one batch is no trend
    assert is_broken([*quiet, *[3 * 2.0 * BROKEN] * 10])
    assert is_broken([2.0, float("nan")])
