"""What a classifier minimises and measures: cross-entropy, and how often it is right."""

from __future__ import annotations

import tensorflow as tf


class CrossEntropy:
    """Softmax cross-entropy in nats, computed from the logits in float32; accuracy beside it."""

    figures = ("accuracy",)
    chance = None

    def losses(self, outputs: tf.Tensor, labels: tf.Tensor, _pixels: tf.Tensor | None) -> tf.Tensor:
        """Return the loss of each image.

        Args:
            outputs: logits (n, classes).
            labels: int32 (n,).
        """
        logits = tf.cast(outputs, tf.float32)
        return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)

    def measures(
        self, outputs: tf.Tensor, labels: tf.Tensor, _pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, ...]:
        """Return 1 for each image whose own class is the most probable one, else 0."""
        correct = tf.equal(tf.argmax(outputs, axis=-1, output_type=tf.int32), labels)
        return (tf.cast(correct, tf.float32),)
