"""Judging images by a stage's compiled forward pass, batch after batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.engine.data.source import Source
from studio.engine.job import ProgressFunction

BATCH = 64


class Judging(Protocol):
    """A compiled forward pass over a batch, without any random layer."""

    def run(
        self,
        inputs: list[NDArray[np.generic]],
        labels: NDArray[np.int32],
        images: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], tf.Tensor]:
        """Return each figure of `images`, (figures, n), and the outputs, (n, ...)."""
        ...


class Evaluated(msgspec.Struct, frozen=True):
    """What was found of n images.

    Attributes:
        figures: float32 (1 + the objective's figures, n), the loss first.
        outputs: float32 (n, ...), before the last activation; None where nobody asked for them.
    """

    figures: NDArray[np.float32]
    outputs: NDArray[np.float32] | None

    def means(self) -> list[float]:
        """Return the mean of each figure."""
        return [float(values.astype(np.float64).mean()) for values in self.figures]


def evaluate(
    step: Judging,
    source: Source,
    images: NDArray[np.int64],
    is_interrupted: Callable[[], bool],
    progress: ProgressFunction | None = None,
    *,
    keeps_outputs: bool = False,
) -> Evaluated | None:
    """Judge `images` in their order; return None as soon as `is_interrupted` answers True.

    Raises:
        InputError: an image is not what it was when the folder was read.
    """
    figures, outputs = [], []
    for start in range(0, len(images), BATCH):
        if is_interrupted():
            return None
        end = start + BATCH
        chosen = images[start:end]
        try:
            source.fill(chosen, images[end:], is_interrupted)
        except Cancelled:
            return None
        found, output = step.run(source.gather(chosen), source.labels[chosen], chosen)
        figures.append(found)
        if keeps_outputs:
            outputs.append(output.numpy())
        if progress is not None:
            progress(start + len(chosen), len(images))
    whole = np.concatenate(outputs) if keeps_outputs else None
    return Evaluated(np.concatenate(figures, axis=1), whole)
