"""What a trained classifier does on every part of its data."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.classify.judgement import (
    Judgement,
    Predictor,
    judge,
    probabilities_of,
)
from studio.engine.training.evaluation import evaluate
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_plan import StagePlan
from studio.engine.training.stage_sources import StageSources


def classified(
    job: Job, prepared: PreparedRun, plan: StagePlan, sources: StageSources
) -> Classified:
    """Judge the network as it is on every part that has images.

    Raises:
        Cancelled: the run shall wait.
    """
    judged = _judge(job, prepared, plan, sources)
    part = next(name for name in ("test", "validation", "train") if name in judged)
    return Classified(
        accuracy=Figures(**{name: found.accuracy for name, found in judged.items()}),
        loss=Figures(**{name: found.loss for name, found in judged.items()}),
        confusion=tuple(tuple(int(n) for n in row) for row in judged[part].confusion),
        confusion_part=part,
        classes=prepared.dataset.classes,
    )


def _judge(
    job: Job, prepared: PreparedRun, plan: StagePlan, sources: StageSources
) -> dict[str, Judgement]:
    """Judge every part that has images."""
    parts = {
        "train": prepared.parts.train,
        "validation": prepared.parts.validation,
        "test": prepared.parts.test,
    }
    images = np.concatenate(list(parts.values()))
    probabilities = _probabilities(job, prepared, plan, sources, images)
    judged: dict[str, Judgement] = {}
    start = 0
    for name, images in parts.items():
        own = probabilities[start : start + len(images)]
        start += len(images)
        if len(images):
            judged[name] = judge(own, prepared.labels[images], len(prepared.dataset.classes))
    return judged


def _probabilities(
    job: Job,
    prepared: PreparedRun,
    plan: StagePlan,
    sources: StageSources,
    images: NDArray[np.int64],
) -> NDArray[np.float32]:
    prepared.pixels.expect(images)
    with job.phase(Phase.TESTING) as progress:
        if not plan.is_cached or plan.cut.settled & prepared.ever_trained:
            return Predictor(prepared.network.model).predict(
                prepared.pixels, images, progress, lambda: job.control.pause_asked
            )
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
