"""Units that have died: a rectifier that is 0 for every image passes no gradient any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.tasks.classify import DeadLayer
from studio.engine.training.cut import Cut

PROBED = 64
"""Images that a unit is tried on."""

_BATCH = 16


def dead_layers(
    model: keras.Model,
    trained: Collection[str],
    rows: Sequence[NDArray[np.generic]],
    cut: Cut | None = None,
) -> tuple[DeadLayer, ...]:
    """Return the layers with units that are 0 for all of these images.

    Args:
        model: a flat network.
        trained: names of the layers that have learned; rectifiers before the first of them are
            those of a frozen part, and left alone.
        rows: what the network reads, (images, height, width, channels) in 0..255, or what its
            frozen part makes of that.
        cut: where that frozen part ends; None where `rows` are pixels.
    """
    first = next((at for at, one in enumerate(model.layers) if one.name in trained), None)
    if first is None or not len(rows[0]):
        return ()
    front = None if cut is None else cut.front
    frozen: Collection[str] = () if cut is None else cut.frozen_prefix
    later = (layer for layer in model.layers[first:] if layer.name not in frozen)
    rectifiers = [layer for layer in later if is_rectifier(layer)]
    if not rectifiers:
        return ()
    given = model.inputs if front is None else front.outputs
    probe = keras.Model(given, [layer.output for layer in rectifiers])
    largest = [np.zeros(int(layer.output.shape[-1]), np.float32) for layer in rectifiers]
    for start in range(0, len(rows[0]), _BATCH):
        batch = [np.asarray(one[start : start + _BATCH], np.float32) for one in rows]
        outputs = keras.tree.flatten(probe(batch, training=False))
        for at, output in enumerate(outputs):
            values = np.asarray(output, np.float32).reshape(-1, len(largest[at]))
            np.maximum(largest[at], values.max(axis=0), out=largest[at])
    found = []
    for layer, most in zip(rectifiers, largest, strict=True):
        dead = int((most <= 0).sum())
        if dead:
            found.append(DeadLayer(layer.name, dead, len(most), len(rows[0])))
    return tuple(found)


def is_rectifier(layer: Any) -> bool:  # noqa: ANN401  # any layer of Keras
    """Whether a layer's output is 0 wherever its input is below 0, and passes no gradient there."""
    if isinstance(layer, keras.layers.ReLU):
        return not layer.negative_slope
    activation = getattr(layer, "activation", None)
    return activation in (keras.activations.relu, keras.activations.relu6)
