"""What an autoencoder minimises and measures: how far its image is from the one it was given."""

from __future__ import annotations

import tensorflow as tf

from studio.core.recipes.allowed import AutoencoderLoss
from studio.core.recipes.recipe import Autoencoder
from studio.core.tasks.table import ERROR, KL
from studio.engine.tasks.autoencode.draws import Draws

_WITHIN = (1, 2, 3)
"""Axes of an image within a batch."""


class Restoration:
    """The recipe's loss per value, and the mean squared error per value of pixels in 0..1.

    What is to be restored is the image with the recipe's random changes and without noise.

    Args:
        loss: per value.
        chance: the noise that the network sees; None where it sees the image itself.
    """

    figures: tuple[str, ...] = (ERROR.key,)

    def __init__(self, loss: AutoencoderLoss, chance: Draws | None = None) -> None:
        self._loss = loss
        self.chance = chance

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


class Variation:
    """The negative evidence lower bound, and both of its parts (Kingma and Welling 2014).

    The recipe's loss, summed over the values of an image, and `beta` times the divergence of its
    distribution of codes from a standard normal one, summed over the numbers of the code.

    Args:
        settings: of the autoencoder.
        chance: what is drawn of a code's distribution, and the noise that the network sees.
    """

    figures: tuple[str, ...] = (ERROR.key, KL.key)

    def __init__(self, settings: Autoencoder, chance: Draws) -> None:
        self._code = settings.code
        self._beta = settings.beta
        self._values = Restoration(settings.loss)
        self.chance = chance

    def losses(self, outputs: tf.Tensor, labels: tf.Tensor, pixels: tf.Tensor | None) -> tf.Tensor:
        """Return the loss of each image, in nats.

        Args:
            outputs: for each image the values before the sigmoid, then the means, then the
                logarithms of the variances, (n, values + 2 code).
            pixels: the images, 0..255.
        """
        values, mean, log_variance = self._split(outputs, pixels)
        size = tf.cast(tf.size(values[0]), tf.float32)
        apart = self._values.losses(values, labels, pixels) * size
        return apart + self._beta * tf.reduce_sum(divergences(mean, log_variance), 1)

    def measures(
        self, outputs: tf.Tensor, _labels: tf.Tensor, pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, ...]:
        """Return the mean squared error of each image, and its divergence."""
        values, mean, log_variance = self._split(outputs, pixels)
        divergence = tf.reduce_sum(divergences(mean, log_variance), 1)
        return _errors(values, pixels), divergence

    def _split(
        self, outputs: tf.Tensor, pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        rows = tf.cast(outputs, tf.float32)
        end = rows.shape[1] - 2 * self._code
        values = tf.reshape(rows[:, :end], tf.shape(pixels))
        return values, rows[:, end : end + self._code], rows[:, end + self._code :]


def divergences(mean: tf.Tensor, log_variance: tf.Tensor) -> tf.Tensor:
    """Return how far normal distributions are from the standard one, in nats, one by one.

    The closed form of Kingma and Welling (2014), appendix B, of tensors of equal shape.
    """
    return 0.5 * (tf.square(mean) + tf.exp(log_variance) - 1.0 - log_variance)


def _errors(outputs: tf.Tensor, pixels: tf.Tensor | None) -> tf.Tensor:
    restored = tf.sigmoid(tf.cast(outputs, tf.float32))
    return tf.reduce_mean(tf.math.squared_difference(restored, _target(pixels)), _WITHIN)


def _target(pixels: tf.Tensor | None) -> tf.Tensor:
    assert pixels is not None, "all layers train, so images are read and no kept outputs"
    return pixels / 255.0
