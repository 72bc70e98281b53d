"""What a trained GAN draws, how that compares with real images, and whether it repeats them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.dataset.images import PARTS
from studio.core.tasks.figure import Figures
from studio.core.tasks.gan import Invented
from studio.core.tasks.picture_strip import Pictures
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.look.nearest_images import nearest_images
from studio.engine.tasks.gan.samples import Samples
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

MOST_COMPARED = 64
"""Drawings whose nearest training image is looked for, and real images likewise."""

MOST_VALUES = 2**28
"""Numbers in the training images that are looked through; of more a part is drawn."""


def invented(job: Job, prepared: PreparedRun, plan: Steps, sources: StageSources) -> Invented:
    """Judge the networks as they are.

    Raises:
        Cancelled: the run shall wait.
    """

    def is_paused() -> bool:
        return job.control.pause_asked

    recipe = prepared.recipe
    parts = {name: images for name in PARTS if len(images := prepared.parts.part(name))}
    found: dict[str, dict[str, float]] = {}
    with job.phase(Phase.TESTING) as progress:
        for done, (name, images) in enumerate(parts.items(), 1):
            judged = plan.evaluate(sources.evaluation, images, is_paused)
            if judged is None:
                raise Cancelled
            found[name] = judged.figures
            progress(done, len(parts) + 1)
        samples = Samples(prepared)
        drawn = samples.draw()
        nearest = _nearest(job, prepared, drawn.images[:MOST_COMPARED], prepared.parts.train)
        unseen = np.concatenate([prepared.parts.validation, prepared.parts.test])[:MOST_COMPARED]
        real_nearest = None
        if len(unseen):
            pixels = np.asarray(prepared.pixels[unseen])
            real_nearest = _nearest(job, prepared, pixels, prepared.parts.train)
        progress(len(parts) + 1, len(parts) + 1)

    def of(key: str) -> Figures:
        return Figures(**{name: figures[key] for name, figures in found.items()})

    return Invented(
        discriminator_loss=of("discriminator_loss"),
        generator_loss=of("generator_loss"),
        real_score=of("real_score"),
        fake_score=of("fake_score"),
        diversity=Figures(train=_finite(drawn.diversity)),
        distance=Figures(train=_finite(drawn.distance)),
        real_distance=samples.real_distance(),
        nearest=nearest,
        real_nearest=real_nearest,
        samples=len(drawn.images),
        kind=recipe.gan.kind,
        latent=recipe.gan.latent,
        classes=prepared.dataset.classes if recipe.gan.needs_classes else (),
    )


def _nearest(job: Job, prepared: PreparedRun, shown: Pictures, among: NDArray[np.int64]) -> float:
    """Return the mean distance of images from the training image nearest to each."""
    most = max(1, MOST_VALUES // math.prod(shown.shape[1:]))
    if len(among) > most:
        random = np.random.default_rng(prepared.recipe.seed)
        among = np.sort(random.permutation(among)[:most])
    found = nearest_images(shown, prepared.pixels, among, lambda: job.control.pause_asked)
    return float(found.distances[:, 0].mean())


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
