"""The head: from a backbone's features to class probabilities; every layer is called head_..."""

import keras
import tensorflow as tf

from studio.core.base.errors import InputError
from studio.core.networks.layers import HEAD_PREFIX
from studio.core.recipes.recipe import Model

PREDICTIONS = f"{HEAD_PREFIX}predictions"
"""The last dense layer: scores before the softmax, or the one score before the sigmoid."""
PROBABILITIES = f"{HEAD_PREFIX}probabilities"


def outputs_of(model: Model, classes: int) -> int:
    """Return how many units the last layer has.

    Raises:
        InputError: a single unit is to tell another number of classes than two apart.
    """
    if model.output == "softmax":
        return classes
    if classes != 2:
        raise InputError(
            "model.output: found sigmoid with {count} classes; a single sigmoid unit tells exactly "
            "2 classes apart, allowed here: softmax.",
            count=classes,
        )
    return 1


def head(features: keras.KerasTensor, model: Model, classes: int, seed: int) -> keras.KerasTensor:
    """Return probabilities, float32, from `features` (n, h, w, c) or (n, c).

    They are those of all classes, (n, classes), or with `model.output` "sigmoid" that of the
    second of two, (n, 1). Dropout follows each hidden dense layer; without one it follows the
    pooling.

    Raises:
        InputError: as `outputs_of`.
    """
    units_last = outputs_of(model, classes)
    layers = keras.layers
    x = _pooled(features, model.pooling)
    for index, units in enumerate(model.dense, start=1):
        x = layers.Dense(
            units, kernel_initializer=model.initializer, name=f"{HEAD_PREFIX}dense_{index}"
        )(x)
        if model.batch_norm and model.batch_norm_place == "before":
            x = _normalised(x, index)
        x = layers.Activation("relu", name=f"{HEAD_PREFIX}relu_{index}")(x)
        if model.batch_norm and model.batch_norm_place == "after":
            x = _normalised(x, index)
        x = _dropped(x, model.dropout, f"{HEAD_PREFIX}dropout_{index}", seed + index)
    if not model.dense:
        x = _dropped(x, model.dropout, f"{HEAD_PREFIX}dropout", seed)
    x = layers.Dense(
        units_last, kernel_initializer=model.initializer, dtype="float32", name=PREDICTIONS
    )(x)
    return layers.Activation(model.output, dtype="float32", name=PROBABILITIES)(x)


def class_scores(logits: tf.Tensor) -> tf.Tensor:
    """Return scores of all classes, whose softmax are their probabilities, float32 (n, classes).

    Args:
        logits: what the layer `PREDICTIONS` gives, (n, classes) or (n, 1).
    """
    logits = tf.cast(logits, tf.float32)
    if logits.shape[-1] != 1:
        return logits
    return tf.concat([tf.zeros_like(logits), logits], axis=-1)


def _normalised(x: keras.KerasTensor, index: int) -> keras.KerasTensor:
    return keras.layers.BatchNormalization(name=f"{HEAD_PREFIX}norm_{index}")(x)


def _pooled(features: keras.KerasTensor, pooling: str) -> keras.KerasTensor:
    layers = keras.layers
    if len(features.shape) == 2:
        return features
    if pooling == "flatten" or len(features.shape) != 4:
        return layers.Flatten(name=f"{HEAD_PREFIX}flatten")(features)
    kind = layers.GlobalAveragePooling2D if pooling == "average" else layers.GlobalMaxPooling2D
    return kind(name=f"{HEAD_PREFIX}pooling")(features)


def _dropped(x: keras.KerasTensor, rate: float, name: str, seed: int) -> keras.KerasTensor:
    return keras.layers.Dropout(rate, seed=seed, name=name)(x) if rate else x
