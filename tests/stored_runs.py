"""Folders of runs as the engine leaves them, without an engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np

from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.record import encode_dataset
from studio.core.dataset.split import split
from studio.core.metrics import MetricRow
from studio.core.metrics import report as reports
from studio.core.metrics.file import MetricsWriter
from studio.core.metrics.report import BestEpoch, Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures

CLASSES = ("blue", "green", "red")

REPORT = Report(
    outcome=RunOutcome.FINISHED,
    result=Classified(
        accuracy=Figures(0.99, 0.95, 0.94),
        loss=Figures(0.02, 0.1, 0.12),
        confusion=((2, 0, 0), (0, 2, 0), (0, 0, 2)),
        confusion_part="test",
        classes=CLASSES,
    ),
    images=Figures(20, 6, 4),
    refused=0,
    epochs=2,
    best=BestEpoch(1, 2, 0.1),
    seconds={"reading": 0.5, "training": 3.0, "validating": 0.4},
    images_per_second=1240.0,
    device="CPU",
    precision="float32",
    versions={"keras": "3.15.1", "tensorflow": "2.21.0"},
    cut="pool",
)


def dataset_of(images: int = 30) -> Dataset:
    """Return a data set of `images` images in three classes; their files are nowhere."""
    rows = tuple(
        Image(f"{CLASSES[at % 3]}/{at:05d}.jpg", at % 3, None, 400, 300, 20_000, f"{at:032x}")
        for at in range(images)
    )
    return Dataset("/images", CLASSES, rows, ())


def rows_of(epochs: int, batches: int = 2) -> Iterable[MetricRow]:
    """Return the rows of whole epochs."""
    for epoch in range(1, epochs + 1):
        for batch in (*range(1, batches + 1), 0):
            second = epoch + (batch / (batches + 1) if batch else 0.9)
            yield MetricRow(
                1, epoch, batch, "train", {"loss": 1.0 / epoch, "accuracy": 0.5}, 1e-3, second
            )


def store(
    folder: Path,
    recipe: Recipe,
    outcome: str | None = None,
    epochs: int = 2,
    *,
    images: int = 30,
    batches: int = 2,
) -> RunFolder:
    """Write the run `folder`.

    Args:
        outcome: "finished" or "stopped", None for a run that was cut off behind `epochs` epochs.
        epochs: 0 for a run that was cut off before its first figure.
    """
    run = RunFolder(folder)
    run.checkpoints.mkdir(parents=True)
    recipes.write(recipe, run.recipe_file)
    dataset, data = dataset_of(images), recipe.data
    parts = split(dataset, data.validation, data.test, recipe.seed)
    run.dataset_file.write_bytes(encode_dataset(dataset, parts))
    _arrays(run.base_file)
    if epochs:
        with MetricsWriter(run.metrics_file) as writer:
            writer.extend(rows_of(epochs, batches))
        for epoch in range(max(1, epochs - 1), epochs + 1):
            _arrays(run.checkpoints / f"at-000-{epoch:06d}-00000000.npz")
        _arrays(run.checkpoints / f"best-001-{epochs:06d}.npz")
    if outcome is not None:
        for file in (run.model_file, run.last_model_file):
            _archive(file)
        report = msgspec.structs.replace(REPORT, outcome=outcome, epochs=epochs)
        reports.write(report, run.path)
    run.log("started")
    return run


def _arrays(file: Path) -> None:
    np.savez(file, **{"model/0": np.zeros(8, np.float32)})  # type: ignore[arg-type]


def _archive(file: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("metadata.json", "config.json", "model.weights.h5"):
            archive.writestr(name, b"{}")
    file.write_bytes(content.getvalue())
