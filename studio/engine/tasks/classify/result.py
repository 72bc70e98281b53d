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
from studio.engine.training.material import Material
from studio.engine.training.stage_plan import StagePlan
from studio.engine.training.stage_sources import StageSources


def classified(job: Job, material: Material, plan: StagePlan, sources: StageSources) -> Classified:
    """Judge the network as it is on every part that has images.

    Raises:
        Cancelled: the run shall wait.
    """
    judged = _judge(job, material, plan, sources)
    part = next(name for name in ("test", "validation", "train") if name in judged)
    return Classified(
        accuracy=Figures(**{name: found.accuracy for name, found in judged.items()}),
        loss=Figures(**{name: found.loss for name, found in judged.items()}),
        confusion=tuple(tuple(int(n) for n in row) for row in judged[part].confusion),
        confusion_part=part,
        classes=material.dataset.classes,
    )


def _judge(
    job: Job, material: Material, plan: StagePlan, sources: StageSources
) -> dict[str, Judgement]:
    """Judge every part that has images."""
    parts = {
        "train": material.parts.train,
        "validation": material.parts.validation,
        "test": material.parts.test,
    }
    images = np.concatenate(list(parts.values()))
    probabilities = _probabilities(job, material, plan, sources, images)
    judged: dict[str, Judgement] = {}
    start = 0
    for name, images in parts.items():
        own = probabilities[start : start + len(images)]
        start += len(images)
        if len(images):
            judged[name] = judge(own, material.labels[images], len(material.dataset.classes))
    return judged


def _probabilities(
    job: Job,
    material: Material,
    plan: StagePlan,
    sources: StageSources,
    images: NDArray[np.int64],
) -> NDArray[np.float32]:
    material.pixels.expect(images)
    with job.phase(Phase.TESTING) as progress:
        if not plan.is_cached or plan.cut.settled & material.ever_trained:
            return Predictor(material.network.model).predict(
                material.pixels, images, progress, lambda: job.control.pause_asked
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
