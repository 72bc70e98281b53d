"""The result of a run as figures: report.json."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import read_regular
from studio.core.metrics.proportion import Interval, wilson

FILE_NAME = "report.json"

_LARGEST = 256 * 1024**2
"""Bytes; the confusion of a thousand classes takes 4 MB."""


class Figures(msgspec.Struct, frozen=True):
    """One figure for each part of the data; None where the part has no images."""

    train: float | None = None
    validation: float | None = None
    test: float | None = None


class PartFigures(msgspec.Struct, frozen=True):
    """What was measured on one part.

    Attributes:
        part: "train", "validation" or "test".
        images: how many, 0 where an old report does not say.
        accuracy: 0..1.
        loss: in nats, None where it was no number.
    """

    part: str
    images: int
    accuracy: float
    loss: float | None

    @property
    def interval(self) -> Interval | None:
        """Where the true accuracy lies with 95 % confidence, None without a count."""
        return wilson(self.accuracy, self.images) if self.images else None


class BestEpoch(msgspec.Struct, frozen=True):
    """The epoch whose weights were kept: least validation loss (training loss without a part).

    Attributes:
        stage: from 1.
        epoch: from 1, within the stage.
        loss: the loss that it was chosen by.
    """

    stage: int
    epoch: int
    loss: float


class Report(msgspec.Struct, frozen=True):
    """What a finished or stopped run has to show.

    Attributes:
        outcome: "finished", or "stopped" where the person ended it early.
        accuracy: share of images whose most probable class is right, 0..1.
        loss: mean cross-entropy in nats.
        confusion: rows are the true classes, columns the predicted; of the test part, or of
            the validation part where there is no test part (`confusion_part` says which).
        refused: number of files that were left out.
        seconds: wall-clock seconds by phase.
        images_per_second: training images per second over all epochs.
        device: what computed, such as "CPU" or "GPU: NVIDIA ...".
        precision: Keras' name of the policy that computed, such as "float32".
        cut: the layer up to which outputs were cached, or None.
        jit: whether XLA compiled the step of any stage.
    """

    outcome: str
    accuracy: Figures
    loss: Figures
    confusion: tuple[tuple[int, ...], ...]
    confusion_part: str
    classes: tuple[str, ...]
    images: Figures
    refused: int
    epochs: int
    best: BestEpoch | None
    seconds: dict[str, float]
    images_per_second: float
    device: str
    precision: str
    versions: dict[str, str]
    cut: str | None = None
    jit: bool = False


def figures_of(report: Report, part: str) -> PartFigures | None:
    """Return what was measured on a part, None where it has no images."""
    accuracy = getattr(report.accuracy, part)
    if accuracy is None:
        return None
    images, loss = getattr(report.images, part), getattr(report.loss, part)
    return PartFigures(part, int(images or 0), accuracy, loss)


def headline(report: Report) -> PartFigures | None:
    """Return the figures of the part that says most: test, else validation, else training."""
    found = (figures_of(report, part) for part in ("test", "validation", "train"))
    return next((figures for figures in found if figures is not None), None)


def write(report: Report, folder: Path) -> None:
    """Write `report.json` into a run's folder, whole or not at all.

    A figure that is no number becomes null: JSON has no word for it.
    """
    write_whole(folder / FILE_NAME, msgspec.json.format(msgspec.json.encode(report), indent=2))


def read(folder: Path) -> Report:
    """Read the report of a run.

    Raises:
        InputError: the run has none yet, or it is damaged.
    """
    path = folder / FILE_NAME
    if not path.exists():
        raise InputError("{run} has no report yet: its training has not ended.", run=str(folder))
    try:
        return msgspec.json.decode(read_regular(path, _LARGEST), type=Report)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(
            "{file} is damaged: {reason}.", file=str(path), reason=str(error)
        ) from None
