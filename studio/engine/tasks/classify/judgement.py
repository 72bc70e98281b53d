"""Judging a trained classifier: loss, accuracy, confusion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import keras
import msgspec
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.evaluation.answers import answers, confusion
from studio.engine.networks.head import class_scores

BATCH = 64


class PixelRows(Protocol):
    """Images as uint8 pixels (n, height, width, channels), by index."""

    def __getitem__(self, images: NDArray[np.int64], /) -> NDArray[np.uint8]: ...


class Rows(Protocol):
    """The same, or with what was added to them."""

    def __getitem__(self, images: NDArray[np.int64], /) -> NDArray[Any]: ...


class Judgement(msgspec.Struct, frozen=True):
    """Figures of one part.

    Attributes:
        loss: mean cross-entropy in nats.
        accuracy: 0..1.
        confusion: int64 (classes, classes); rows are the true classes.
        images: how many were judged.
    """

    loss: float
    accuracy: float
    confusion: NDArray[np.int64]
    images: int


def judge(probabilities: NDArray[np.float32], labels: NDArray[np.int32], classes: int) -> Judgement:
    """Compare probabilities (n, classes) with the true labels (n,), n > 0."""
    found = answers(probabilities, labels)
    return Judgement(
        loss=float(found.loss.mean()),
        accuracy=float((found.predicted == labels).mean()),
        confusion=confusion(labels, found.predicted, classes),
        images=len(labels),
    )


def probabilities_of(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities (n, classes) from logits (n, classes), or (n, 1) of a single unit."""
    found: NDArray[np.float32] = tf.nn.softmax(class_scores(logits)).numpy()
    return found


def of_all_classes(outputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities (n, classes) from what a classifier gives.

    Args:
        outputs: those, or of a single sigmoid unit the probability of the second class, (n, 1).
    """
    return outputs if outputs.shape[-1] != 1 else np.concatenate([1.0 - outputs, outputs], axis=-1)


class Predictor:
    """A model's compiled forward pass from pixels to its outputs, in inference mode."""

    def __init__(self, model: keras.Model) -> None:
        self._model = model
        self._run = tf.function(self._forward, reduce_retracing=True, autograph=False)

    def predict(
        self,
        pixels: Rows,
        images: NDArray[np.int64],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> NDArray[np.float32]:
        """Return what the model gives of rows of `pixels`, float32 (len(images), outputs).

        Raises:
            Cancelled: `cancelled` answered True.
        """
        found = []
        for start in range(0, len(images), BATCH):
            if cancelled is not None and cancelled():
                raise Cancelled
            chosen = images[start : start + BATCH]
            found.append(self._run(tf.constant(pixels[chosen])).numpy())
            if progress is not None:
                progress(start + len(chosen), len(images))
        classes = int(self._model.output_shape[-1])
        return np.concatenate(found) if found else np.zeros((0, classes), np.float32)

    def _forward(self, pixels: tf.Tensor) -> tf.Tensor:
        return self._model(tf.cast(pixels, tf.float32), training=False)
