"""Judging a trained classifier: loss, accuracy, confusion."""

from __future__ import annotations

import msgspec
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.evaluation.answers import answers, confusion
from studio.engine.networks.head import class_scores


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
