import numpy as np
import pytest

from studio.core.metrics.growing_array import GrowingArray


def test_holds_what_was_added_past_its_first_room() -> None:
    array = GrowingArray(np.float64)
    for start in range(0, 5000, 7):
        array.extend(np.arange(start, start + 7))
    assert len(array) == 5005
    assert np.array_equal(array.view, np.arange(5005))


def test_an_earlier_view_keeps_its_values_when_the_room_moves() -> None:
    array = GrowingArray(np.float64)
    array.extend([1.0, 2.0])
    early = array.view
    array.extend(np.zeros(100_000))
    assert early.tolist() == [1.0, 2.0]


def test_views_cannot_be_written_to() -> None:
    array = GrowingArray(np.float64)
    array.extend([1.0])
    with pytest.raises(ValueError, match="read-only"):
        array.view[0] = 2.0
