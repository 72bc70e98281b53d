"""A rehearsal before each run: what would fail after the night fails now, in a sentence.

Every stage's compiled step runs on one batch and its validation on another, the model is saved,
loaded and asked again, the disk and the memory are asked for their room. Everything is set back
bit for bit, and the compiled steps serve the training itself, so that little time is lost.
Questions are answered between its steps, wherever the weights are those of the run.
"""

from __future__ import annotations

import math
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil
import tensorflow as tf

from studio.core.base.errors import Cancelled, DiskFullError, OutOfMemoryError
from studio.core.evaluation.epoch_answers import kept_values_of
from studio.core.plan.kept_size import kept_bytes
from studio.core.wire.messages import DeviceKind, Forecast, Phase
from studio.engine.data.feed import Group
from studio.engine.data.order import epoch_order
from studio.engine.device import prove_device
from studio.engine.job import Job
from studio.engine.tasks.choice import compilations, fastest
from studio.engine.tasks.saving_proof import prove_saving
from studio.engine.training.checkpoints import variables_of
from studio.engine.training.host_copy import host_copy
from studio.engine.training.optimizers import most_slots, state_of
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.steps import Steps

_KEPT_FREE = 64 * 1024**2

_REPEATS = 3
"""Timed runs of a step where its time decides something."""


@dataclass(frozen=True)
class DryRun:
    """What came of it.

    Attributes:
        plans: of every stage, with steps that have run.
        forecast: of the run's time.
    """

    plans: tuple[Steps, ...]
    forecast: Forecast

    @property
    def jit(self) -> tuple[bool, ...]:
        """Whether XLA compiles the step, of each stage."""
        return tuple(plan.jit for plan in self.plans)


class _Tried(NamedTuple):
    """A stage's plan, seconds of an epoch, and seconds of the frozen part's one pass."""

    plan: Steps
    epoch_seconds: float
    front_seconds: float


def dry_run(job: Job, prepared: PreparedRun, runs: Path, decided: tuple[bool, ...] = ()) -> DryRun:
    """Try out every part of a run.

    Args:
        runs: the folder that the run's folder will be in.
        decided: whether XLA compiles the step of each stage, of a run that goes on.

    Raises:
        WorkError: the disk or the memory is not enough, or a saved model does not come back.
        Cancelled: given up.
    """
    recipe = prepared.recipe
    with job.phase(Phase.TEST_STEP) as progress:
        job.questions.answer_waiting()
        _check_disk(prepared, runs)
        _check_memory(prepared)
        prove_saving(prepared.network.model, known=prepared.task.is_known(recipe))
        tried = []
        for index, stage in enumerate(recipe.stage):
            if job.is_cancelled():
                raise Cancelled
            before = decided[index] if index < len(decided) else None
            ways = compilations(prove_device().kind, before, devices=prepared.devices.count)
            found = [
                _try_stage(job, prepared, index, jit=jit, is_compared=len(ways) > 1) for jit in ways
            ]
            place = fastest([each.epoch_seconds for each in found])
            if len(ways) > 1:
                _tell(job, stage.name, found, jit=ways[place])
            tried.append(found[place])
            progress(index + 1, len(recipe.stage))
    job.log_detail("The test step of each stage passed.")
    total = sum(
        each.front_seconds + each.epoch_seconds * stage.epochs
        for each, stage in zip(tried, recipe.stage, strict=True)
    )
    total += prepared.pixels.seconds_per_image * len(prepared.pixels.missing(prepared.used))
    epochs = tuple(each.epoch_seconds for each in tried)
    return DryRun(tuple(each.plan for each in tried), Forecast(job.request, epochs, total))


def _tell(job: Job, stage: str, found: list[_Tried], *, jit: bool) -> None:
    plain, compiled = (f"{each.epoch_seconds:.2f}" for each in found)
    if jit:
        job.log(
            "Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s without, so "
            "XLA compiles it.",
            stage=stage,
            plain=plain,
            compiled=compiled,
        )
    else:
        job.log(
            "Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s "
            "without, so XLA is not used.",
            stage=stage,
            plain=plain,
            compiled=compiled,
        )


def _try_stage(
    job: Job, prepared: PreparedRun, index: int, *, jit: bool, is_compared: bool
) -> _Tried:
    """Run each step of a stage and time it; a step that XLA cannot compile takes for ever.

    Questions are answered before it and behind it: between the two the weights are none of the run.

    Args:
        is_compared: whether another way is tried as well.
    """
    plan = prepared.task.plan(prepared, index, jit=jit)
    plan.enter()
    variables = list(variables_of(prepared.graphs))
    for optimizer in plan.optimizers:
        variables += state_of(optimizer)
    kept = [host_copy(variable) for variable in variables]
    group, front_seconds = _group(prepared, plan)
    job.questions.answer_waiting()
    try:
        step_seconds, evaluation_seconds = _time(plan, group, _REPEATS if is_compared else 1)
    except tf.errors.OpError:
        if not (jit and is_compared):
            raise
        step_seconds, evaluation_seconds = math.inf, 0.0
    finally:
        for variable, value in zip(variables, kept, strict=True):
            variable.assign(value)
    job.questions.answer_waiting()
    epoch = step_seconds * prepared.batches
    epoch += evaluation_seconds * len(prepared.parts.validation) / group.size
    return _Tried(plan, epoch, front_seconds * len(prepared.used) * plan.views / group.size)


def _time(plan: Steps, group: Group, repeats: int) -> tuple[float, float]:
    """Return the least seconds of a training step and of an evaluation; the first run compiles."""
    rates = np.zeros(1, np.float32)
    seeds = np.zeros((1, 2), np.int32)
    times = []
    for _ in range(1 + repeats):
        began = time.monotonic()
        plan.train(group, rates, seeds)
        trained = time.monotonic()
        plan.try_evaluation(group)
        times.append((trained - began, time.monotonic() - trained))
    steps, evaluations = zip(*times[1:], strict=True)
    return min(steps), min(evaluations)


def _group(prepared: PreparedRun, plan: Steps) -> tuple[Group, float]:
    """Return one batch as the plan's step reads it, and the seconds the frozen part took.

    Of images that are decoded already, else of the first that the training will need.
    """
    order = epoch_order(prepared.parts.train, prepared.recipe.seed, 0, 0)
    is_there = prepared.pixels.has(order)
    order = np.concatenate([order[is_there], order[~is_there]])
    images = order[: prepared.recipe.data.batch_size]
    pixels = prepared.pixels[images]
    labels = prepared.labels[images][None]
    if plan.front_pass is None:
        return Group(0, [pixels[None]], labels), 0.0
    for _ in range(2):  # the first run compiles, the second is timed
        began = time.monotonic()
        outputs = plan.front_pass.run(pixels)
    return Group(0, [values[None] for values in outputs], labels), time.monotonic() - began


def _check_disk(prepared: PreparedRun, runs: Path) -> None:
    """Models and checkpoints of the whole run must fit."""
    rows = prepared.network.layers
    weights = 4 * sum(row.parameters for row in rows)
    moving = 4 * sum(row.parameters for row in rows if row.name in prepared.ever_trained)
    checkpoint = moving * (1 + most_slots(prepared.recipe))
    images, classes = len(prepared.parts.validation), len(prepared.dataset.classes)
    kept = kept_bytes(rows, prepared.recipe, kept_values_of(prepared.recipe, images, classes))
    needed = 3 * weights + 3 * checkpoint + moving + kept + _KEPT_FREE
    there = next(folder for folder in (runs, *runs.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    if needed - kept <= free < needed:
        raise DiskFullError(
            "The run needs about {needed} MB in {folder}, {kept} MB of it for kept epochs, and "
            "{free} MB are free there. Make room, or lower keep_checkpoints (now {count}).",
            needed=-(-needed // 1024**2),
            folder=str(runs),
            kept=-(-kept // 1024**2),
            free=free // 1024**2,
            count=prepared.recipe.keep_checkpoints,
        )
    if free < needed:
        raise DiskFullError(
            "The run needs about {needed} MB in {folder}, and {free} MB are free there. "
            "Make room, or choose another folder.",
            needed=-(-needed // 1024**2),
            folder=str(runs),
            free=free // 1024**2,
        )


def _check_memory(prepared: PreparedRun) -> None:
    """The outputs of all layers for one batch must fit where they are computed.

    A rough lower bound: what a layer hands on is kept for the backward pass once at least.
    """
    device = prove_device()
    devices = prepared.devices.count if device.kind is DeviceKind.GPU else 1  # one memory each
    free = device.memory or int(psutil.virtual_memory().available)
    rows = prepared.network.layers
    sizes = (np.prod([side or 1 for side in row.output_shape], dtype=float) for row in rows)
    batch = -(-min(prepared.recipe.data.batch_size, len(prepared.parts.train)) // devices)
    copies = 2 + most_slots(prepared.recipe)  # each weight, its gradient, what is kept for it
    needed = 4.0 * batch * sum(sizes) + 4.0 * copies * sum(row.parameters for row in rows)
    if all(chosen <= _head_names(prepared) for chosen in prepared.chosen):
        return  # nothing but the head is kept for a backward pass
    if needed > free and devices > 1:
        raise OutOfMemoryError(
            "A share of {batch} images on each of {devices} devices needs about {needed} GB of "
            "memory, and {free} GB are available. Halve the batch size or the image size.",
            batch=batch,
            devices=devices,
            needed=f"{needed / 1024**3:.1f}",
            free=f"{free / 1024**3:.1f}",
        )
    if needed > free:
        raise OutOfMemoryError(
            "One batch of {batch} images needs about {needed} GB of memory, and {free} GB are "
            "available. Halve the batch size or the image size.",
            batch=batch,
            needed=f"{needed / 1024**3:.1f}",
            free=f"{free / 1024**3:.1f}",
        )


def _head_names(prepared: PreparedRun) -> frozenset[str]:
    return frozenset(row.name for row in prepared.network.layers if row.is_head)
