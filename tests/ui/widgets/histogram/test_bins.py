import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.widgets.histogram.bins import Bins


@given(low=st.floats(-50, 50), width=st.floats(0.01, 100), count=st.integers(1, 10**9))
def test_bins_cover_what_is_seen_and_are_wide_enough_to_be_seen(
    low: float, width: float, count: int
) -> None:
    bins = Bins.fitting(width, 400, count, is_whole=False)
    edges = bins.edges(low, low + width)
    assert edges[0] <= low + 1e-6 * width
    assert edges[-1] > low + width
    assert 4 <= len(edges) - 1 <= 400 / 5 + 2


def test_many_values_have_finer_bins() -> None:
    few = Bins.fitting(1.0, 1000, 100, is_whole=False)
    many = Bins.fitting(1.0, 1000, 1_000_000, is_whole=False)
    assert many.step < few.step


def test_a_whole_number_lies_in_the_middle_of_its_bin() -> None:
    bins = Bins.fitting(10.0, 400, 1000, is_whole=True)
    assert bins.step == 1
    assert bins.around(7) == (6.5, 7.5)
    assert np.all(bins.edges(0, 10) % 1 == 0.5)


def test_a_value_on_a_limit_lies_in_the_bin_that_begins_there() -> None:
    bins = Bins(0.1, 0.0)
    low, high = bins.around(0.3)
    assert round(low, 9) == 0.3
    assert round(high, 9) == 0.4
