"""What a trained autoencoder does on every part of its data, and what principal components do."""

from __future__ import annotations

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, WorkError
from studio.core.dataset.images import PARTS
from studio.core.evaluation.restorations import Restorations, write
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.autoencode.components import components_of
from studio.engine.tasks.autoencode.draws import draws_of
from studio.engine.tasks.autoencode.measuring import figures_by_part, measure
from studio.engine.tasks.autoencode.network import CODE, LOG_VARIANCE
from studio.engine.tasks.autoencode.objective import divergences
from studio.engine.tasks.autoencode.restoring import restorer_of
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

_BATCH = 256


def autoencoded(
    job: Job, prepared: PreparedRun, plan: Steps, sources: StageSources, folder: RunFolder
) -> Autoencoded:
    """Judge the network as it is on every part that has images; keep how it restores each image.

    Raises:
        Cancelled: the run shall wait.
    """

    def is_paused() -> bool:
        return job.control.pause_asked

    recipe = prepared.recipe
    parts: dict[str, NDArray[np.int64]] = {
        name: images for name in PARTS if len(images := prepared.parts.part(name))
    }
    prepared.pixels.expect(np.concatenate(list(parts.values())))
    restorer = restorer_of(prepared.network.model, recipe)
    found: dict[str, dict[str, float]] = {}
    with job.phase(Phase.TESTING) as progress:
        for name, images in parts.items():
            judged = plan.evaluate(sources.evaluation, images, is_paused)
            if judged is None:
                raise Cancelled
            found[name] = judged.figures
        restorations, clipped = measure(
            restorer, prepared.pixels, prepared.parts, is_paused, progress
        )
        components, pca_errors = _linear(prepared, parts, is_paused)
        by_dimension = _divergences(prepared, parts.get("validation", parts["train"]), is_paused)
    _keep(job, restorations, folder)
    if clipped is not None:
        job.log(
            "The noise took {share} % of all pixel values out of the range from black to white.",
            share=f"{100 * clipped:.1f}",
        )
    return Autoencoded(
        loss=_figures(found, "loss"),
        error=_figures(found, "error"),
        pca_error=Figures(**pca_errors),
        code=recipe.autoencoder.code,
        components=components,
        objective=recipe.autoencoder.loss,
        kind=recipe.autoencoder.kind,
        psnr=figures_by_part(restorations, "psnr"),
        ssim=figures_by_part(restorations, "ssim"),
        noisy_error=figures_by_part(restorations, "noisy_errors"),
        noisy_psnr=figures_by_part(restorations, "noisy_psnr"),
        noisy_ssim=figures_by_part(restorations, "noisy_ssim"),
        clipped=clipped,
        kl=_figures(found, "kl"),
        kl_dimensions=by_dimension,
    )


def _figures(found: dict[str, dict[str, float]], key: str) -> Figures:
    """Return a figure of each part, nothing where it was not measured."""
    return Figures(**{name: figures[key] for name, figures in found.items() if key in figures})


def _keep(job: Job, restorations: Restorations, folder: RunFolder) -> None:
    """Write them into the run's folder; a run without is whole, they can be made from it."""
    try:
        write(restorations, folder.restorations_file)
    except WorkError as error:
        job.log("The errors of single images are not kept. {reason}", reason=error.sentence)


def _divergences(
    prepared: PreparedRun, images: NDArray[np.int64], is_paused: Callable[[], bool]
) -> tuple[float, ...]:
    """Return the mean divergence of each number of the code in nats; () where it has none.

    Raises:
        Cancelled: `is_paused` answered True.
    """
    if not prepared.recipe.autoencoder.is_variational:
        return ()
    graph = prepared.network.logits
    moments = [graph.get_layer(name).output for name in (CODE, LOG_VARIANCE)]
    moments_of = keras.Model(prepared.network.model.inputs, moments)
    total = np.zeros(prepared.recipe.autoencoder.code)
    for start in range(0, len(images), _BATCH):
        if is_paused():
            raise Cancelled
        shown = prepared.pixels[images[start : start + _BATCH]].astype(np.float32)
        drawn = draws_of(prepared.recipe)
        assert drawn is not None, "codes are drawn"
        numbers = [tf.constant(one) for one in drawn.of_images(images[start : start + _BATCH])]
        seen, *_ = drawn.inputs(tf.constant(shown), numbers)
        mean, log_variance = moments_of(seen, training=False)
        total += divergences(mean, log_variance).numpy().astype(np.float64).sum(axis=0)
    return tuple((total / len(images)).tolist())


def _linear(
    prepared: PreparedRun, parts: dict[str, NDArray[np.int64]], is_paused: Callable[[], bool]
) -> tuple[int, dict[str, float]]:
    """Return how many components there are, and their error on each part."""
    recipe = prepared.recipe
    components = components_of(recipe, prepared.pixels, prepared.parts.train)
    errors = {}
    for name, images in parts.items():
        if is_paused():
            raise Cancelled
        errors[name] = components.error(prepared.pixels, images)
    return components.count, errors
