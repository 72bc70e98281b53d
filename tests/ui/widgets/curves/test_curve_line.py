import math

import numpy as np
import pytest

from studio.core.metrics import MetricRow, MetricSeries
from studio.core.metrics.smoothing import DebiasedAverage
from studio.core.tasks.table import LOSS
from studio.ui.widgets.curves.line import CurveLine


def batch(epoch: int, number: int, loss: float) -> MetricRow:
    return MetricRow(1, epoch, number, "train", {"loss": loss}, 1e-3, 0.0)


def validation(epoch: int, loss: float) -> MetricRow:
    return MetricRow(1, epoch, 0, "validation", {"loss": loss}, 1e-3, 0.0)


def line_of(series: MetricSeries, beta: float = 0.6, spacing: float | None = None) -> CurveLine:
    line = CurveLine("", series, "train", LOSS)
    line.set_smoothing(beta, spacing)
    return line


@pytest.mark.parametrize("spacing", [None, 1.0])
def test_points_already_averaged_never_move(spacing: float | None) -> None:
    series, rng = MetricSeries(), np.random.default_rng(0)
    line = line_of(series, 0.9, spacing)
    seen: list[float] = []
    for number in range(1, 200):
        series.append(batch(1, number, float(rng.normal())))
        assert line.catch_up()
        assert line.averages[:-1].tolist() == seen
        seen = line.averages.tolist()


@pytest.mark.parametrize("spacing", [None, 1.0])
def test_training_is_the_average_over_every_recorded_value(spacing: float | None) -> None:
    series, losses = MetricSeries(), [2.0, 1.5, math.nan, 1.0, 1.25]
    series.extend(batch(1, number, loss) for number, loss in enumerate(losses, start=1))
    line = line_of(series, 0.6, spacing)
    line.catch_up()
    given = np.isfinite(losses)
    plain = DebiasedAverage(0.6).extend(losses)
    if spacing is None:
        np.testing.assert_allclose(line.averages, plain)
    assert np.isnan(line.averages[~given]).all()
    np.testing.assert_allclose(line.averages[:2], plain[:2])


def test_by_time_a_validation_once_an_epoch_stays_as_it_was_measured() -> None:
    series = MetricSeries()
    for epoch, loss in enumerate([2.0, 1.0, 0.5], start=1):
        series.extend(batch(epoch, number, 1.0) for number in range(1, 101))
        series.append(validation(epoch, loss))
    line = CurveLine("", series, "validation", LOSS)
    line.set_smoothing(0.9, 1.0)
    line.catch_up()
    np.testing.assert_allclose(line.averages, [2.0, 1.0, 0.5], rtol=1e-3)
    line.set_smoothing(0.9, None)
    line.catch_up()
    assert line.averages[-1] > 1.0


def test_nothing_is_done_where_nothing_came() -> None:
    series = MetricSeries()
    line = line_of(series)
    assert not line.catch_up()
    series.append(batch(1, 1, 1.0))
    assert line.catch_up()
    assert not line.catch_up()


def test_the_nearest_value_is_found_with_its_place() -> None:
    series = MetricSeries()
    series.announce(1, 4)
    series.extend(
        batch(epoch, number, epoch + number / 10) for epoch in (1, 2) for number in range(1, 5)
    )
    line = line_of(series, 0.0)
    line.catch_up()
    point = line.point("epochs", 1.3)
    assert point is not None
    assert (point.place.epoch, point.place.batch, point.x) == (2, 1, 1.25)
    assert (point.recorded, point.smoothed) == (2.1, 2.1)
    last = line.point("batches", 99.0)
    assert last is not None
    assert (last.place.epoch, last.place.batch) == (2, 4)


def test_there_is_no_nearest_value_before_the_first() -> None:
    assert line_of(MetricSeries()).point("epochs", 0.0) is None


def test_the_newest_value_is_the_last_that_is_no_gap() -> None:
    series = MetricSeries()
    line = line_of(series)
    assert line.last_row() is None
    series.extend(batch(1, n, 1.0 if n < 4 else math.nan) for n in range(1, 3000))
    line.catch_up()
    assert line.last_row() == 2


def test_the_trend_tells_falling_from_steady() -> None:
    series = MetricSeries()
    series.extend(batch(1, n, 1 / n) for n in range(1, 100))
    line = line_of(series)
    line.catch_up()
    assert line.trend() < -0.05
    flat = MetricSeries()
    flat.extend(batch(1, n, 1.0) for n in range(1, 100))
    steady = line_of(flat)
    steady.catch_up()
    assert abs(steady.trend()) < 1e-9


def test_rows_have_gaps_as_empty_cells() -> None:
    series = MetricSeries()
    series.announce(1, 2)
    series.extend([batch(1, 1, 0.5), batch(1, 2, math.nan)])
    line = line_of(series, 0.0)
    line.catch_up()
    assert list(line.rows("epochs")) == [
        ("run", "train", 1, 1, 1, 0.5, 0.5, 0.5),
        ("run", "train", 1, 1, 2, 1.0, "", ""),
    ]
