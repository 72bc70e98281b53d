import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.metrics import MetricRow, MetricSeries, Split
from studio.core.tasks.table import ACCURACY


def row(
    epoch: int,
    batch: int,
    loss: float = 1.0,
    *,
    stage: int = 1,
    split: Split = "train",
    accuracy: float | None = 0.5,
) -> MetricRow:
    figures = {"loss": loss} if accuracy is None else {"loss": loss, "accuracy": accuracy}
    return MetricRow(stage, epoch, batch, split, figures, 1e-3, 0.0)


def epochs_of_rows(
    spans: Iterable[tuple[int, int, int]], losses: Iterable[float] = ()
) -> list[MetricRow]:
    """One entry an epoch: stage, epoch, number of batches; each ends with its two epoch rows."""
    validation, rows = iter(losses), []
    for stage, epoch, batches in spans:
        rows += [row(epoch, batch, stage=stage) for batch in range(1, batches + 1)]
        rows.append(row(epoch, 0, stage=stage))
        rows.append(row(epoch, 0, next(validation, 1.0), stage=stage, split="validation"))
    return rows


def test_rows_are_kept_by_kind() -> None:
    series = MetricSeries()
    series.extend(epochs_of_rows([(1, 1, 4), (1, 2, 4)]))
    assert (len(series.batches), len(series.train_epochs), len(series.validation)) == (8, 2, 2)
    assert len(series) == 12
    assert series.batches.batch.tolist() == [1, 2, 3, 4, 1, 2, 3, 4]


def test_batches_lie_within_their_epoch_and_epochs_at_its_end() -> None:
    series = MetricSeries()
    series.extend(epochs_of_rows([(1, 1, 4), (1, 2, 4)]))
    assert series.batches.places("epochs").tolist() == [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]
    assert series.validation.places("epochs").tolist() == [1, 2]
    assert series.batches.places("batches").tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert series.validation.places("batches").tolist() == [4, 8]


@pytest.mark.parametrize("second", [(2, 3), (2, 1)])
def test_epochs_counted_through_the_run_or_anew_in_a_stage_are_one_axis(
    second: tuple[int, int],
) -> None:
    stage, first_epoch = second
    series = MetricSeries()
    spans = [(1, 1, 2), (1, 2, 2), (stage, first_epoch, 2), (stage, first_epoch + 1, 2)]
    series.extend(epochs_of_rows(spans))
    assert series.validation.places("epochs").tolist() == [1, 2, 3, 4]
    starts = [(start.stage, start.position, start.step) for start in series.stage_starts()]
    assert starts == [(1, 0.0, 0.0), (2, 2.0, 4.0)]
    assert series.place(series.validation, 3).ordinal == 4


def test_an_announced_epoch_never_moves_its_batches() -> None:
    series = MetricSeries()
    series.announce(1, 8)
    seen: list[float] = []
    for batch in range(1, 9):
        series.append(row(1, batch))
        places = series.batches.places("epochs")
        assert places[:-1].tolist() == seen
        seen = places.tolist()
    series.append(row(1, 0))
    assert series.batches.places("epochs").tolist() == seen
    assert seen == [batch / 8 for batch in range(1, 9)]
    assert series.layout_revision == 0


def test_an_unannounced_first_epoch_is_laid_out_when_it_has_ended() -> None:
    series = MetricSeries()
    for batch in range(1, 101):
        series.append(row(1, batch))
        assert series.batches.places("epochs").max() <= 1
    series.append(row(1, 0))
    np.testing.assert_allclose(series.batches.places("epochs"), np.arange(1, 101) / 100)
    assert series.layout_revision > 0


def test_the_next_epoch_is_laid_out_like_the_one_before() -> None:
    series = MetricSeries()
    series.extend(epochs_of_rows([(1, 1, 10)]))
    series.extend([row(2, 1), row(2, 2)])
    np.testing.assert_allclose(series.batches.places("epochs")[-2:], [1.1, 1.2])


def test_an_epoch_cut_short_by_the_next_stage_keeps_its_unit() -> None:
    series = MetricSeries()
    series.announce(1, 10)
    series.extend([row(1, batch) for batch in range(1, 5)])
    series.extend([row(2, 1, stage=2)])
    assert series.stage_starts()[1].position == 1.0
    assert series.stage_starts()[1].step == 4.0


@settings(deadline=None)
@given(
    spans=st.lists(st.tuples(st.integers(1, 2), st.integers(1, 9)), min_size=1, max_size=8),
    cuts=st.lists(st.integers(0, 120), max_size=6),
)
def test_rows_in_pieces_give_what_all_at_once_gives(
    spans: list[tuple[int, int]], cuts: list[int]
) -> None:
    stages = sorted(stage for stage, _ in spans)
    rows = epochs_of_rows(
        (stage, epoch, batches)
        for epoch, (stage, (_, batches)) in enumerate(zip(stages, spans, strict=True), start=1)
    )
    whole, pieces = MetricSeries(), MetricSeries()
    whole.extend(rows)
    edges = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    for start, end in pairwise(edges):
        pieces.extend(rows[start:end])
    for one, other in (
        (whole.batches, pieces.batches),
        (whole.train_epochs, pieces.train_epochs),
        (whole.validation, pieces.validation),
    ):
        assert one.batch.tolist() == other.batch.tolist()
        np.testing.assert_allclose(one.places("epochs"), other.places("epochs"), rtol=1e-12)
        assert one.places("batches").tolist() == other.places("batches").tolist()
        assert (np.diff(other.places("epochs")) >= 0).all()


def test_missing_and_infinite_figures_are_gaps() -> None:
    series = MetricSeries()
    series.extend([row(1, 1, math.nan), row(1, 2, math.inf), row(1, 3, 2.0, accuracy=None)])
    np.testing.assert_array_equal(series.batches.values("loss"), [np.nan, np.nan, 2.0])
    np.testing.assert_array_equal(series.batches.values("accuracy"), [0.5, 0.5, np.nan])


def test_a_run_recorded_by_epochs_alone_is_drawn_by_epochs() -> None:
    series = MetricSeries()
    series.extend([row(1, 0, 3.0), row(2, 0, 2.0)])
    assert series.track("train") is series.train_epochs
    assert series.train_epochs.places("batches").tolist() == [1, 2]
    series.append(row(3, 1))
    assert series.track("train") is series.batches


def test_the_best_epoch_has_the_lowest_validation_loss() -> None:
    series = MetricSeries()
    losses = [0.9, 0.3, math.nan, 0.3]
    series.extend(epochs_of_rows([(1, 1, 2), (1, 2, 2), (2, 3, 2), (2, 4, 2)], losses))
    best = series.best_epoch()
    assert best is not None
    assert (best.place.stage, best.place.epoch, best.place.ordinal) == (1, 2, 2)
    assert (best.value, best.by, best.row) == (0.3, "loss", 1)


def test_the_best_epoch_by_accuracy_is_the_first_highest() -> None:
    series = MetricSeries()
    for epoch, accuracy in enumerate([0.5, 0.8, None, 0.8], start=1):
        series.append(row(epoch, 0, split="validation", accuracy=accuracy))
    best = series.best_epoch(ACCURACY)
    assert best is not None
    assert (best.place.epoch, best.value) == (2, 0.8)


def test_there_is_no_best_epoch_without_validation() -> None:
    series = MetricSeries()
    assert series.best_epoch() is None
    series.extend([row(1, 1), row(1, 0)])
    series.append(row(1, 0, math.nan, split="validation"))
    assert series.best_epoch() is None


def test_an_empty_series_ends_at_nothing() -> None:
    series = MetricSeries()
    series.extend([])
    assert (series.end("epochs"), series.end("batches"), series.stage_starts()) == (0, 0, ())
    assert series.batches_in_epoch() == 1
