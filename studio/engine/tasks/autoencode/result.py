"""What a trained autoencoder does on every part of its data, and what principal components do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.dataset.images import PARTS
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.autoencode.components import Components
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps


def autoencoded(job: Job, prepared: PreparedRun, plan: Steps, sources: StageSources) -> Autoencoded:
    """Judge the network as it is on every part that has images.

    Raises:
        Cancelled: the run shall wait.
    """

    def is_paused() -> bool:
        return job.control.pause_asked

    parts: dict[str, NDArray[np.int64]] = {
        name: images for name in PARTS if len(images := prepared.parts.part(name))
    }
    prepared.pixels.expect(np.concatenate(list(parts.values())))
    found: dict[str, dict[str, float]] = {}
    with job.phase(Phase.TESTING) as progress:
        for done, (name, images) in enumerate(parts.items(), 1):
            figures = plan.evaluate(sources.evaluation, images, is_paused)
            if figures is None:
                raise Cancelled
            found[name] = figures
            progress(done, len(parts) + 1)
        components, pca_errors = _linear(prepared, parts, is_paused)
        progress(len(parts) + 1, len(parts) + 1)
    return Autoencoded(
        loss=Figures(**{name: figures["loss"] for name, figures in found.items()}),
        error=Figures(**{name: figures["error"] for name, figures in found.items()}),
        pca_error=Figures(**pca_errors),
        code=prepared.recipe.autoencoder.code,
        components=components,
        objective=prepared.recipe.autoencoder.loss,
    )


def _linear(
    prepared: PreparedRun, parts: dict[str, NDArray[np.int64]], is_paused: Callable[[], bool]
) -> tuple[int, dict[str, float]]:
    """Return how many components there are, and their error on each part."""
    recipe = prepared.recipe
    components = Components(
        prepared.pixels, prepared.parts.train, recipe.autoencoder.code, recipe.seed
    )
    errors = {}
    for name, images in parts.items():
        if is_paused():
            raise Cancelled
        errors[name] = components.error(prepared.pixels, images)
    return components.count, errors
