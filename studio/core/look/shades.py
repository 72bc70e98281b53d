"""Values as grey and colour, uint8, for pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.look.view import Scale

MIDDLE = 128
"""Grey of a zero where both signs occur; the largest value is 127 away from it."""

GRAY_OF_NAN = 0


def signed(values: NDArray[Any], scale: Scale, largest: float) -> NDArray[np.uint8]:
    """Return `values` (n, ...) with 0 as mid grey, negative ones darker, positive ones brighter.

    Args:
        values: n pictures.
        scale: "own" spreads each picture over the whole range.
        largest: absolute value that is black or white on a shared scale.

    Returns:
        uint8 of the same shape; not-a-number is black.
    """
    limit = _per_picture(np.abs(values)) if scale == "own" else np.float64(largest)
    return _bytes(MIDDLE + 127.0 * values / _nonzero(limit))


def positive(values: NDArray[Any], scale: Scale, largest: float) -> NDArray[np.uint8]:
    """Return `values` (n, ...), none below 0, with 0 as black and the largest as white.

    Args:
        values: n pictures.
        scale: "own" spreads each picture over the whole range.
        largest: value that is white on a shared scale.
    """
    limit = _per_picture(values) if scale == "own" else np.float64(largest)
    return _bytes(255.0 * values / _nonzero(limit))


def as_colors(grays: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (n, h, w) greys as (n, h, w, 3)."""
    return np.repeat(grays[..., np.newaxis], 3, axis=-1)


def _per_picture(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return the largest finite value of each picture, shaped to divide by."""
    finite = np.where(np.isfinite(values), values, 0.0).astype(np.float64)
    axes = tuple(range(1, values.ndim))
    largest: NDArray[np.float64] = finite.max(axis=axes, keepdims=True, initial=0.0)
    return largest


def _nonzero(limit: Any) -> Any:  # noqa: ANN401  # a number or an array of them
    return np.where(limit > 0, limit, 1.0)


def _bytes(shades: NDArray[np.float64]) -> NDArray[np.uint8]:
    finite = np.nan_to_num(shades, nan=GRAY_OF_NAN, posinf=255.0, neginf=0.0)
    return np.clip(np.rint(finite), 0, 255).astype(np.uint8)
