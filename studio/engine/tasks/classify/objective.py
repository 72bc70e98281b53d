"""What a classifier minimises and measures: cross-entropy, and how often it is right."""

from __future__ import annotations

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.networks.head import class_scores


class CrossEntropy:
    """Cross-entropy in nats, computed from the logits in float32; accuracy beside it.

    Of a single sigmoid unit it is the binary cross-entropy.

    Args:
        label_smoothing: share of each label that is spread evenly over all classes (Szegedy et al.
            2016, https://arxiv.org/abs/1512.00567, section 7).
        class_weights: factor of the loss of each class's images, (classes,); None for 1.
    """

    figures = ("accuracy",)
    chance = None

    def __init__(
        self, label_smoothing: float = 0.0, class_weights: NDArray[np.float32] | None = None
    ) -> None:
        self._smoothing = label_smoothing
        self._weights = class_weights

    def losses(self, outputs: tf.Tensor, labels: tf.Tensor, _pixels: tf.Tensor | None) -> tf.Tensor:
        """Return the loss of each image.

        Args:
            outputs: logits (n, classes), or (n, 1) of a single unit.
            labels: int32 (n,).
        """
        logits = class_scores(outputs)
        found = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        if self._smoothing:
            everywhere = tf.reduce_mean(tf.nn.log_softmax(logits), axis=-1)
            found = (1.0 - self._smoothing) * found - self._smoothing * everywhere
        if self._weights is not None:
            found *= tf.gather(tf.constant(self._weights), labels)
        return found

    def measures(
        self, outputs: tf.Tensor, labels: tf.Tensor, _pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, ...]:
        """Return 1 for each image whose own class is the most probable one, else 0."""
        scores = class_scores(outputs)
        correct = tf.equal(tf.argmax(scores, axis=-1, output_type=tf.int32), labels)
        return (tf.cast(correct, tf.float32),)


def balanced_weights(labels: NDArray[np.int32], classes: int) -> NDArray[np.float32]:
    """Return a weight for each class with which all of them weigh the same, their mean image 1.

    As scikit-learn's "balanced": images / (classes x images of the class); 0 for one without.

    Args:
        labels: of the training images.
        classes: how many there are.
    """
    counts = np.bincount(labels, minlength=classes).astype(np.float64)
    weights = np.divide(len(labels), classes * counts, out=np.zeros(classes), where=counts > 0)
    return weights.astype(np.float32)
