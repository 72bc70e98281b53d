"""What an image is compared with when a part of it, or all of it, is taken away."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

BaselineName = Literal["black", "gray", "mean", "blur"]

Baseline = Annotated[BaselineName, msgspec.Meta(description="what stands for what is taken away")]

_BLUR = 0.1
"""Deviation of the blur, as a share of the image's longer side."""


def baseline_of(image: NDArray[np.uint8], name: BaselineName) -> NDArray[np.float32]:
    """Return what stands for `image`, float32 of its shape (height, width, channels), 0..255.

    Args:
        image: (height, width, channels).
        name: "mean" is the image's mean colour, "gray" 127.5.
    """
    pixels = image.astype(np.float32)
    match name:
        case "black":
            return np.zeros_like(pixels)
        case "gray":
            return np.full_like(pixels, 127.5)
        case "mean":
            return np.broadcast_to(pixels.mean(axis=(0, 1)), pixels.shape).copy()
        case "blur":
            from scipy.ndimage import gaussian_filter  # the window never needs it

            deviation = _BLUR * max(pixels.shape[:2])
            blurred: NDArray[np.float32] = gaussian_filter(pixels, (deviation, deviation, 0))
            return blurred
