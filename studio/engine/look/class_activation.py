"""Grad-CAM of several images at once, and of a network whose part in front of the maps is still.

Selvaraju et al.: Grad-CAM, ICCV 2017; the view of one image is `explainers/grad_cam.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.look.forward import Backward
from studio.engine.look.living_model import LivingModel
from studio.engine.look.scores import Scores

Array = NDArray[np.float32]


class ClassActivation(NamedTuple):
    """What a network says of images, and where that comes from.

    Attributes:
        probabilities: float32 (images, classes).
        maps: those of a layer, each weighted by its mean gradient and summed, float32
            (images, rows, columns), with negative values.
    """

    probabilities: Array
    maps: Array


@dataclass(frozen=True)
class MostProbable:
    """The score of each image's most probable class, of the outputs of `read.layer`."""

    read: Scores

    def __call__(self, outputs: list[Any]) -> Any:  # noqa: ANN401  # a tensor
        """Return (images,)."""
        return tf.reduce_max(self.read.of(outputs[-1]), axis=-1)


def class_activation(
    model: LivingModel, read: Scores, layer: keras.Layer, images: NDArray[np.uint8]
) -> ClassActivation:
    """Return Grad-CAM of the most probable class of each image.

    Args:
        model: the network.
        read: how its outputs are read.
        layer: whose maps are weighted.
        images: uint8 (images, height, width, channels).
    """
    forward = model.forward(layer, read.layer, is_before=True)
    shown = tf.constant(images.astype(np.float32))
    found = forward.gradient(shown, MostProbable(read), of=layer)
    return _weighted(read, found.outputs[0], found)


class Behind:
    """The part of a network behind a layer's maps, for maps that stay as they are.

    Args:
        model: the network, with the weights that it has at the time.
        read: how its outputs are read.
        layer: whose maps they are.

    Raises:
        ValueError: something else leads past the layer.
    """

    def __init__(self, model: LivingModel, read: Scores, layer: keras.Layer) -> None:
        self._read = read
        self._front = model.forward(layer)
        self._tail = model.behind(layer, read.layer)

    def maps(self, images: NDArray[np.uint8]) -> Any:  # noqa: ANN401  # a tensor
        """Return the maps of images (images, height, width, channels), a tensor."""
        (maps,) = self._front.tensors(tf.constant(images.astype(np.float32)))
        return maps

    def class_activation(self, maps: Any) -> ClassActivation:  # noqa: ANN401  # a tensor
        """Return Grad-CAM of the most probable class of each image."""
        found = self._tail.there_and_back(maps, None, MostProbable(self._read))
        return _weighted(self._read, maps, found)


def _weighted(read: Scores, maps: Any, found: Backward) -> ClassActivation:  # noqa: ANN401  # a tensor
    probabilities = read.probabilities(read.of(found.outputs[-1]))
    if found.gradient is None:  # the layer has no part in the answer
        return ClassActivation(probabilities, np.zeros(maps.shape[:3], np.float32))
    weights = tf.reduce_mean(found.gradient, axis=(1, 2), keepdims=True)
    weighted: Array = tf.reduce_sum(weights * maps, axis=-1).numpy()
    return ClassActivation(probabilities, weighted)
