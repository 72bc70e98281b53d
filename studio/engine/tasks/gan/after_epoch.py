"""What a GAN keeps after each epoch: drawings from the same latent vectors, and their scores."""

from __future__ import annotations

import math
from pathlib import Path

from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.gallery import (
    begin_gallery,
    forget_pictures,
    keep_pictures,
    kept_size,
    read_gallery,
)
from studio.core.tasks.gan import real_reference
from studio.core.tasks.scores import forget_scores, keep_latents, keep_scores
from studio.core.tasks.table import DISTANCE, DIVERSITY
from studio.core.wire.messages import GallerySaved, ReferencesKnown
from studio.engine.job import Job
from studio.engine.tasks.gan.samples import Samples
from studio.engine.training.epoch_end import AfterEpoch, Outputs
from studio.engine.training.prepared_run import PreparedRun

_REAL_BYTES = 2 * 1024**2
"""Of the real images of a gallery, unpacked."""


class DrawingsAfterEpoch:
    """Keeps a gallery in the run's folder, and measures how it compares with real images."""

    def __init__(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> None:
        self._job = job
        self._run = folder.path
        self._prepared_run = prepared
        self._samples = Samples(prepared)
        self._has_told = False

    def begin(self, epochs_done: int) -> None:
        """Keep real images and latent vectors; forget what a resumed run draws again."""
        samples, count = self._samples, self._prepared_run.recipe.gan.gallery
        dataset = self._prepared_run.dataset
        real = samples.images[: _real_count(samples, count)]
        files = tuple(dataset.images[int(index)].path for index in real)
        asks = self._prepared_run.recipe.gan.needs_classes
        classes = tuple(dataset.classes[label] for label in samples.labels[:count]) if asks else ()
        begin_gallery(
            self._run, "train", files, samples.pixels[: len(real)], pictures=count, classes=classes
        )
        keep_latents(self._run, samples.latents[:count])
        forget_pictures(self._run, epochs_done)
        forget_scores(self._run, _kept(self._run))

    def after_epoch(self, epoch: int, _outputs: Outputs) -> AfterEpoch:
        """Draw; return the figures of the epoch that are numbers, and what keeps the drawings."""
        drawn = self._samples.draw()
        count = self._prepared_run.recipe.gan.gallery

        def write() -> None:
            keep_scores(self._run, epoch, drawn.scores)
            keep_pictures(self._run, epoch, drawn.images[:count])
            forget_scores(self._run, _kept(self._run))
            self._job.emit(GallerySaved(self._job.request, str(self._run), epoch))

        self._tell_reference()
        found = {DIVERSITY.key: drawn.diversity, DISTANCE.key: drawn.distance}
        known = {key: value for key, value in found.items() if math.isfinite(value)}
        return AfterEpoch(known, write)

    def _tell_reference(self) -> None:
        """Say once in a session how far real images are from each other."""
        if self._has_told:
            return
        self._has_told = True
        distance = self._samples.real_distance()
        if distance is not None:
            self._job.emit(ReferencesKnown(self._job.request, (real_reference(distance),)))


def _real_count(samples: Samples, fewest: int) -> int:
    """Return how many real images a gallery keeps: a game should rarely show one twice."""
    _, rows, columns, channels = samples.pixels.shape
    height, width = kept_size(rows, columns)
    return max(fewest, _REAL_BYTES // (height * width * int(channels)))


def _kept(run: Path) -> tuple[int, ...]:
    gallery = read_gallery(run)
    return gallery.epochs if gallery is not None else ()
