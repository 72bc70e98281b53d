"""A run that invents images, on the disk, without an engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec.structs import replace
from small_report import small_report

from studio.core.metrics.report import BestEpoch, Report
from studio.core.tasks import gallery
from studio.core.tasks.figure import Figures
from studio.core.tasks.gan import Invented
from studio.core.tasks.scores import Scores, keep_scores

SAMPLES, SIDE = 9, 8


def keep_samples(run: Path, *epochs: int, real: int = SAMPLES) -> None:
    """Write a gallery: samples of an epoch are as bright as ten times its number, and more.

    Real images are white, `real` of them; the discriminator finds them real, and samples the more
    so the later.
    """
    originals = np.full((real, SIDE, SIDE, 1), 255, np.uint8)
    files = tuple(f"real-{at}.png" for at in range(real))
    gallery.begin_gallery(run, "train", files, originals, pictures=SAMPLES)
    for epoch in epochs:
        pictures = np.full((SAMPLES, SIDE, SIDE, 1), 10 * epoch, np.uint8)
        pictures += np.arange(SAMPLES, dtype=np.uint8)[:, None, None, None]
        gallery.keep_pictures(run, epoch, pictures)
        scores = Scores(np.full(real, 0.9, np.float32), np.full(SAMPLES, epoch / 100, np.float32))
        keep_scores(run, epoch, scores)


def invented_report(outcome: str = "finished", **changes: object) -> Report:
    """Return the report of a GAN whose samples are nearly as close as real images."""
    result = Invented(
        discriminator_loss=Figures(1.2, 1.3, None),
        generator_loss=Figures(0.9, 1.0, None),
        real_score=Figures(0.6, 0.58, None),
        fake_score=Figures(0.4, 0.41, None),
        diversity=Figures(0.92, None, None),
        distance=Figures(0.021, None, None),
        real_distance=0.02,
        nearest=0.11,
        real_nearest=0.12,
        samples=512,
        kind="plain",
        latent=100,
    )
    return small_report(
        replace(result, **changes),
        outcome,
        images=Figures(20, 6, 0),
        epochs=4,
        best=BestEpoch(1, 4, 0.0),
    )
