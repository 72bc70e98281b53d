"""Maps of a layer laid over the image: each value where the middle of what its unit sees lies."""

from __future__ import annotations

from typing import Literal

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.look.alignment import laid_over, middles_of
from studio.engine.look.living_model import LivingModel

Array = NDArray[np.float32]


def aligned(values: Array, model: LivingModel, layer: keras.Layer) -> Array:
    """Return `values` (height, width) of a layer's units at the size of the image, float32."""
    rows = middles(model, layer, 0, values.shape[0])
    columns = middles(model, layer, 1, values.shape[1])
    return laid_over(values, rows, columns, model.form.size)


def middles(
    model: LivingModel, layer: keras.Layer, axis: Literal[0, 1], units: int
) -> NDArray[np.float64]:
    """Return the middle of what each row or column of a layer's units sees, in pixels, (units,)."""
    return middles_of(model.seen_by(layer, axis, units), model.form.size[axis])
