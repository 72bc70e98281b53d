import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.ui.widgets.histogram.sorted_values import SortedValues

EDGES = np.linspace(-3.0, 3.0, 25)


@given(st.lists(st.floats(-2.875, 2.875, width=32), min_size=1, max_size=60))
def test_bins_are_counted_as_numpy_counts_them(listed: list[float]) -> None:
    values = np.array(listed, np.float32)
    expected, _ = np.histogram(values, EDGES.astype(np.float32))
    assert SortedValues(values).counts(EDGES).tolist() == expected.tolist()


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, bool])
def test_whole_numbers_of_any_type_are_counted_one_by_one(dtype: type) -> None:
    values: NDArray[np.generic] = np.array([[0, 1, 1], [1, 0, 1]]).astype(dtype)
    sorted_values = SortedValues(values)
    assert sorted_values.is_whole
    assert sorted_values.counts(np.array([-0.5, 0.5, 1.5])).tolist() == [2, 4]
    assert (sorted_values.low, sorted_values.high, sorted_values.count) == (0, 1, 6)


def test_what_is_not_finite_is_left_out_and_counted() -> None:
    values = SortedValues(np.array([1.0, math.nan, 3.0, math.inf, -math.inf]))
    assert (values.count, values.left_out, values.low, values.high) == (2, 3, 1.0, 3.0)
    assert (values.mean, values.deviation) == (2.0, 1.0)


def test_nothing_has_no_mean_and_no_next_value() -> None:
    nothing = SortedValues(np.array([]))
    assert nothing.count == 0
    assert math.isnan(nothing.mean)
    assert nothing.next_value(0.0, 1) is None


def test_the_next_value_is_found_on_both_sides() -> None:
    values = SortedValues(np.array([1.0, 2.0, 5.0]))
    assert values.next_value(2.0, 1) == 2.0
    assert values.next_value(2.0, -1) == 1.0
    assert values.next_value(6.0, 1) is None
