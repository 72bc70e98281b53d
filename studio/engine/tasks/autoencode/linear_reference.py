"""What principal components reach, told while the run still trains."""

from __future__ import annotations

import numpy as np

from studio.core.tasks.autoencode import linear_reference
from studio.core.wire.messages import ReferencesKnown
from studio.engine.job import Job
from studio.engine.tasks.autoencode.components import components_of
from studio.engine.training.epoch_end import AfterEpoch, Outputs
from studio.engine.training.prepared_run import PreparedRun

MOST_LIVE_VALUES = 2**24
"""Numbers in the training images up to which the components are found while the run trains.

Those of larger images are found when it ends, which they have to be anyway.
"""


class LinearReference:
    """Told after the first epoch of a session, by when every image has been decoded."""

    def __init__(self, job: Job, prepared: PreparedRun) -> None:
        self._job = job
        self._prepared_run = prepared
        train = prepared.parts.train
        values = len(train) * int(np.prod(prepared.pixels[train[:1]].shape[1:]))
        self._is_to_do = values <= MOST_LIVE_VALUES

    def begin(self, _epochs_done: int) -> None:
        """Do nothing yet."""

    def after_epoch(self, _epoch: int, _outputs: Outputs) -> AfterEpoch:
        """Find the components, once, and tell their error on the part that the curves show."""
        if not self._is_to_do:
            return AfterEpoch()
        self._is_to_do = False
        prepared, recipe = self._prepared_run, self._prepared_run.recipe
        pixels, parts = prepared.pixels, prepared.parts
        found = components_of(recipe, pixels, parts.train)
        images = parts.validation if len(parts.validation) else parts.train
        error = found.error(pixels, images)
        table = recipe.autoencoder
        reference = linear_reference(
            error,
            found.count,
            is_loss=table.loss == "mean_squared_error" and not table.is_variational,
            is_denoising=table.noise is not None,
        )
        self._job.emit(ReferencesKnown(self._job.request, (reference,)))
        return AfterEpoch()
