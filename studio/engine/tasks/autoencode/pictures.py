"""Pictures of the same few images after each epoch, as the network restores them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.gallery import (
    begin_gallery,
    forget_pictures,
    image_count,
    keep_pictures,
)
from studio.core.wire.messages import GallerySaved
from studio.engine.job import Job
from studio.engine.tasks.autoencode.restoring import as_pictures, restorer_of
from studio.engine.training.epoch_end import AfterEpoch, Outputs
from studio.engine.training.prepared_run import PreparedRun

_STREAM = 4
"""Keeps the draw of the images apart from all others of the same seed."""


class PicturesAfterEpoch:
    """Keeps a gallery in the run's folder; its images are drawn by the recipe's seed.

    From the validation part, which training does not see; from the training part where there is no
    other. Where the network cleans images, each has the same noise in every epoch.
    """

    def __init__(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> None:
        self._job = job
        self._run = folder.path
        self._prepared_run = prepared
        self._restorer = restorer_of(prepared.network.model, prepared.recipe)
        parts = prepared.parts
        self._part = "validation" if len(parts.validation) else "train"
        self._images = probe_images(prepared)
        self._pixels: NDArray[np.uint8] | None = None

    def begin(self, epochs_done: int) -> None:
        """Keep the images as they are; forget what a resumed run restores again."""
        self._pixels = np.asarray(self._prepared_run.pixels[self._images])
        dataset = self._prepared_run.dataset
        files = tuple(dataset.images[int(index)].path for index in self._images)
        shown = self._restorer.shown(self._pixels, self._images.tolist())
        noisy = None if shown is None else shown.pictures
        begin_gallery(self._run, self._part, files, self._pixels, noisy)
        forget_pictures(self._run, epochs_done)

    def after_epoch(self, epoch: int, _outputs: Outputs) -> AfterEpoch:
        """Return what keeps the pictures that the network makes of them now, and says so."""
        assert self._pixels is not None, "begin comes first"
        found = self._restorer.restore(self._pixels, self._images.tolist())

        def write() -> None:
            keep_pictures(self._run, epoch, as_pictures(found.restored), found.errors)
            self._job.emit(GallerySaved(self._job.request, str(self._run), epoch))

        return AfterEpoch(write=write)


def probe_images(prepared: PreparedRun) -> NDArray[np.int64]:
    """Return the indices of the images that a run's gallery shows, ascending."""
    data, parts = prepared.recipe.data, prepared.parts
    images = parts.validation if len(parts.validation) else parts.train
    count = image_count(*data.image_size, 1 if data.color == "gray" else 3)
    drawn = np.random.default_rng([prepared.recipe.seed, _STREAM]).permutation(images)
    return np.sort(drawn[:count])
