"""All figures of a run as growing columns, for plots and reports."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from studio.core.metrics.epochs import EpochTable
from studio.core.metrics.row import MetricRow, Split
from studio.core.metrics.track import Axis, Floats, Integers, MetricName, Track
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import LOSS


class Place(msgspec.Struct, frozen=True):
    """Where in a run a row was measured; `batch` 0 is a whole epoch.

    `ordinal` counts the epoch from 1 through all stages.
    """

    stage: int
    epoch: int
    batch: int
    ordinal: int


class StageStart(msgspec.Struct, frozen=True):
    """Where a stage begins on the axes of epochs (`position`) and of batches (`step`)."""

    stage: int
    position: float
    step: float

    def place(self, axis: Axis) -> float:
        """Return where the stage begins on an axis."""
        return self.position if axis == "epochs" else self.step


class BestRow(msgspec.Struct, frozen=True):
    """The row of the epoch with the best figure on the validation images.

    `row` is its index in the validation track, `by` the key of the figure.
    """

    place: Place
    row: int
    by: str
    value: float


class MetricSeries:
    """The rows of a run, appended in the order in which they were measured.

    Attributes:
        batches: training, a row a batch.
        train_epochs: training, a row an epoch.
        validation: a row an epoch, or several where it is measured more often.
        layout_revision: raised when rows moved on the axis of epochs because the length of an
            epoch became known; the values never change.
    """

    def __init__(self) -> None:
        self.batches = Track()
        self.train_epochs = Track()
        self.validation = Track()
        self.layout_revision = 0
        self._epochs = EpochTable()

    def __len__(self) -> int:
        return len(self.batches) + len(self.train_epochs) + len(self.validation)

    @property
    def epoch_count(self) -> int:
        """Number of epochs of which there is a row."""
        return len(self._epochs)

    def announce(self, stage: int, batches: int) -> None:
        """Say how many training batches an epoch of `stage` will have, before its first row.

        Without it the first epoch is laid out again as it grows.
        """
        self._epochs.announce(stage, batches)

    def append(self, row: MetricRow) -> None:
        """Add one row."""
        self.extend((row,))

    def extend(self, rows: Iterable[MetricRow]) -> None:
        """Add rows."""
        listed = list(rows)
        self.extend_columns(
            stage=np.array([row.stage for row in listed], np.int64),
            epoch=np.array([row.epoch for row in listed], np.int64),
            batch=np.array([row.batch for row in listed], np.int64),
            is_validation=np.array([row.split == "validation" for row in listed], bool),
            values={
                **_figures(listed),
                "learning_rate": np.array([row.learning_rate for row in listed], np.float64),
                "seconds": np.array([row.seconds for row in listed], np.float64),
            },
        )

    def extend_columns(
        self,
        *,
        stage: Integers,
        epoch: Integers,
        batch: Integers,
        is_validation: np.ndarray,
        values: Mapping[MetricName, Floats],
    ) -> None:
        """Add n rows given as columns (n,); what `MetricRow` says of each field holds here."""
        if not len(stage):
            return
        is_new = np.r_[True, (np.diff(stage) != 0) | (np.diff(epoch) != 0)]
        starts = np.flatnonzero(is_new)
        trained = np.where(is_validation, 0, batch)
        indices = self._note_epochs(
            stage[starts],
            epoch[starts],
            np.maximum.reduceat(trained, starts),
            np.logical_or.reduceat(batch == 0, starts),
        )
        group = np.cumsum(is_new) - 1
        index = indices[group]
        position, step = self._places(indices, group, batch)
        for track, chosen in (
            (self.batches, ~is_validation & (batch > 0)),
            (self.train_epochs, ~is_validation & (batch == 0)),
            (self.validation, is_validation),
        ):
            if chosen.any():
                track.extend(
                    index[chosen],
                    batch[chosen],
                    position[chosen],
                    step[chosen],
                    {name: column[chosen] for name, column in values.items()},
                )

    def track(self, split: Split) -> Track:
        """Return the rows that a curve of `split` shows: batches where there are any."""
        if split == "validation":
            return self.validation
        return self.batches if len(self.batches) else self.train_epochs

    def place(self, track: Track, row: int) -> Place:
        """Return where a row of a track was measured."""
        index = int(track.epoch_index[row])
        return Place(
            stage=self._epochs.stage[index],
            epoch=self._epochs.epoch[index],
            batch=int(track.batch[row]),
            ordinal=self._epochs.ordinal[index],
        )

    def epochs_of(self, track: Track) -> tuple[Integers, Integers]:
        """Return stage and epoch (through all stages) of every row of a track, each (n,)."""
        table, index = self._epochs, track.epoch_index
        return np.array(table.stage, np.int64)[index], np.array(table.ordinal, np.int64)[index]

    def end(self, axis: Axis) -> float:
        """Return the last place that has a row, 0 where there is none."""
        tracks = (self.batches, self.train_epochs, self.validation)
        return max((float(t.places(axis)[-1]) for t in tracks if len(t)), default=0.0)

    def batches_in_epoch(self) -> float:
        """Return how many batches the latest epochs have on average, at least 1."""
        spans = self._epochs.span[-8:]
        return sum(spans) / len(spans) if spans else 1.0

    def stage_starts(self) -> tuple[StageStart, ...]:
        """Return where each stage begins, the first one included."""
        table = self._epochs
        return tuple(
            StageStart(table.stage[i], float(table.ordinal[i] - 1), float(table.first_step[i]))
            for i in range(len(table))
            if i == 0 or table.stage[i] != table.stage[i - 1]
        )

    def best_epoch(self, by: Figure = LOSS) -> BestRow | None:
        """Return the epoch whose validation figure is best.

        The first of equal ones; None before the first validation, and by a figure of which neither
        less nor more is better. Loss is the default on every
        page, because it still moves where the accuracy of few images stands still.
        """
        values = self.validation.values(by.key)
        usable = (self.validation.batch == 0) & np.isfinite(values)
        if not usable.any() or by.better not in ("lower", "higher"):
            return None
        is_lower = by.better == "lower"
        kept = np.where(usable, values, np.inf if is_lower else -np.inf)
        row = int(kept.argmin() if is_lower else kept.argmax())
        return BestRow(self.place(self.validation, row), row, by.key, float(values[row]))

    def _note_epochs(
        self, stage: Integers, epoch: Integers, trained: Integers, is_closed: np.ndarray
    ) -> Integers:
        """Return the table's index of each group of rows of one epoch, moving earlier rows."""
        known = len(self._epochs)
        indices: list[int] = []
        for one_stage, one_epoch, batches, closing in zip(
            stage.tolist(), epoch.tolist(), trained.tolist(), is_closed.tolist(), strict=True
        ):
            index = self._epochs.enter(one_stage, one_epoch)
            has_changed = self._epochs.see(index, batches, closing)
            if has_changed and index < known:
                self._move(index)
            indices.append(index)
        return np.array(indices, np.int64)

    def _move(self, index: int) -> None:
        start, span = float(self._epochs.ordinal[index] - 1), self._epochs.span[index]
        for track in (self.batches, self.validation):
            track.move(index, start, span)
        self.layout_revision += 1

    def _places(self, indices: Integers, group: Integers, batch: Integers) -> tuple[Floats, Floats]:
        """Return position and step of rows, given each row's group and each group's epoch."""
        table, listed = self._epochs, indices.tolist()
        start = np.array([table.ordinal[i] - 1 for i in listed], np.float64)[group]
        span = np.array([table.span[i] for i in listed], np.float64)[group]
        first = np.array([table.first_step[i] for i in listed], np.float64)[group]
        length = np.array([table.length(i) for i in listed], np.float64)[group]
        is_whole = batch == 0
        position = start + np.where(is_whole, 1.0, np.minimum(batch / span, 1.0))
        return position, first + np.where(is_whole, length, batch)


def _figures(rows: Sequence[MetricRow]) -> dict[MetricName, Floats]:
    """Return the figures of rows as columns, NaN where a row lacks one."""
    names = dict.fromkeys(name for row in rows for name in row.figures)
    return {
        name: np.array([row.figures.get(name, np.nan) for row in rows], np.float64)
        for name in names
    }
