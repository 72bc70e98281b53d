"""Carrying a series out: an engine for each run, here or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.base.sentences import Sentence
from studio.core.wire.messages import PlannedRun
from studio.engine.cluster.engines_at import engines_at
from studio.engine.run_engines.run_series import Listener, carry_out_series
from studio.engine.run_engines.run_trainer import RunTrainer


def carry_out(
    planned: Sequence[PlannedRun],
    runs: Path,
    log: Path,
    listener: Listener,
    is_paused: Callable[[], bool],
    parallel: int = 1,
    is_ending: Callable[[], bool] = lambda: False,
    *,
    cluster: str = "",
    tell: Callable[[Sentence], None] = lambda _sentence: None,
) -> bool:
    """Train some runs; return False where that was paused or ended early.

    Args:
        planned: at least one, in their order, the paths of their recipes absolute.
        runs: folder that new runs are made in.
        log: file that what the engines print is added to.
        listener: is told how it fares, in this thread.
        is_paused: whether a person wants it to wait; asked some times a second.
        parallel: runs at work at once; 0 for one here, and for as many as a cluster has room for.
        is_ending: whether a person wants it to end with the runs that are at work.
        cluster: address of a Ray cluster that trains them, "" for this computer.
        tell: is told what a person should know of the cluster, in any thread.

    Raises:
        StudioError: there is no such cluster, or none of its computers can train.
        WorkError: the folder of the runs cannot be written.
    """
    devices = [one.recipe.devices for one in planned]
    at = engines_at(
        cluster,
        parallel,
        devices=0 if 0 in devices else max(devices),
        runs=runs.absolute(),
        log=log,
        tell=tell,
    )
    with at as (engines, at_once):
        trainer = RunTrainer(engines, runs.absolute())
        try:
            return carry_out_series(planned, trainer, listener, is_paused, at_once, is_ending)
        finally:
            trainer.close()
