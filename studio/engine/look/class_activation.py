"""Grad-CAM of several images at once, and of a network whose part in front of the maps is still.

Selvaraju et al.: Grad-CAM, ICCV 2017; the view of one image is `explainers/grad_cam.py`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

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
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        maps, outputs = forward.tensors(shown, tape, layer)
        scores = read.of(outputs)
        best = tf.reduce_sum(tf.reduce_max(scores, axis=-1))
    return _weighted(read, maps, scores, tape.gradient(best, maps))


class Behind:
    """The part of a network behind a layer's maps, for maps that stay as they are.

    Args:
        model: the network.
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
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(maps)
            (outputs,) = self._tail.tensors(maps)
            scores = self._read.of(outputs)
            best = tf.reduce_sum(tf.reduce_max(scores, axis=-1))
        return _weighted(self._read, maps, scores, tape.gradient(best, maps))


def _weighted(read: Scores, maps: Any, scores: Any, gradient: Any) -> ClassActivation:  # noqa: ANN401
    probabilities = read.probabilities(scores)
    if gradient is None:  # the layer has no part in the answer
        return ClassActivation(probabilities, np.zeros(maps.shape[:3], np.float32))
    weights = tf.reduce_mean(gradient, axis=(1, 2), keepdims=True)
    found: Array = tf.reduce_sum(weights * maps, axis=-1).numpy()
    return ClassActivation(probabilities, found)
