"""A test of learning rates: a network trains for some batches while its rate grows.

Nothing is kept of it: the network is built for it, and no run is begun.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np

from studio.core.base.errors import Cancelled
from studio.core.metrics.rate_test import RateTest, is_broken, rates_to_try, read_rate_test
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.wire.messages import Phase
from studio.engine.data.feed import Feed
from studio.engine.data.order import batch_seed, epoch_order
from studio.engine.job import Job, ProgressFunction
from studio.engine.tasks.beginning import look_and_build, with_absolute_paths
from studio.engine.tasks.task import engine_task
from studio.engine.training.frozen import FrozenPart
from studio.engine.training.prepared_run import PreparedRun, prepare
from studio.engine.training.stage_sources import StageSources, stage_sources
from studio.engine.training.steps import Steps


def try_rates(job: Job, recipe: Recipe, base: Path, stage: int) -> RateTest:
    """Train a fresh network by the settings of a stage while the rate grows from batch to batch.

    It ends where the loss has broken out.

    Args:
        job: carries it out.
        recipe: what to train; as a run of it would begin, also for a later stage.
        base: folder that the recipe's relative paths start from.
        stage: whose layers, optimizer and batches, from 0.

    Raises:
        InputError: something in the recipe or the data is wrong.
        WorkError: there is no room for the pixels, weights cannot be fetched, ...
        Cancelled: as asked.
    """
    task = engine_task(recipe.task)
    recipe = with_absolute_paths(recipe, base)
    recipe = msgspec.structs.replace(recipe, precision="float32")
    dataset, parts, pixels, network = look_and_build(job, task, recipe)
    with pixels:
        prepared = prepare(job, task, recipe, dataset, parts, pixels, network)
        plan = task.plan(prepared, stage)
        frozen = FrozenPart(job, pixels, prepared.pixels_fingerprint())
        try:
            sources = stage_sources(prepared, frozen, plan)
            if sources is None:
                plan = task.plan(prepared, stage, may_cache=False)
                sources = stage_sources(prepared, frozen, plan)
            assert sources is not None, "pixels are always there"
            with job.phase(Phase.TRYING_RATES) as progress:
                return _tried(job, prepared, plan, sources, progress)
        finally:
            frozen.close()


def _tried(
    job: Job, prepared: PreparedRun, plan: Steps, sources: StageSources, progress: ProgressFunction
) -> RateTest:
    recipe = prepared.recipe
    key = task_of(recipe).figures[0].key
    rates, losses = rates_to_try(), list[float]()
    epoch = 0
    while len(losses) < len(rates):
        place = (recipe.seed, plan.index, epoch)
        order = epoch_order(prepared.parts.train, *place)
        feed = Feed(sources.train.for_epoch(*place), recipe.data.batch_size)
        for group in feed.groups(order, 0, lambda: 1, job.is_cancelled):
            if job.is_cancelled():
                raise Cancelled
            rate = np.array([rates[len(losses)]], np.float32)
            seeds = np.array([batch_seed(*place, group.first)], np.int32)
            sums = plan.train(group, rate, seeds)
            losses.append(float(sums[key][0]) / group.size)
            job.questions.answer_next()
            progress(len(losses), len(rates))
            if is_broken(losses) or len(losses) == len(rates):
                return read_rate_test(rates[: len(losses)], np.array(losses))
        epoch += 1
    return read_rate_test(rates, np.array(losses))
