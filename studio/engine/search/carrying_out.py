"""Carrying a search out on this computer: its loop, with an engine for each trial."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studio.core.search.search_folder import SearchFolder
from studio.engine.search.search_loop import Listener, SearchLoop
from studio.engine.search.trainer import EngineTrainer


def carry_out(
    folder: SearchFolder,
    listener: Listener,
    is_paused: Callable[[], bool],
    parallel: int = 1,
    is_ending: Callable[[], bool] = lambda: False,
) -> bool:
    """Begin a search or go on with it; return False where it was paused or ended early.

    Args:
        folder: of the search.
        listener: is told how it fares, in this thread.
        is_paused: whether a person wants it to wait; asked some times a second.
        parallel: trials at work at once, at least 1.
        is_ending: whether a person wants it to end with the trials that are at work.

    Raises:
        InputError: another program carries it out, its files are damaged, or the image folder went
            away; what is trained is kept.
        WorkError: the disk is full.
    """
    gpus = _gpus()
    with folder.held():
        trainer = EngineTrainer(
            folder, folder.recipe(), environments(parallel, gpus), is_ahead=gpus == 0
        )
        try:
            return SearchLoop(folder, trainer, listener, is_paused, parallel, is_ending).run()
        finally:
            trainer.close()


def environments(parallel: int, gpus: int) -> tuple[Mapping[str, str], ...]:
    """Return the variables of engines that work at once: each has a GPU of its own, if any.

    Args:
        parallel: how many.
        gpus: that TensorFlow sees; with fewer than engines some share one.
    """
    if gpus == 0 or parallel == 1:
        return ({},) * parallel
    shared = {} if gpus >= parallel else {"TF_FORCE_GPU_ALLOW_GROWTH": "true"}
    return tuple({"CUDA_VISIBLE_DEVICES": str(slot % gpus), **shared} for slot in range(parallel))


def _gpus() -> int:
    """Return how many GPUs TensorFlow sees; none of them is taken by the look."""
    import tensorflow as tf

    return len(tf.config.list_physical_devices("GPU"))
