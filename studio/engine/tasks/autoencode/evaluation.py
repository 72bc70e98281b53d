"""How well a run's autoencoder restores images: its own test part, or those of a folder."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset import scan as scans
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.tasks.autoencode import Autoencoded
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.prediction import TrainedModel

_CHUNK = 256


class Restored(msgspec.Struct, frozen=True):
    """What was found.

    Attributes:
        part: "test", "validation", "train", or a folder.
        images: how many.
        error: mean squared error per value of pixels in 0..1.
        pca_error: the same of as many principal components as the code has numbers; None where
            the run has not ended, or of a folder.
    """

    part: str
    images: int
    error: float
    pca_error: float | None = None


def evaluate_own_part(job: Job, trained: TrainedModel) -> Restored:
    """Restore the run's test part (validation, training where that is empty).

    Raises:
        InputError: the images are not what they were.
    """
    parts = trained.parts
    part: Part = "test" if len(parts.test) else "validation" if len(parts.validation) else "train"
    images = parts.part(part)
    pca_error = None
    if trained.folder.has_report:
        result = trained.folder.report().result
        pca_error = result.pca_error.part(part) if isinstance(result, Autoencoded) else None
    error = _error(job, trained, trained.dataset, images)
    return Restored(part, len(images), error, pca_error)


def evaluate_folder(job: Job, trained: TrainedModel, folder: Path) -> Restored:
    """Restore every image of a folder, whether it holds class folders or not.

    Raises:
        InputError: no images.
    """
    data = trained.recipe.data
    with job.phase(Phase.SCANNING) as progress:
        dataset = scans.scan(
            folder,
            progress=progress,
            cancelled=job.is_cancelled,
            pixels=PixelForm(data.image_size, data.color),
            needs_classes=False,
        )
    if not dataset.images:
        raise InputError("{folder} contains no readable images.", folder=str(folder))
    images = np.arange(len(dataset.images))
    return Restored(str(folder), len(images), _error(job, trained, dataset, images))


def _error(job: Job, trained: TrainedModel, dataset: Dataset, images: NDArray[np.int64]) -> float:
    data = trained.recipe.data
    form = PixelForm(data.image_size, data.color)
    total = 0.0
    with open_pixels(dataset, form) as pixels, job.phase(Phase.TESTING) as progress:
        pixels.check_reachable(images)
        pixels.expect(images)
        for start in range(0, len(images), _CHUNK):
            chosen = images[start : start + _CHUNK]
            given = np.asarray(pixels[chosen])
            rows = np.arange(len(given))
            restored = trained.predictor.predict(given, rows, cancelled=job.is_cancelled)
            apart = (restored - given.astype(np.float32)) / 255.0
            total += float(np.square(apart, dtype=np.float64).mean(axis=(1, 2, 3)).sum())
            progress(start + len(chosen), len(images))
    return total / len(images)
