"""What a run that has not ended has reached: a few figures of a metrics.csv, quickly."""

from __future__ import annotations

import math
import re
from pathlib import Path

import msgspec

from studio.core.metrics.series import MetricSeries
from studio.core.regular_file import read_regular

_EPOCH = re.compile(
    rb"^(?P<stage>\d+),(?P<epoch>\d+),0,(?P<split>train|validation),"
    rb"(?P<loss>[^,\n]+),(?P<accuracy>[^,\n]*),[^,\n]+,(?P<seconds>[^,\n]+)\n",
    re.MULTILINE,
)
"""A row about a whole epoch; those of batches, most of a file, are passed over unread."""


_LARGEST = 1024**3
"""Bytes: figures of some ten million batches."""


class SoFar(msgspec.Struct, frozen=True):
    """Figures of a run up to a whole epoch.

    Attributes:
        epochs: whole ones, of all stages.
        accuracy: of the epoch that is kept, 0..1: the one with the least validation loss, or the
            last without a validation part; None where it is not known.
        part: what the accuracy was measured on, "validation" or "train"; "" without one.
        seconds: trained, pauses left out.
    """

    epochs: int = 0
    accuracy: float | None = None
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
    epochs, seconds, least = 0, 0.0, math.inf
    trained: float | None = None
    validated: float | None = None
    for row in _EPOCH.finditer(content):
        if until is not None and (int(row["stage"]), int(row["epoch"])) > until:
            break
        loss, accuracy = _number(row["loss"]), _number(row["accuracy"])
        seconds = _number(row["seconds"]) or seconds
        if row["split"] == b"train":
            epochs, trained = epochs + 1, accuracy
        elif loss is not None and loss < least:
            least, validated = loss, accuracy
    if validated is not None:
        return SoFar(epochs, validated, "validation", seconds)
    return SoFar(epochs, trained, "" if trained is None else "train", seconds)


def so_far_of(series: MetricSeries) -> SoFar:
    """Return the same of figures that are in memory."""
    best, trained = series.best_epoch(), series.train_epochs.values("accuracy")
    tracks = (series.train_epochs, series.validation)
    seconds = max((float(one.values("seconds")[-1]) for one in tracks if len(one)), default=0.0)
    if best is not None:
        accuracy, part = float(series.validation.values("accuracy")[best.row]), "validation"
    elif len(trained):
        accuracy, part = float(trained[-1]), "train"
    else:
        return SoFar()
    is_known = math.isfinite(accuracy)
    return SoFar(len(trained), accuracy if is_known else None, part if is_known else "", seconds)


def _number(text: bytes) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
