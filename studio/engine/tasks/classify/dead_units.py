"""Units that have died: a rectifier that is 0 for every image passes no gradient any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.tasks.classify import DeadLayer

PROBED = 64
"""Images that a unit is tried on."""

_BATCH = 16


def dead_layers(
    model: keras.Model, trained: Collection[str], pixels: NDArray[np.uint8]
) -> tuple[DeadLayer, ...]:
    """Return the layers with units that are 0 for all of these images.

    Args:
        model: a flat network.
        trained: names of the layers that have learned; rectifiers before the first of them are
            those of a frozen part, and left alone.
        pixels: (images, height, width, channels), 0..255.
    """
    first = next((at for at, one in enumerate(model.layers) if one.name in trained), None)
    if first is None or not len(pixels):
        return ()
    rectifiers = [layer for layer in model.layers[first:] if is_rectifier(layer)]
    if not rectifiers:
        return ()
    probe = keras.Model(model.inputs[0], [layer.output for layer in rectifiers])
    largest = [np.zeros(int(layer.output.shape[-1]), np.float32) for layer in rectifiers]
    for start in range(0, len(pixels), _BATCH):
        batch = pixels[start : start + _BATCH].astype(np.float32)
        outputs = keras.tree.flatten(probe(batch, training=False))
        for at, output in enumerate(outputs):
            values = np.asarray(output, np.float32).reshape(-1, len(largest[at]))
            np.maximum(largest[at], values.max(axis=0), out=largest[at])
    found = []
    for layer, most in zip(rectifiers, largest, strict=True):
        dead = int((most <= 0).sum())
        if dead:
            found.append(DeadLayer(layer.name, dead, len(most), len(pixels)))
    return tuple(found)


def is_rectifier(layer: Any) -> bool:  # noqa: ANN401  # any layer of Keras
    """Whether a layer's output is 0 wherever its input is below 0, and passes no gradient there."""
    if isinstance(layer, keras.layers.ReLU):
        return not layer.negative_slope
    activation = getattr(layer, "activation", None)
    return activation in (keras.activations.relu, keras.activations.relu6)
