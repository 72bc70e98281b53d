import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.data.order import batch_seed, epoch_order

ROWS = np.arange(100, 200)


@given(st.integers(0, 2**31 - 1), st.integers(0, 20), st.integers(0, 1000), st.integers(0, 300))
def test_every_image_comes_exactly_once(seed: int, stage: int, epoch: int, count: int) -> None:
    rows = np.arange(count) * 3
    found = epoch_order(rows, seed, stage, epoch)
    np.testing.assert_array_equal(np.sort(found), rows)


def test_the_order_hangs_on_seed_stage_and_epoch_alone() -> None:
    places = [(seed, stage, epoch) for seed in (7, 8) for stage in (0, 1) for epoch in (0, 1)]
    orders = {tuple(epoch_order(ROWS, *place)) for place in places}
    assert len(orders) == len(places)
    for place in places:
        np.random.default_rng(1).permutation(5)  # others draw in between
        np.testing.assert_array_equal(epoch_order(ROWS, *place), epoch_order(ROWS, *place))


def test_the_order_is_a_full_shuffle_and_leaves_the_rows_alone() -> None:
    before = ROWS.copy()
    firsts = np.array([epoch_order(ROWS, 7, 0, epoch)[0] for epoch in range(400)])
    np.testing.assert_array_equal(ROWS, before)
    counts, _ = np.histogram(firsts, bins=4, range=(100, 200))
    assert counts.min() > 60  # 100 expected in each quarter


def test_the_order_of_this_version_stays_what_it_is() -> None:
    """A run that was paused by this version must go on the same way with the next."""
    np.testing.assert_array_equal(epoch_order(np.arange(8), 7, 1, 2), [3, 1, 2, 5, 6, 7, 0, 4])
    assert batch_seed(7, 1, 2, 3) == (1158748807, 231032191)


@given(st.integers(0, 2**31 - 1), st.integers(0, 50), st.integers(0, 10**5), st.integers(0, 10**6))
def test_the_words_of_a_batch_fit_int32(seed: int, stage: int, epoch: int, batch: int) -> None:
    text = batch_seed(seed, stage, epoch, batch)
    assert all(0 <= word < 2**31 for word in text)
    assert text == batch_seed(seed, stage, epoch, batch)


def test_every_batch_draws_its_own_numbers() -> None:
    text = {
        batch_seed(seed, stage, epoch, batch)
        for seed in range(3)
        for stage in range(3)
        for epoch in range(10)
        for batch in range(50)
    }
    assert len(text) == 3 * 3 * 10 * 50
