import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.recipes.recipe import parse
from studio.core.recipes.schedules import SCHEDULES, Plateau, lowest_planned, planned, rates

NAMES = tuple(SCHEDULES)


def curve(name: str, total: int = 100, rate: float = 1.0) -> np.ndarray:
    return rates(name, rate, 0, total, total)


@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_may_name_every_row(name: str) -> None:
    text = f'name = "A"\ndata.folder = "a"\n[[stage]]\nschedule = "{name}"\n'
    assert parse(text, "my.toml").stage[0].schedule == name


def test_constant() -> None:
    np.testing.assert_array_equal(curve("constant", rate=0.3), np.full(100, np.float32(0.3)))


def test_step_falls_tenfold_at_half_and_at_three_quarters() -> None:
    expected = np.repeat([1.0, 0.1, 0.01], [50, 25, 25])
    np.testing.assert_allclose(curve("step"), expected, rtol=1e-6)


def test_exponential_has_one_ratio_and_ends_at_a_hundredth() -> None:
    found = curve("exponential").astype(float)
    np.testing.assert_allclose(found[1:] / found[:-1], 0.01 ** (1 / 100), rtol=1e-5)
    assert SCHEDULES["exponential"].curve(1.0) == pytest.approx(0.01)


def test_cosine_is_half_a_wave() -> None:
    expected = [0.5 * (1 + math.cos(math.pi * step / 100)) for step in range(100)]
    np.testing.assert_allclose(curve("cosine"), expected, rtol=1e-5, atol=1e-7)
    assert SCHEDULES["cosine"].curve(1.0) == pytest.approx(0, abs=1e-12)


def test_cyclical_is_two_triangles_from_a_quarter() -> None:
    found = curve("cyclical")
    np.testing.assert_allclose(found[[0, 25, 50, 75]], [0.25, 1, 0.25, 1], rtol=1e-6)
    np.testing.assert_allclose(found[:50], found[50:], rtol=1e-6)
    np.testing.assert_allclose(np.diff(found[:25]), 0.03, rtol=1e-4)


def test_triangular2_halves_its_triangles() -> None:
    found = curve("triangular2")
    peaks = 0.25 + 0.75 * np.array([1, 1 / 2, 1 / 4, 1 / 8])
    np.testing.assert_allclose(curve("triangular2", 80)[[10, 30, 50, 70]], peaks, rtol=1e-6)
    np.testing.assert_allclose(found[[0, 25, 50, 75]], 0.25, rtol=1e-6)
    assert SCHEDULES["triangular2"].curve(1.0) == pytest.approx(0.25)


def test_exp_range_fades_by_one_ratio_to_a_tenth() -> None:
    found = curve("exp_range", 80).astype(float)
    heights = (found[[10, 30, 50, 70]] - 0.25) / 0.75
    np.testing.assert_allclose(heights[1:] / heights[:-1], 0.1**0.25, rtol=1e-5)
    np.testing.assert_allclose(heights[0], 0.1 ** (1 / 8), rtol=1e-5)


def test_one_cycle_rises_within_thirty_percent_and_then_falls_to_almost_nothing() -> None:
    found = curve("one_cycle", 1000)
    assert found[0] == pytest.approx(1 / 25)
    assert int(found.argmax()) == 300
    assert found[300] == pytest.approx(1)
    assert (np.diff(found[:301]) > 0).all()
    assert (np.diff(found[300:]) < 0).all()
    assert SCHEDULES["one_cycle"].curve(1.0) == pytest.approx(1 / 250_000)


@pytest.mark.parametrize("name", NAMES)
def test_a_warm_up_rises_evenly_to_where_the_schedule_begins(name: str) -> None:
    found = rates(name, 2.0, 0, 50, 50, warmup=9).astype(float)
    plain = rates(name, 2.0, 0, 41, 41).astype(float)
    np.testing.assert_allclose(found[9:], plain, rtol=1e-6)
    np.testing.assert_allclose(found[:9], plain[0] * np.arange(1, 10) / 10, rtol=1e-6)


@given(
    st.sampled_from(NAMES),
    st.floats(1e-6, 100),
    st.integers(1, 300),
    st.data(),
)
def test_any_piece_of_a_schedule_is_that_piece_of_the_whole(
    name: str, rate: float, total: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, total))
    count = data.draw(st.integers(0, total - start))
    whole = rates(name, rate, 0, total, total)
    piece = rates(name, rate, start, count, total)
    assert piece.dtype == np.float32
    np.testing.assert_array_equal(piece, whole[start : start + count])


@given(st.sampled_from(NAMES), st.floats(1e-6, 100), st.integers(1, 300))
def test_rates_are_positive_and_never_above_the_recipes(name: str, rate: float, total: int) -> None:
    found = rates(name, rate, 0, total, total)
    assert (found > 0).all()
    assert (found <= np.float32(rate) * np.float32(1 + 1e-6)).all()


def test_a_plateau_falls_after_its_patience_and_waits_again() -> None:
    state, seen = Plateau(), []
    for improved in (True, False, False, True, False, False, False, False):
        state = state.after_epoch(improved=improved, patience=2, is_warming_up=False)
        seen.append(state.reductions)
    assert seen == [0, 0, 1, 1, 1, 2, 2, 3]
    assert Plateau(1, 1).after_epoch(improved=False, patience=2, is_warming_up=True) == Plateau(1)


def test_what_is_planned_is_drawn_from_warm_up_to_end() -> None:
    drawn = planned("cosine", 2.0, epochs=10, warmup=5, points=40)
    assert drawn[0] < 0.2
    assert drawn[20] == pytest.approx(2.0)
    assert drawn[-1] < 0.1


def test_a_plateau_is_drawn_as_low_as_it_can_fall() -> None:
    highest = planned("plateau", 1.0, epochs=10, points=10)
    lowest = lowest_planned(highest, 10, 0, factor=0.1, patience=3)
    np.testing.assert_allclose(highest, 1.0)
    np.testing.assert_allclose(lowest, [1] * 4 + [0.1] * 3 + [0.01] * 3, rtol=1e-6)
