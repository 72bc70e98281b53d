"""What an autoencoder minimises and measures: how far its image is from the one it was given."""

from __future__ import annotations

import tensorflow as tf

from studio.core.recipes.recipe import AutoencoderLoss

_WITHIN = (1, 2, 3)
"""Axes of an image within a batch."""


class Restoration:
    """The recipe's loss per value, and the mean squared error per value of pixels in 0..1.

    What is to be restored is the image as the network sees it, random changes included.
    """

    figures = ("error",)

    def __init__(self, loss: AutoencoderLoss) -> None:
        self._loss = loss

    def losses(self, outputs: tf.Tensor, _labels: tf.Tensor, pixels: tf.Tensor | None) -> tf.Tensor:
        """Return the loss of each image, mean over its values.

        Args:
            outputs: before the sigmoid, (n, height, width, channels).
            pixels: the images, 0..255.
        """
        if self._loss == "mean_squared_error":
            return _errors(outputs, pixels)
        found = tf.nn.sigmoid_cross_entropy_with_logits(
            labels=_target(pixels), logits=tf.cast(outputs, tf.float32)
        )
        return tf.reduce_mean(found, _WITHIN)

    def measures(
        self, outputs: tf.Tensor, _labels: tf.Tensor, pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, ...]:
        """Return the mean squared error of each image."""
        return (_errors(outputs, pixels),)


def _errors(outputs: tf.Tensor, pixels: tf.Tensor | None) -> tf.Tensor:
    restored = tf.sigmoid(tf.cast(outputs, tf.float32))
    return tf.reduce_mean(tf.math.squared_difference(restored, _target(pixels)), _WITHIN)


def _target(pixels: tf.Tensor | None) -> tf.Tensor:
    assert pixels is not None, "all layers train, so images are read and no kept outputs"
    return pixels / 255.0
