"""What a run that has not ended has reached: a few figures of a metrics.csv, quickly."""

from __future__ import annotations

import math
import re
from pathlib import Path

import msgspec

from studio.core.base.regular_file import read_regular
from studio.core.metrics.columns import Columns
from studio.core.metrics.series import MetricSeries
from studio.core.tasks.table import LOSS

_EPOCH = re.compile(
    rb"^(?P<stage>\d+),(?P<epoch>\d+),0,(?P<split>train|validation),"
    rb"(?P<figures>[^\n]+),[^,\n]+,(?P<seconds>[^,\n]+)\n",
    re.MULTILINE,
)
"""A row about a whole epoch; those of batches, most of a file, are passed over unread."""


_LARGEST = 1024**3
"""Bytes: figures of some ten million batches."""


class SoFar(msgspec.Struct, frozen=True):
    """Figures of a run up to a whole epoch.

    Attributes:
        epochs: whole ones, of all stages.
        figures: by key, of the epoch that is kept: the one with the least validation loss, or the
            last without a validation part. One that is not a number is left out.
        part: what they were measured on, "validation" or "train"; "" without any.
        seconds: trained, pauses left out.
    """

    epochs: int = 0
    figures: dict[str, float] = {}
    part: str = ""
    seconds: float = 0.0


def read_so_far(path: Path, until: tuple[int, int] | None = None) -> SoFar:
    """Return what a metrics.csv says up to and with epoch `until`.

    Args:
        until: stage and epoch within it, both from 1; rows behind it, which no checkpoint holds,
            are trained again. None takes them all.

    Raises:
        InputError: the file cannot be read.
    """
    if not path.exists():
        return SoFar()  # it ended before its first figure
    content = read_regular(path, _LARGEST)
    columns = Columns.found(content)
    if columns is None:
        return SoFar()  # as above, or another file: `has_figures` says so
    epochs, seconds, least = 0, 0.0, math.inf
    trained: dict[str, float] = {}
    validated: dict[str, float] | None = None
    for row in _EPOCH.finditer(content):
        if until is not None and (int(row["stage"]), int(row["epoch"])) > until:
            break
        figures = _figures(columns, row["figures"])
        seconds = _number(row["seconds"]) or seconds
        if row["split"] == b"train":
            epochs, trained = epochs + 1, figures
        elif LOSS.key in figures and figures[LOSS.key] < least:
            least, validated = figures[LOSS.key], figures
    if validated is not None:
        return SoFar(epochs, validated, "validation", seconds)
    return SoFar(epochs, trained, "train" if epochs else "", seconds)


def so_far_of(series: MetricSeries) -> SoFar:
    """Return the same of figures that are in memory."""
    best, epochs = series.best_epoch(), series.train_epochs
    tracks = (epochs, series.validation)
    seconds = max((float(one.values("seconds")[-1]) for one in tracks if len(one)), default=0.0)
    if best is not None:
        figures, part = series.validation.figures(best.row), "validation"
    elif len(epochs):
        figures, part = epochs.figures(len(epochs) - 1), "train"
    else:
        return SoFar()
    return SoFar(len(epochs), figures, part, seconds)


def _figures(columns: Columns, text: bytes) -> dict[str, float]:
    """Return the figures of one line that are numbers."""
    found = zip(columns.figures, map(_number, text.split(b",")), strict=False)
    return {name: value for name, value in found if value is not None}


def _number(text: bytes) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
