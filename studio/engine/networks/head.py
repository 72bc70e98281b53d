"""The head: from a backbone's features to class probabilities; every layer is called head_..."""

import keras

from studio.core.networks.layers import HEAD_PREFIX
from studio.core.recipes.recipe import Model

PREDICTIONS = f"{HEAD_PREFIX}predictions"
"""The last dense layer: scores before the softmax."""
PROBABILITIES = f"{HEAD_PREFIX}probabilities"


def head(features: keras.KerasTensor, model: Model, classes: int, seed: int) -> keras.KerasTensor:
    """Return probabilities (n, classes), float32, from `features` (n, h, w, c) or (n, c).

    Dropout follows each hidden dense layer; without one it follows the pooling.
    """
    layers = keras.layers
    x = _pooled(features, model.pooling)
    for index, units in enumerate(model.dense, start=1):
        x = layers.Dense(
            units, kernel_initializer=model.initializer, name=f"{HEAD_PREFIX}dense_{index}"
        )(x)
        if model.batch_norm:
            x = layers.BatchNormalization(name=f"{HEAD_PREFIX}norm_{index}")(x)
        x = layers.Activation("relu", name=f"{HEAD_PREFIX}relu_{index}")(x)
        x = _dropped(x, model.dropout, f"{HEAD_PREFIX}dropout_{index}", seed + index)
    if not model.dense:
        x = _dropped(x, model.dropout, f"{HEAD_PREFIX}dropout", seed)
    x = layers.Dense(
        classes, kernel_initializer=model.initializer, dtype="float32", name=PREDICTIONS
    )(x)
    return layers.Activation("softmax", dtype="float32", name=PROBABILITIES)(x)


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
