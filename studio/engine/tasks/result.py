"""What a training leaves behind: the models, the report."""

from __future__ import annotations

import shutil

from studio.core.base.files import whole_file
from studio.core.base.own_files import remember_own
from studio.core.dataset.images import PARTS
from studio.core.metrics.report import Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Phase
from studio.engine.device import versions
from studio.engine.job import Job
from studio.engine.networks.saving import save_model
from studio.engine.training.checkpoints import Checkpoints
from studio.engine.training.position import Position
from studio.engine.training.precision import policy_name
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps


def save_models(
    job: Job, folder: RunFolder, prepared: PreparedRun, checkpoints: Checkpoints, position: Position
) -> None:
    """Write last.keras, then model.keras with the best epoch's weights, which stay in the model.

    Further networks of the task, such as an encoder, are written with those of the best epoch.
    A training that was stopped before its first epoch was whole has one state: it is both.

    Raises:
        WorkError: the disk is full.
    """
    with job.phase(Phase.SAVING):
        save_model(prepared.network.model, folder.last_model_file)
        if position.best is None:
            with (
                whole_file(folder.model_file) as file,
                folder.last_model_file.open("rb") as last,
            ):
                shutil.copyfileobj(last, file)
        else:
            checkpoints.load_best(prepared.graphs, position.best)
            save_model(prepared.network.model, folder.model_file)
        remember_own(folder.model_file)
        for name, model in prepared.network.parts.items():
            save_model(model, folder.part_file(name))
            remember_own(folder.part_file(name))


def make_report(
    job: Job,
    prepared: PreparedRun,
    position: Position,
    plan: Steps,
    sources: StageSources,
    folder: RunFolder,
    outcome: RunOutcome,
) -> Report:
    """Judge the model as it is on all parts and gather the run's figures.

    Args:
        plan: of the last stage; its kept outputs, `sources`, serve again where they still hold.

    Raises:
        Cancelled: the run shall wait; judging it is the first thing when it is resumed.
    """
    result = prepared.task.result(job, prepared, plan, sources, folder)
    training = position.training_seconds
    return Report(
        outcome=outcome,
        result=result,
        images=Figures(**{name: len(prepared.parts.part(name)) or None for name in PARTS}),
        refused=len(prepared.dataset.refused),
        epochs=position.epochs_done,
        best=position.best,
        seconds={name: round(value, 3) for name, value in job.seconds.items()},
        images_per_second=position.images / training if training else 0.0,
        device=prepared.devices.title,
        precision=policy_name(prepared.recipe.precision),
        versions=versions(),
        cut=plan.kept_layer,
        jit=any(position.jit),
    )
