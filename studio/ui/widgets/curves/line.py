"""One curve as numbers: recorded values and their average, both growing with the run."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.metrics import Axis, MetricSeries, Place, Split, Track
from studio.core.metrics.growing_array import GrowingArray
from studio.core.metrics.smoothing import DebiasedAverage, TimeWeightedAverage
from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.content import Cell

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LinePoint:
    """One recorded value of a line.

    Attributes:
        name: of the line.
        split: part of the run that it belongs to.
        place: stage, epoch and batch.
        x: where it lies on the axis.
        recorded: the value as measured, NaN for a gap.
        smoothed: the average there, NaN for a gap.
        label: what the line shows, where its chart has several figures; else "".
    """

    name: str
    split: Split
    place: Place
    x: float
    recorded: float
    smoothed: float
    label: str = ""


class CurveLine:
    """A figure of one part of a run, with its average over every recorded value.

    New rows are averaged by `catch_up`; what was averaged before stays as it is.

    Args:
        name: "" for the run itself, or the name of another run.
        series: the run.
        split: its part.
        figure: what was recorded.
        label: its title, where the chart shows several figures; else "".
    """

    def __init__(
        self, name: str, series: MetricSeries, split: Split, figure: Figure, label: str = ""
    ) -> None:
        self.name = name
        self.series = series
        self.split = split
        self.figure = figure
        self.label = label
        self._beta = 0.0
        self._spacing: float | None = None
        self._restart()

    def __len__(self) -> int:
        return len(self._averages)

    @property
    def track(self) -> Track:
        """The rows of the run that the line shows."""
        return self._track

    @property
    def values(self) -> Floats:
        """Recorded values (n,), NaN for a gap."""
        return self._track.values(self.figure.key)[: len(self)]

    @property
    def averages(self) -> Floats:
        """Their average (n,), NaN for a gap."""
        return self._averages.view

    def places(self, axis: Axis) -> Floats:
        """Return where the values lie on an axis (n,)."""
        return self._track.places(axis)[: len(self)]

    def set_smoothing(self, beta: float, spacing: float | None) -> None:
        """Choose the average: by recorded value, or with `spacing` by time in batches."""
        if (beta, spacing) != (self._beta, self._spacing):
            self._beta, self._spacing = beta, spacing
            self._restart()

    def catch_up(self) -> bool:
        """Average the rows that are new; return whether there were any."""
        track = self.series.track(self.split)
        if track is not self._track:
            self._restart()
        done, end = len(self._averages), len(self._track)
        if done == end:
            return False
        added = self._track.values(self.figure.key)[done:end]
        if isinstance(self._average, TimeWeightedAverage):
            times = self._track.places("batches")[done:end]
            self._averages.extend(self._average.extend(added, times))
        else:
            self._averages.extend(self._average.extend(added))
        return True

    def point(self, axis: Axis, x: float) -> LinePoint | None:
        """Return the recorded value that lies nearest to `x`, None where there is none yet."""
        places = self.places(axis)
        if not len(places):
            return None
        after = int(np.searchsorted(places, x))
        near = [i for i in (after - 1, after) if 0 <= i < len(places)]
        return self.point_at(axis, min(near, key=lambda i: abs(float(places[i]) - x)))

    def point_at(self, axis: Axis, row: int) -> LinePoint:
        """Return the recorded value of one row."""
        return LinePoint(
            name=self.name,
            split=self.split,
            place=self.series.place(self._track, row),
            x=float(self.places(axis)[row]),
            recorded=float(self.values[row]),
            smoothed=float(self.averages[row]),
            label=self.label,
        )

    def rows(self, axis: Axis) -> Iterator[tuple[Cell, ...]]:
        """Return every row: name, split, stage, epoch, batch, place, value, average.

        A gap is ""; the epoch is counted through all stages.
        """
        stage, epoch = self.series.epochs_of(self._track)
        columns = (
            stage.tolist(),
            epoch.tolist(),
            self._track.batch.tolist(),
            self.places(axis).tolist(),
            _cells(self.values),
            _cells(self.averages),
        )
        name = self.name or "run"
        line = f"{name} {self.figure.key}" if self.label else name
        return ((line, self.split, *row) for row in zip(*columns, strict=False))

    def last_row(self) -> int | None:
        """Return the row of the newest value that is no gap."""
        averages = self.averages
        for start in range(len(averages), 0, -1024):
            given = np.flatnonzero(np.isfinite(averages[max(start - 1024, 0) : start]))
            if len(given):
                return int(given[-1]) + max(start - 1024, 0)
        return None

    def trend(self) -> float:
        """Return by which part of itself the average has changed over its last tenth."""
        last = self.last_row()
        if last is None:
            return 0.0
        earlier = self.averages[: max(int(last * 0.9), 1)]
        given = np.flatnonzero(np.isfinite(earlier[-1024:]))
        if not len(given):
            return 0.0
        before = float(earlier[-1024:][given[-1]])
        return (float(self.averages[last]) - before) / max(abs(before), 1e-12)

    def _restart(self) -> None:
        self._track: Track = self.series.track(self.split)
        self._averages: GrowingArray[np.float64] = GrowingArray(np.float64)
        self._average: DebiasedAverage | TimeWeightedAverage = (
            DebiasedAverage(self._beta)
            if self._spacing is None
            else TimeWeightedAverage(self._beta, self._spacing)
        )


def _cells(values: Floats) -> list[Cell]:
    return [value if value == value else "" for value in values.tolist()]
