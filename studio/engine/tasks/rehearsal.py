"""A rehearsal before each run: what would fail after the night fails now, in a sentence.

Every stage's compiled step runs on one batch and its validation on another, the model is saved,
loaded and asked again, the disk and the memory are asked for their room. Everything is set back
bit for bit, and the compiled steps serve the training itself, so that little time is lost.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from studio.core.errors import Cancelled, DiskFullError, WorkError
from studio.core.messages import Forecast, Phase
from studio.engine.data.feed import Group
from studio.engine.device import prove_device
from studio.engine.job import Job
from studio.engine.tasks.saving_proof import is_known, prove_saving
from studio.engine.training.host_copy import host_copy
from studio.engine.training.material import Material
from studio.engine.training.stage_plan import StagePlan, enter, plan_stage

_KEPT_FREE = 64 * 1024**2
_OPTIMIZER_SLOTS = 2


@dataclass(frozen=True)
class Rehearsal:
    """What came of it.

    Attributes:
        plans: of every stage, with steps that have run once.
        forecast: of the run's time.
    """

    plans: tuple[StagePlan, ...]
    forecast: Forecast


def rehearse(job: Job, material: Material, runs: Path) -> Rehearsal:
    """Try out every part of a run.

    Args:
        runs: the folder that the run's folder will be in.

    Raises:
        WorkError: the disk or the memory is not enough, or a saved model does not come back.
        Cancelled: given up.
    """
    with job.phase(Phase.REHEARSING) as progress:
        _check_disk(material, runs)
        _check_memory(material)
        stages = len(material.recipe.stage)
        prove_saving(material.network.model, known=is_known(material.recipe.model))
        plans, epochs, once = [], [], 0.0
        for index in range(stages):
            if job.is_cancelled():
                raise Cancelled
            plan, epoch_seconds, front_seconds = _try_stage(material, index)
            plans.append(plan)
            epochs.append(epoch_seconds)
            once += front_seconds
            progress(index + 1, stages)
    total = once + sum(
        seconds * stage.epochs for seconds, stage in zip(epochs, material.recipe.stage, strict=True)
    )
    forecast = Forecast(job.request, tuple(epochs), total)
    job.emit(forecast)
    return Rehearsal(tuple(plans), forecast)


def _try_stage(material: Material, index: int) -> tuple[StagePlan, float, float]:
    """Run each step twice; return the plan, seconds an epoch, and seconds to compute the front."""
    plan = plan_stage(material, index)
    enter(material, plan)
    optimizer = [*material.network.logits.variables, *plan.optimizer.variables]
    kept = [host_copy(variable) for variable in optimizer]
    group, front_seconds = _group(material, plan)
    rates = np.zeros(1, np.float32)
    seeds = np.zeros((1, 2), np.int32)
    evaluated = [array[0] for array in group.inputs]
    try:
        for _ in range(2):  # the first run compiles, the second is timed
            began = time.monotonic()
            plan.train_step.run(group, rates, seeds)
            trained = time.monotonic()
            plan.evaluation_step.run(evaluated, group.labels[0])
            ended = time.monotonic()
    finally:
        for variable, value in zip(optimizer, kept, strict=True):
            variable.assign(value)
    parts = material.parts
    epoch = (trained - began) * material.batches
    epoch += (ended - trained) * len(parts.validation) / group.size
    return plan, epoch, front_seconds * len(material.used) * plan.views / group.size


def _group(material: Material, plan: StagePlan) -> tuple[Group, float]:
    """Return one batch as the plan's step reads it, and the seconds the frozen part took."""
    images = material.parts.train[: material.recipe.data.batch_size]
    pixels = material.pixels[images]
    labels = material.labels[images][None]
    if plan.front_pass is None:
        return Group(0, [pixels[None]], labels), 0.0
    for _ in range(2):  # the first run compiles, the second is timed
        began = time.monotonic()
        outputs = plan.front_pass.run(pixels)
    return Group(0, [values[None] for values in outputs], labels), time.monotonic() - began


def _check_disk(material: Material, runs: Path) -> None:
    """Models and checkpoints of the whole run must fit."""
    rows = material.network.layers
    weights = 4 * sum(row.parameters for row in rows)
    moving = 4 * sum(row.parameters for row in rows if row.name in material.ever_trained)
    checkpoint = moving * (1 + _OPTIMIZER_SLOTS)
    needed = 3 * weights + 3 * checkpoint + moving + _KEPT_FREE
    there = next(folder for folder in (runs, *runs.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise DiskFullError(
            "The run needs about {needed} MB in {folder}, and {free} MB are free there. "
            "Make room, or choose another folder.",
            needed=-(-needed // 1024**2),
            folder=str(runs),
            free=free // 1024**2,
        )


def _check_memory(material: Material) -> None:
    """The outputs of all layers for one batch must fit where they are computed.

    A rough lower bound: what a layer hands on is kept for the backward pass once at least.
    """
    device = prove_device()
    free = device.memory or int(psutil.virtual_memory().available)
    rows = material.network.layers
    sizes = (np.prod([side or 1 for side in row.output_shape], dtype=float) for row in rows)
    batch = min(material.recipe.data.batch_size, len(material.parts.train))
    needed = 4.0 * batch * sum(sizes) + 16.0 * sum(row.parameters for row in rows)
    if all(chosen <= _head_names(material) for chosen in material.chosen):
        return  # nothing but the head is kept for a backward pass
    if needed > free:
        raise WorkError(
            "One batch of {batch} images needs about {needed} GB of memory, and {free} GB are "
            "free. Halve the batch size or the image size.",
            batch=batch,
            needed=f"{needed / 1024**3:.1f}",
            free=f"{free / 1024**3:.1f}",
        )


def _head_names(material: Material) -> frozenset[str]:
    return frozenset(row.name for row in material.network.layers if row.is_head)
