"""Mix-up: images of a batch blended in pairs, and their labels alike.

Zhang, Cisse, Dauphin, Lopez-Paz: mixup: Beyond empirical risk minimization, 2018,
https://arxiv.org/abs/1710.09412. Every image is blended with one that a random order of the batch
gives it. Of the two shares of a pair the image itself has the larger one, so that its own label is
the main one; the pairs are as likely as with any share, since partners are drawn by chance.
"""

from __future__ import annotations

from typing import NamedTuple

import tensorflow as tf

_STREAM = 900
"""Behind those of the random changes of single images."""


class Mixture(NamedTuple):
    """How a batch is blended.

    Attributes:
        partners: for each image the place of the one that it is blended with, int32 (n,).
        shares: of the image itself in the blend, float32 (n,), 0.5..1.
    """

    partners: tf.Tensor
    shares: tf.Tensor

    def blended(self, images: tf.Tensor) -> tf.Tensor:
        """Return float32 images (n, height, width, channels) blended."""
        shares = self.shares[:, None, None, None]
        return shares * images + (1.0 - shares) * tf.gather(images, self.partners)


def drawn_mixture(alpha: float, count: tf.Tensor, seed: tf.Tensor) -> Mixture:
    """Return how a batch is blended, by its seed alone.

    Args:
        alpha: shares are drawn from Beta(alpha, alpha), above 0.
        count: images, int32 ().
        seed: of the batch, int32 (2,).
    """
    order = tf.random.stateless_uniform((count,), _stream(seed, 0))
    partners = tf.argsort(order, stable=True)
    first, second = (_log_gamma(alpha, count, seed, place) for place in (1, 3))
    share = tf.sigmoid(first - second)
    return Mixture(partners, tf.maximum(share, 1.0 - share))


def _log_gamma(alpha: float, count: tf.Tensor, seed: tf.Tensor, place: int) -> tf.Tensor:
    """Return logarithms of numbers that are drawn from Gamma(alpha), float32 (count,).

    Those of a small alpha are too small for a float. Gamma(alpha) is Gamma(alpha + 1) times a
    uniform number to the power of 1 / alpha (Marsaglia and Tsang 2000, section 6).
    """
    larger = tf.random.stateless_gamma((count,), _stream(seed, place), alpha + 1.0)
    uniform = tf.random.stateless_uniform((count,), _stream(seed, place + 1))
    return tf.math.log(larger) + tf.math.log(tf.maximum(uniform, 1e-30)) * (1.0 / alpha)


def _stream(seed: tf.Tensor, place: int) -> tf.Tensor:
    return tf.stack([seed[0], seed[1] + _STREAM + place])
