"""What a trained classifier does on every part of its data."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, WorkError
from studio.core.dataset.images import PARTS
from studio.core.evaluation.predictions import Predictions, of_split, write
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified, DeadLayer
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.predictor import Predictor
from studio.engine.tasks.classify.dead_units import PROBED, dead_layers
from studio.engine.tasks.classify.judgement import (
    judge,
    of_all_classes,
    probabilities_of,
)
from studio.engine.training.evaluation import evaluate
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_plan import StagePlan
from studio.engine.training.stage_sources import StageSources


def classified(
    job: Job, prepared: PreparedRun, plan: StagePlan, sources: StageSources, folder: RunFolder
) -> Classified:
    """Judge the network as it is on every part that has images, and keep what it says of each.

    Raises:
        Cancelled: the run shall wait.
    """
    images = np.concatenate([prepared.parts.part(part) for part in PARTS])
    probabilities = _probabilities(job, prepared, plan, sources, images)
    predictions = of_split(prepared.parts, prepared.labels, probabilities)
    _keep(job, predictions, folder)
    classes = prepared.dataset.classes
    judged = {
        name: judge(found.probabilities, found.labels, len(classes))
        for name in predictions.used_parts
        for found in [predictions.part(name)]
    }
    part = next(name for name in ("test", "validation", "train") if name in judged)
    return Classified(
        accuracy=Figures(**{name: found.accuracy for name, found in judged.items()}),
        loss=Figures(**{name: found.loss for name, found in judged.items()}),
        confusion=tuple(tuple(int(n) for n in row) for row in judged[part].confusion),
        confusion_part=part,
        classes=classes,
        dead_units=_dead_layers(job, prepared, plan, sources),
    )


def _dead_layers(
    job: Job, prepared: PreparedRun, plan: StagePlan, sources: StageSources
) -> tuple[DeadLayer, ...]:
    """Return what has died, from what a frozen part has kept where it is kept.

    Raises:
        Cancelled: the run shall wait.
    """
    model, parts = prepared.network.model, prepared.parts
    images = (parts.validation if len(parts.validation) else parts.train)[:PROBED]
    if not _reads_kept_outputs(prepared, plan):
        return dead_layers(model, prepared.ever_trained, [prepared.pixels[images]])
    nothing = np.zeros(0, np.int64)
    sources.evaluation.fill(images, nothing, lambda: job.control.pause_asked)
    rows = sources.evaluation.gather(images)
    return dead_layers(model, prepared.ever_trained, rows, plan.cut)


def _reads_kept_outputs(prepared: PreparedRun, plan: StagePlan) -> bool:
    """Whether what the last stage has kept of the frozen part is what the network computes now."""
    return plan.is_cached and not plan.cut.frozen_prefix & prepared.ever_trained


def _keep(job: Job, predictions: Predictions, folder: RunFolder) -> None:
    """Write them into the run's folder; a run without is whole, they can be made from it."""
    try:
        write(predictions, folder.predictions_file)
    except WorkError as error:
        job.log("The predictions of single images are not kept. {reason}", reason=error.sentence)


def _probabilities(
    job: Job,
    prepared: PreparedRun,
    plan: StagePlan,
    sources: StageSources,
    images: NDArray[np.int64],
) -> NDArray[np.float32]:
    prepared.pixels.expect(images)
    with job.phase(Phase.TESTING) as progress:
        if not _reads_kept_outputs(prepared, plan):
            by_model = Predictor(prepared.network.model).predict(
                prepared.pixels, images, progress, lambda: job.control.pause_asked
            )
            return of_all_classes(by_model)
        found = evaluate(
            plan.evaluation_step,
            sources.evaluation,
            images,
            lambda: job.control.pause_asked,
            progress,
            keeps_outputs=True,
        )
        if found is None or found.outputs is None:
            raise Cancelled
        return probabilities_of(found.outputs)
