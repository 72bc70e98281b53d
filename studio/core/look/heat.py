"""Values laid over an image: warm where they speak for something, cold where they speak against it.

The colours are the ends of ColorBrewer's RdBu: also who does not tell red from green sees them
apart.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

WARM = np.array((178.0, 24.0, 43.0))
COLD = np.array((33.0, 102.0, 172.0))

_PATCHES = np.array(
    [
        (0, 114, 178),
        (230, 159, 0),
        (0, 158, 115),
        (204, 121, 167),
        (86, 180, 233),
        (213, 94, 0),
        (240, 228, 66),
    ],
    np.float64,
)
"""Colours that who does not tell red from green tells apart (Okabe & Ito 2008)."""

_PATCH_SHARE = 0.6
"""How much of the image such a colour covers."""

_STRONGEST = 0.85
"""How much of the image the largest value covers."""

_GRAY = np.array((0.299, 0.587, 0.114))
"""Of red, green and blue (ITU-R BT.601)."""


def heat(image: NDArray[np.uint8], values: NDArray[Any], largest: float = 0.0) -> NDArray[np.uint8]:
    """Return `image` in grey with `values` in colour over it, uint8 (height, width, 3).

    Args:
        image: (height, width, 3 or 1).
        values: (height, width); not-a-number shows the image alone.
        largest: absolute value that is shown strongest, 0 for the largest there is.
    """
    finite = np.where(np.isfinite(values), values, 0.0).astype(np.float64)
    limit = largest or float(np.abs(finite).max(initial=0.0)) or 1.0
    share = (_STRONGEST * np.clip(np.abs(finite) / limit, 0.0, 1.0))[..., np.newaxis]
    gray = image.astype(np.float64)
    gray = (gray @ _GRAY)[..., np.newaxis] if gray.shape[-1] == 3 else gray
    colour = np.where(finite[..., np.newaxis] < 0, COLD, WARM)
    return np.rint(gray * (1.0 - share) + colour * share).astype(np.uint8)


def patchwork(image: NDArray[np.uint8], numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """Return `image` in grey, each pixel in the colour of its number, uint8 (height, width, 3).

    Args:
        image: (height, width, 3 or 1).
        numbers: integers (height, width); below 0 shows the image alone.
    """
    gray = image.astype(np.float64)
    gray = (gray @ _GRAY)[..., np.newaxis] if gray.shape[-1] == 3 else gray
    colour = _PATCHES[numbers % len(_PATCHES)]
    share = np.where(numbers < 0, 0.0, _PATCH_SHARE)[..., np.newaxis]
    found: NDArray[np.uint8] = np.rint(gray * (1.0 - share) + colour * share).astype(np.uint8)
    return found


def color_of(number: int) -> tuple[int, int, int]:
    """Return red, green and blue, 0..255, of a number in `patchwork`."""
    red, green, blue = _PATCHES[number % len(_PATCHES)].astype(int).tolist()
    return red, green, blue


def as_rgb(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return an image (..., 3 or 1) as (..., 3)."""
    return np.broadcast_to(image, (*image.shape[:-1], 3))
