"""Maps of a layer laid over the image: each value where the middle of what its unit sees lies."""

from __future__ import annotations

from typing import Literal

import keras
import numpy as np
from numpy.typing import NDArray

from studio.engine.look.living_model import LivingModel

Array = NDArray[np.float32]


def aligned(values: Array, model: LivingModel, layer: keras.Layer) -> Array:
    """Return `values` (height, width) of a layer's units at the size of the image, float32.

    Linear between the middles of what neighbouring units see, constant beyond the outermost ones;
    where every unit sees the whole image, the units are spread over it evenly.
    """
    rows = _weights(model, layer, 0, values.shape[0])
    columns = _weights(model, layer, 1, values.shape[1])
    found: Array = (rows @ values.astype(np.float64) @ columns.T).astype(np.float32)
    return found


def _weights(
    model: LivingModel, layer: keras.Layer, axis: Literal[0, 1], units: int
) -> NDArray[np.float64]:
    """Return what each unit adds to each pixel along an axis, (pixels, units)."""
    size = model.form.size[axis]
    seen = model.seen_by(layer, axis, units).astype(np.float64)
    middles = (seen.sum(axis=1) - 1.0) / 2.0
    if (np.diff(middles) <= 0).any():
        middles = (np.arange(units) + 0.5) * size / units - 0.5
    pixels = np.arange(size)
    return np.stack([np.interp(pixels, middles, unit) for unit in np.eye(units)], axis=1)
