"""A run's folder as the engine leaves it, but for the weights in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from fake_engine import a_report

from studio.core.dataset.images import Dataset
from studio.core.dataset.scan import scan
from studio.core.dataset.split import Split, split
from studio.core.metrics import MetricRow
from studio.core.metrics.file import MetricsWriter
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_folder
from studio.core.runs.run_folder import RunFolder


def run_on_disk(
    opened: Project, images: Path, epochs: int, outcome: str | None, batches: int = 0
) -> Path:
    """Write a run of the recipe of `opened`, as `write_run` does; return its folder."""
    return write_run(opened.runs, opened.read(), images, epochs, outcome, batches)


def write_run(
    runs: Path,
    recipe: Recipe,
    images: Path,
    epochs: int = 3,
    outcome: str | None = "finished",
    batches: int = 0,
) -> Path:
    """Write a run with `epochs` whole epochs; `outcome` None is one that was cut off.

    Returns:
        its folder.
    """
    dataset, parts = _parts(images)
    run = run_folder.create(runs, recipe, dataset, parts)
    with MetricsWriter(run.metrics_file) as writer:
        for epoch in range(1, epochs + 1):
            for batch in (*range(1, batches + 1), 0):
                second = epoch + (batch / 10 if batch else 0.9)
                writer.append(
                    MetricRow(
                        1, epoch, batch, "train", {"loss": 1.0, "accuracy": 0.5}, 1e-3, second
                    )
                )
    if outcome is None:
        _write_checkpoints(run, epochs)
    else:
        _write_archive(run.model_file)
        run.write_report(a_report(outcome))
    return run.path


def _parts(images: Path) -> tuple[Dataset, Split]:
    dataset = scan(images)
    return dataset, split(dataset, 0.2, 0.1, 7)


def _write_checkpoints(run: RunFolder, epochs: int) -> None:
    _write_archive(run.base_file)
    if epochs:
        _write_archive(run.checkpoints / f"at-{epochs:06d}.npz")


def _write_archive(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("weights", b"numbers")
