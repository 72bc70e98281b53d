"""A project that restores images, and runs of it on the disk, without an engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from fake_engine import FakeEngine
from msgspec.structs import replace
from PIL import Image
from pytestqt.qtbot import QtBot
from small_report import small_report

from studio.app import Studio
from studio.core.metrics.report import BestEpoch, Report
from studio.core.tasks import gallery
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.figure import Figures
from studio.core.wire import messages


def folder_without_classes(folder: Path, count: int = 24) -> Path:
    """Write images that lie in no class folder."""
    folder.mkdir()
    random = np.random.default_rng(0)
    for at in range(count):
        pixels = random.integers(0, 255, (24, 24, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{at:02}.png")
    return folder


def open_autoencoder(studio: Studio, folder: Path, qtbot: QtBot) -> None:
    """Make a project of the folder that restores its images."""
    studio.new_project.create_from_folder(folder, task="autoencode")
    qtbot.waitUntil(
        lambda: (
            studio.project.recipe.task == "autoencode"
            and studio.images.split is not None
            and bool(studio.network.layers)
        ),
        timeout=10_000,
    )


def keep_gallery(run: Path, epochs: int) -> None:
    """Write a gallery in which the restored images come nearer with each epoch."""
    originals = np.full((4, 8, 8, 1), 200, np.uint8)
    gallery.begin_gallery(run, "validation", ("a", "b", "c", "d"), originals)
    for epoch in range(1, epochs + 1):
        gallery.keep_pictures(run, epoch, np.full((4, 8, 8, 1), 10 * epoch, np.uint8))


def begin_run(engine: FakeEngine, run: Path, epochs: int = 4) -> None:
    """Say that a run of an autoencoder has begun."""
    run.mkdir(parents=True, exist_ok=True)
    engine.begin_run(run, epochs)


def restored_report(outcome: str = "finished", **changes: object) -> Report:
    """Return the report of an autoencoder that beats principal components."""
    result = Autoencoded(
        loss=Figures(0.2, 0.21, 0.22),
        error=Figures(0.010, 0.011, 0.012),
        pca_error=Figures(0.019, 0.02, 0.02),
        code=32,
        components=32,
    )
    return small_report(replace(result, **changes), outcome, epochs=4, best=BestEpoch(1, 4, 0.21))


def end_run(engine: FakeEngine, run: Path, report: Report) -> None:
    """Say that the run is over, with this report."""
    engine.tell(messages.RunEnded(engine.training, str(run), report.outcome, report))
