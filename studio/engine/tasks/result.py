"""What a training leaves behind: the models, the report."""

from __future__ import annotations

import shutil

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.base.files import whole_file
from studio.core.base.own_files import remember_own
from studio.core.metrics.report import Report
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.device import prove_device, versions
from studio.engine.job import Job
from studio.engine.networks.saving import save_model
from studio.engine.tasks.judgement import Judgement, Predictor, judge, probabilities_of
from studio.engine.training.checkpoints import Checkpoints, Position
from studio.engine.training.material import Material
from studio.engine.training.precision import policy_name
from studio.engine.training.stage import evaluate
from studio.engine.training.stage_plan import StagePlan
from studio.engine.training.stage_sources import StageSources


def save_models(
    job: Job, folder: RunFolder, material: Material, checkpoints: Checkpoints, position: Position
) -> None:
    """Write last.keras, then model.keras with the best epoch's weights, which stay in the model.

    A training that was stopped before its first epoch was whole has one state: it is both.

    Raises:
        WorkError: the disk is full.
    """
    with job.phase(Phase.SAVING):
        save_model(material.network.model, folder.last_model_file)
        if position.best is None:
            with (
                whole_file(folder.model_file) as file,
                folder.last_model_file.open("rb") as last,
            ):
                shutil.copyfileobj(last, file)
        else:
            checkpoints.load_best(material.network.logits, position.best)
            save_model(material.network.model, folder.model_file)
        remember_own(folder.model_file)


def make_report(
    job: Job,
    material: Material,
    position: Position,
    plan: StagePlan,
    sources: StageSources,
    outcome: str,
) -> Report:
    """Judge the model as it is on all parts and gather the run's figures.

    Args:
        plan: of the last stage; its kept outputs, `sources`, serve again where they still hold.

    Raises:
        Cancelled: the run shall wait; judging it is the first thing when it is resumed.
    """
    judged = _judge(job, material, plan, sources)
    part = next(name for name in ("test", "validation", "train") if name in judged)
    training = position.training_seconds
    return Report(
        outcome=outcome,
        result=Classified(
            accuracy=Figures(**{name: found.accuracy for name, found in judged.items()}),
            loss=Figures(**{name: found.loss for name, found in judged.items()}),
            confusion=tuple(tuple(int(n) for n in row) for row in judged[part].confusion),
            confusion_part=part,
            classes=material.dataset.classes,
        ),
        images=Figures(**{name: found.images for name, found in judged.items()}),
        refused=len(material.dataset.refused),
        epochs=position.last_epochs,
        best=position.best,
        seconds={name: round(value, 3) for name, value in job.seconds.items()},
        images_per_second=position.images / training if training else 0.0,
        device=prove_device().name,
        precision=policy_name(material.recipe.precision),
        versions=versions(),
        cut=plan.cut.layer if plan.is_cached else None,
        jit=any(position.jit),
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
        )
        if found is None:
            raise Cancelled
        return probabilities_of(found.logits)
