"""How well a run's autoencoder restores images: its own test part, or those of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset import scan as scans
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.split import Split, only
from studio.core.evaluation.restorations import Restorations
from studio.core.tasks.autoencode import Autoencoded
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.autoencode.measuring import figures_by_part, measure
from studio.engine.tasks.autoencode.restoring import restorer_of
from studio.engine.tasks.prediction import TrainedModel

_NONE: NDArray[np.int64] = np.zeros(0, np.int64)


class Restored(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was found.

    Attributes:
        part: "test", "validation", "train", or a folder.
        images: how many.
        error: mean squared error per value of pixels in 0..1.
        psnr: peak signal-to-noise ratio in decibels, mean over the images.
        ssim: structural similarity, mean over the images; of at most 500 of them.
        pca_error: `error` of as many principal components as the code has numbers; None where
            the run has not ended, or of a folder.
        noisy_error: `error` of the noisy images themselves; None where the network was trained
            without noise. Likewise `noisy_psnr` and `noisy_ssim`.
    """

    part: str
    images: int
    error: float
    psnr: float
    ssim: float
    pca_error: float | None = None
    noisy_error: float | None = None
    noisy_psnr: float | None = None
    noisy_ssim: float | None = None


class RestoredPart(NamedTuple):
    """What was found, and of which images.

    Attributes:
        figures: of all.
        dataset: that `images` are of.
        images: figures of each.
    """

    figures: Restored
    dataset: Dataset
    images: Restorations


def evaluate_own_part(job: Job, trained: TrainedModel) -> RestoredPart:
    """Restore the run's test part (validation, training where that is empty).

    Raises:
        InputError: the images are not what they were.
    """
    parts = trained.parts
    part: Part = "test" if len(parts.test) else "validation" if len(parts.validation) else "train"
    pca_error = None
    if trained.folder.has_report:
        result = trained.folder.report().result
        pca_error = result.pca_error.part(part) if isinstance(result, Autoencoded) else None
    found = restorations_of(job, trained, trained.dataset, only(parts, part))
    return RestoredPart(_restored(part, part, found, pca_error), trained.dataset, found)


def evaluate_folder(job: Job, trained: TrainedModel, folder: Path) -> RestoredPart:
    """Restore every image of a folder, whether it holds class folders or not.

    Raises:
        InputError: no images.
    """
    dataset = scanned(job, trained, folder)
    images = np.arange(len(dataset.images))
    found = restorations_of(job, trained, dataset, Split(_NONE, _NONE, images, 0.0, 0.0, 0))
    return RestoredPart(_restored(str(folder), "test", found), dataset, found)


def scanned(job: Job, trained: TrainedModel, folder: Path) -> Dataset:
    """Return the images of a folder, decoded as the run's network reads them.

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
    return dataset


def restorations_of(
    job: Job, trained: TrainedModel, dataset: Dataset, split: Split
) -> Restorations:
    """Return how well a run's network restores each image of `split`.

    Raises:
        InputError: the images are not what they were.
        Cancelled: the request was given up.
    """
    data = trained.recipe.data
    form = PixelForm(data.image_size, data.color)
    images = np.concatenate([split.train, split.validation, split.test])
    restorer = restorer_of(trained.model, trained.recipe)
    with open_pixels(dataset, form) as pixels, job.phase(Phase.TESTING) as progress:
        pixels.check_reachable(images)
        pixels.expect(images)
        return measure(restorer, pixels, split, job.is_cancelled, progress).restorations


def _restored(
    name: str, part: Part, found: Restorations, pca_error: float | None = None
) -> Restored:
    def mean(column: str) -> float | None:
        return figures_by_part(found, column).part(part)

    return Restored(
        name,
        len(found),
        mean("errors") or 0.0,
        mean("psnr") or 0.0,
        mean("ssim") or 0.0,
        pca_error,
        mean("noisy_errors"),
        mean("noisy_psnr"),
        mean("noisy_ssim"),
    )
