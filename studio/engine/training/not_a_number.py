"""Which layer first computes something that is not a number."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from studio.engine.training.host_copy import host_copy


def first_bad_layer(model: keras.Model, inputs: list[NDArray[Any]]) -> str | None:
    """Return the first layer, in the graph's order, whose weights or output are not finite.

    Args:
        model: flat graph; its weights as they were when the loss was not a number.
        inputs: the batch, one array an input; further inputs are drawn by chance, and 0 here.
    """
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    for layer in layers:
        if not all(np.isfinite(host_copy(variable)).all() for variable in layer.weights):
            return str(layer.name)
    outputs = keras.Model(model.inputs, [layer.output for layer in layers])
    read = [array.astype(np.float32) for array in inputs]
    drawn = model.inputs[len(read) :]  # by chance; what is read comes first
    read += [np.zeros((len(read[0]), *tensor.shape[1:]), np.float32) for tensor in drawn]
    found = outputs(read, training=False)
    for layer, values in zip(layers, found, strict=True):
        if not np.isfinite(np.asarray(values, np.float32)).all():
            return str(layer.name)
    return None
