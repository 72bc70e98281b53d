"""The result of a run as figures: report.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import damaged
from studio.core.metrics.proportion import Interval, wilson
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures
from studio.core.tasks.gan import Invented
from studio.core.tasks.table import task

FILE_NAME = "report.json"

_LARGEST = 256 * 1024**2
"""Bytes; the confusion of a thousand classes takes 4 MB."""


Result = Classified | Autoencoded | Invented
"""What a run of each task has to show, told apart by `task`."""


class PartFigures(msgspec.Struct, frozen=True):
    """What was measured on one part.

    Attributes:
        part: "train", "validation" or "test".
        images: how many, 0 where an old report does not say.
        figures: by key; one that was no number is left out.
    """

    part: str
    images: int
    figures: dict[str, float]

    @property
    def accuracy(self) -> float | None:
        """Share that was classified right, 0..1; None where that is not the task."""
        return self.figures.get("accuracy")

    @property
    def loss(self) -> float | None:
        """What training minimises; None where it was no number."""
        return self.figures.get("loss")

    @property
    def interval(self) -> Interval | None:
        """Where the true accuracy lies with 95 % confidence, None without a count."""
        known = self.accuracy is not None and self.images
        return wilson(self.accuracy, self.images) if known and self.accuracy is not None else None


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


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished or stopped run has to show.

    In report.json the fields of `result` stand beside the others.

    Attributes:
        outcome: FINISHED, or STOPPED where the person ended it early.
        result: what hangs on the task.
        images: number of images of each part.
        refused: number of files that were left out.
        seconds: wall-clock seconds by phase.
        images_per_second: training images per second over all epochs.
        device: what computed, such as "CPU" or "GPU: NVIDIA ...".
        precision: Keras' name of the policy that computed, such as "float32".
        cut: the layer up to which outputs were cached, or None.
        jit: whether XLA compiled the step of any stage.
    """

    outcome: RunOutcome
    result: Result
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

    @property
    def classified(self) -> Classified:
        """The result of a classifier.

        Raises:
            TypeError: another task's run.
        """
        if not isinstance(self.result, Classified):
            raise TypeError(f"the report is of the task {self.task}")
        return self.result

    @property
    def task(self) -> str:
        """Key of the task."""
        return str(type(self.result).__struct_config__.tag)


def figures_of(report: Report, part: str) -> PartFigures | None:
    """Return what was measured on a part, None where it has no images."""
    measured = report.result.figures
    headline = measured[task(report.task).headline]
    if headline.part(part) is None:
        return None
    found = ((key, figures.part(part)) for key, figures in measured.items())
    known = {key: value for key, value in found if value is not None}
    return PartFigures(part, int(report.images.part(part) or 0), known)


def headline(report: Report) -> PartFigures | None:
    """Return the figures of the part that says most: test, else validation, else training."""
    found = (figures_of(report, part) for part in ("test", "validation", "train"))
    return next((figures for figures in found if figures is not None), None)


def write(report: Report, folder: Path) -> None:
    """Write `report.json` into a run's folder, whole or not at all.

    A figure that is no number becomes null: JSON has no word for it.
    """
    shared = msgspec.to_builtins(report)
    content = shared | shared.pop("result")
    write_whole(folder / FILE_NAME, msgspec.json.format(msgspec.json.encode(content), indent=2))


def read(folder: Path) -> Report:
    """Read the report of a run.

    Raises:
        InputError: the run has none yet, or it is damaged.
    """
    path = folder / FILE_NAME
    if not path.exists():
        raise InputError("{run} has no report yet: its training has not ended.", run=str(folder))
    content = read_json(path, _LARGEST, dict[str, Any])
    result = {"task": "classify"} | content  # before there was a choice, it was this one
    try:
        return msgspec.convert(content | {"result": result}, Report)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise damaged(path, str(error)) from None
