"""Carrying a search out: its loop, with an engine for each trial, here or on a cluster."""

from __future__ import annotations

from collections.abc import Callable

from studio.core.base.sentences import Sentence
from studio.core.search.search_folder import SearchFolder
from studio.engine.cluster.engines_at import engines_at
from studio.engine.search.search_loop import Listener, SearchLoop
from studio.engine.search.trainer import EngineTrainer


def carry_out(
    folder: SearchFolder,
    listener: Listener,
    is_paused: Callable[[], bool],
    parallel: int = 1,
    is_ending: Callable[[], bool] = lambda: False,
    *,
    cluster: str = "",
    tell: Callable[[Sentence], None] = lambda _sentence: None,
) -> bool:
    """Begin a search or go on with it; return False where it was paused or ended early.

    Args:
        folder: of the search.
        listener: is told how it fares, in this thread.
        is_paused: whether a person wants it to wait; asked some times a second.
        parallel: trials at work at once; 0 for one here, and for as many as a cluster has room for.
        is_ending: whether a person wants it to end with the trials that are at work.
        cluster: address of a Ray cluster that trains the trials, "" for this computer.
        tell: is told what a person should know of the cluster, in any thread.

    Raises:
        InputError: another program carries it out, its files are damaged, or the image folder went
            away; what is trained is kept.
        WorkError: the disk is full.
        StudioError: there is no such cluster, or none of its computers can train.
    """
    with folder.held():
        recipe = folder.recipe()
        at = engines_at(
            cluster,
            parallel,
            devices=recipe.devices,
            runs=folder.runs,
            log=folder.log_file,
            tell=tell,
        )
        with at as (engines, at_once):
            trainer = EngineTrainer(folder, recipe, engines)
            try:
                return SearchLoop(folder, trainer, listener, is_paused, at_once, is_ending).run()
            finally:
                trainer.close()
