"""What any layer gives for one image, as maps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def maps_of(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what a layer makes of one image as (height, width, channels).

    Rows of tokens become one column, plain values maps of one pixel.
    """
    if values.ndim < 3:
        values = values.reshape((1,) * (3 - values.ndim) + values.shape)
    return values.reshape(-1, *values.shape[-2:]) if values.ndim > 3 else values
