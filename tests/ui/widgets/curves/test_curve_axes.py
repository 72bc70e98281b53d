import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from studio.core.metrics import MetricSeries
from studio.core.tasks.figure import LEARNING_RATE
from studio.core.tasks.table import ACCURACY, LOSS
from studio.ui.widgets.chart.ticks import decades, decimals_of, multiples, round_step
from studio.ui.widgets.curves.extent import end_of, farthest
from studio.ui.widgets.curves.ranges import log_range, value_range
from studio.ui.widgets.curves.smoothing_slider import position_of, strength_at
from studio.ui.widgets.curves.values import tick_text, value_text


@given(rough=st.floats(1e-9, 1e9))
def test_a_step_is_round_and_just_large_enough(rough: float) -> None:
    step = round_step(rough)
    assert rough * (1 - 1e-6) <= step <= 2.6 * rough
    leading = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(leading - round_number) for round_number in (1, 2, 2.5, 5)) < 1e-6


@given(rough=st.floats(1e-3, 1e6))
def test_a_step_of_batches_is_whole(rough: float) -> None:
    assert round_step(rough, is_whole=True) % 1 == 0


def test_multiples_end_where_the_range_ends() -> None:
    assert multiples(0.25, 0.0, 1.0) == [0, 0.25, 0.5, 0.75, 1.0]
    assert multiples(0.1, 0.05, 0.31) == pytest.approx([0.1, 0.2, 0.3])


@pytest.mark.parametrize(("low", "high"), [(-8, 2), (-2, 0.1), (-0.3, 0.0), (-1.001, -1.0)])
def test_a_logarithmic_axis_has_a_few_labels_at_round_values(low: float, high: float) -> None:
    found = decades(low, high, 6)
    assert 2 <= len(found) <= 8
    assert all(low - 1e-6 <= value <= high + 1e-6 for value in found)


def test_decimals_are_those_that_a_step_needs() -> None:
    assert [decimals_of(step) for step in (10.0, 0.5, 0.25, 0.001)] == [0, 1, 2, 3]


def test_values_are_written_as_the_language_wants() -> None:
    QLocale.setDefault(QLocale("en"))
    assert value_text(LOSS, 0.18249) == "0.182"
    assert value_text(LOSS, 12.345) == "12.35"
    assert value_text(ACCURACY, 0.9514) == "95.1\N{NO-BREAK SPACE}%"
    assert value_text(LEARNING_RATE, 1e-4) == "1e-4"
    assert value_text(LOSS, math.nan) == "–"  # the dash of a missing number
    QLocale.setDefault(QLocale("es"))
    assert value_text(LOSS, 0.18249) == "0,182"
    assert tick_text(LOSS, 0.25, 2) == "0,25"
    QLocale.setDefault(QLocale("en"))


def test_a_loss_starts_at_zero_unless_that_would_flatten_it() -> None:
    falling, flat = np.linspace(1, 0.1, 100), np.linspace(0.252, 0.248, 100)
    low, high = value_range(LOSS, [falling], [falling], 250)
    assert low == 0
    assert 1 <= high <= 1.25
    low, high = value_range(LOSS, [flat], [flat], 250)
    assert 0.24 < low <= 0.248
    assert 0.252 <= high < 0.26


def test_the_first_losses_are_in_view_even_where_they_tower() -> None:
    average = np.r_[90.0, np.full(200, 0.5)]
    recorded = np.r_[90.0, 95.0, np.full(199, 0.5)]
    assert value_range(LOSS, [average], [recorded], 250)[1] >= 95


def test_spikes_of_recorded_values_do_not_stretch_the_range() -> None:
    average, recorded = np.full(500, 0.5), np.full(500, 0.5)
    recorded[100] = 50.0
    assert value_range(LOSS, [average], [recorded], 250)[1] < 2


@pytest.mark.parametrize(("lowest", "floor"), [(0.1, 0.0), (0.55, 0.5), (0.93, 0.9)])
def test_an_accuracy_ends_at_one_and_starts_at_a_round_floor(lowest: float, floor: float) -> None:
    values = np.linspace(lowest, 0.99, 50)
    assert value_range(ACCURACY, [values], [values], 250) == (floor, 1.0)


def test_gaps_and_no_values_have_a_range() -> None:
    nothing = np.array([np.nan, np.nan])
    for low, high in (
        value_range(LOSS, [nothing], [], 250),
        value_range(LOSS, [np.array([3.0])], [], 250),
        value_range(LOSS, [np.array([0.0])], [], 250),
        log_range([np.array([-1.0])], []),
    ):
        assert math.isfinite(low)
        assert low < high


def test_the_axis_follows_what_is_recorded_and_may_go_as_far_as_planned() -> None:
    series = MetricSeries()
    assert end_of([], "epochs", 0) == 1
    assert end_of([series], "epochs", 20) == 1
    assert farthest([series], "epochs", 20) == 20
    count = np.arange(250)
    series.announce(1, 100)
    series.extend_columns(
        stage=np.ones(250, np.int64),
        epoch=count // 100 + 1,
        batch=count % 100 + 1,
        is_validation=np.zeros(250, bool),
        values=dict.fromkeys(("loss", "accuracy", "learning_rate", "seconds"), np.ones(250)),
    )
    assert end_of([series], "epochs", 0) == 2.5
    assert 2.5 < end_of([series], "epochs", 20) < 2.75
    assert end_of([series], "epochs", 2) == 2.5  # more than was planned
    assert end_of([series], "batches", 0) == 250
    assert 250 < end_of([series], "batches", 20) < 275
    assert farthest([series], "batches", 20) == 2000


def test_the_slider_reaches_every_strength() -> None:
    strengths = [strength_at(position) for position in range(101)]
    assert strengths[0] == 0
    assert strengths[-1] == 0.999
    assert strengths == sorted(strengths)
    for strength in (0.0, 0.3, 0.6, 0.9, 0.99, 0.999):
        assert abs(strength_at(position_of(strength)) - strength) <= 0.02


def test_a_schedule_is_seen_whole_from_zero() -> None:
    schedule = np.r_[np.full(5, 1e-3), np.full(500, 1e-5)]
    low, high = value_range(LEARNING_RATE, [schedule], [schedule], 200)
    assert low == 0
    assert 1e-3 < high < 2e-3


def test_small_values_are_written_as_they_are_typed() -> None:
    assert value_text(LEARNING_RATE, 1e-5) == "1e-5"
    assert tick_text(LEARNING_RATE, 2e-10, 3) == "2e-10"
