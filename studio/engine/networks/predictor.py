"""A model's forward pass over many images: what it gives of each, batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled

BATCH = 64


class PixelRows(Protocol):
    """Images as uint8 pixels (n, height, width, channels), by index."""

    def __getitem__(self, images: NDArray[np.int64], /) -> NDArray[np.uint8]: ...


class Rows(Protocol):
    """The same, or with what was added to them."""

    def __getitem__(self, images: NDArray[np.int64], /) -> NDArray[Any]: ...


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
