import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.widgets.chart.decimation import cut_at_ends, lone_points, visible_part


@settings(deadline=None)
@given(
    count=st.integers(1, 5000),
    columns=st.integers(1, 200),
    spikes=st.lists(st.tuples(st.integers(0, 4999), st.floats(-1e3, 1e3)), max_size=5),
    ends=st.tuples(st.floats(-0.2, 0.9), st.floats(0.01, 1.2)),
    seed=st.integers(0, 9),
)
def test_no_spike_is_lost(
    count: int,
    columns: int,
    spikes: list[tuple[int, float]],
    ends: tuple[float, float],
    seed: int,
) -> None:
    x = np.sort(np.random.default_rng(seed).uniform(0, 1, count))
    y = np.sin(20 * x)
    for at, height in spikes:
        y[at % count] = height
    low, high = ends[0], ends[0] + ends[1]
    drawn_x, drawn_y = visible_part(x, y, low, high, columns)
    seen = y[(x >= low) & (x <= high)]
    assert len(drawn_x) == len(drawn_y) <= 2 * columns + 6
    assert (np.diff(drawn_x) >= 0).all()
    assert np.isin(drawn_y, y).all()
    if len(seen):
        assert drawn_y.min() <= seen.min()
        assert drawn_y.max() >= seen.max()


def test_each_column_shows_its_own_extremes() -> None:
    x, y = np.arange(10_000) / 10_000, np.zeros(10_000)
    y[3_456], y[7_001] = 5.0, -3.0
    drawn_x, drawn_y = visible_part(x, y, 0.0, 1.0, 100)
    assert abs(drawn_x[drawn_y == 5.0] - 0.3456).max() <= 0.01
    assert abs(drawn_x[drawn_y == -3.0] - 0.7001).max() <= 0.01


def test_few_points_are_drawn_as_they_are_with_one_beyond_each_end() -> None:
    x = np.arange(10.0)
    drawn_x, drawn_y = visible_part(x, -x, 2.5, 5.5, 100)
    assert drawn_x.tolist() == [2, 3, 4, 5, 6]
    assert drawn_y.tolist() == [-2, -3, -4, -5, -6]


def test_sparse_places_beside_dense_ones_keep_every_point() -> None:
    x = np.r_[np.linspace(0, 1, 100_000), np.arange(2.0, 10.0)]
    y = np.r_[np.zeros(100_000), np.arange(2.0, 10.0)]
    _, drawn_y = visible_part(x, y, 0, 10, 500)
    assert set(np.arange(2.0, 10.0)) <= set(drawn_y)


def test_a_gap_of_a_column_is_a_gap_and_a_smaller_one_hides_no_value() -> None:
    x, y = np.arange(10_000) / 10_000, np.ones(10_000)
    y[2_000:4_000] = np.nan
    y[7_000:7_050] = np.nan
    drawn_x, drawn_y = visible_part(x, y, 0.0, 1.0, 100)
    inside = (drawn_x > 0.21) & (drawn_x < 0.39)
    assert inside.any()
    assert np.isnan(drawn_y[inside]).all()
    assert np.isfinite(drawn_y[drawn_x > 0.41]).all()


def test_nothing_is_drawn_of_nothing() -> None:
    drawn_x, drawn_y = visible_part(np.empty(0), np.empty(0), 0, 1, 100)
    assert len(drawn_x) == len(drawn_y) == 0


def test_a_line_is_cut_off_where_it_leaves_the_view() -> None:
    x, y = cut_at_ends(np.array([0.0, 10.0]), np.array([0.0, 1.0]), 4.0, 6.0)
    assert x.tolist() == [4.0, 6.0]
    np.testing.assert_allclose(y, [0.4, 0.6])


def test_a_line_within_the_view_is_left_alone() -> None:
    given_x, given_y = np.array([1.0, 2.0, 3.0]), np.array([1.0, np.nan, 2.0])
    x, y = cut_at_ends(given_x, given_y, 0.0, 4.0)
    np.testing.assert_array_equal(x, given_x)
    np.testing.assert_array_equal(y, given_y)


def test_points_between_gaps_are_found() -> None:
    gap = np.nan
    assert lone_points(np.array([1, gap, 2, 3, gap, 4, gap, gap, 5])).tolist() == [0, 5, 8]
    assert lone_points(np.empty(0)).tolist() == []
