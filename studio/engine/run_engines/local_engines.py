"""Engines on this computer: each a process, with a GPU of its own where there are several."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from studio.engine.run_engines.process_engine import ProcessEngine


class LocalEngines:
    """Starts processes of this computer.

    Args:
        log: file that what they print is added to.
        parallel: how many work at once.
        devices: that each trains on, as in a recipe.
    """

    freed_seconds = 20.0

    def __init__(self, log: Path, parallel: int, devices: int = 1) -> None:
        gpus = _gpus()
        self.starts_ahead = gpus == 0
        self._log = log
        self._environments = environments(parallel, gpus, devices)

    def new(self, slot: int) -> ProcessEngine:
        """Return an engine, begun."""
        return ProcessEngine(self._log, self._environments[slot])

    def close(self) -> None:
        """Hold nothing."""


def environments(parallel: int, gpus: int, devices: int = 1) -> tuple[Mapping[str, str], ...]:
    """Return the variables of engines that work at once: each has GPUs of its own, if any.

    Args:
        parallel: how many.
        gpus: that TensorFlow sees; where they are too few, engines share them.
        devices: GPUs of each, as in a recipe: at most those that there are, 0 for all.
    """
    if gpus == 0 or parallel == 1:
        return ({},) * parallel
    each = min(devices or gpus, gpus)
    groups = gpus // each
    shared = {} if groups >= parallel else {"TF_FORCE_GPU_ALLOW_GROWTH": "true"}
    return tuple(
        {"CUDA_VISIBLE_DEVICES": _numbers(slot % groups * each, each), **shared}
        for slot in range(parallel)
    )


def _numbers(first: int, count: int) -> str:
    return ",".join(map(str, range(first, first + count)))


def _gpus() -> int:
    """Return how many GPUs TensorFlow sees; none of them is taken by the look."""
    import tensorflow as tf

    return len(tf.config.list_physical_devices("GPU"))
