"""The view of images as an autoencoder restores them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import ImageFile
from studio.core.look.view import Facts, Shading, View


class Restored(View, frozen=True, tag="restored"):
    """Images as they are, as the network sees them, and as it restores them.

    Answered with `original`, `noisy` and `restored`, uint8 (n, height, width, channels); `noisy` is
    the original where the network was trained without noise. Besides float32 (n,): `errors`, the
    mean squared error per value of pixels in 0..1, `noisy_errors` that of the noisy image, and
    `ssim`, the structural similarity; and `codes` float32 (n, size).

    Attributes:
        image: one file, in place of all others.
        files: further files.
        images: places in the run's dataset.json; they have the noise that its figures are of.
        draw: another number, other noise.
    """

    image: ImageFile = ""
    files: tuple[str, ...] = ()
    images: tuple[int, ...] = ()
    draw: Annotated[
        int, msgspec.Meta(ge=0, description="another number, other noise (default: 0)")
    ] = 0


class RestoredFacts(Facts, frozen=True, tag="restored"):
    """What is known of them.

    Attributes:
        size: numbers in a code.
        is_denoising: whether noise was added.
        clipped: share of the noisy values that left 0..1.
    """

    size: int
    is_denoising: bool
    clipped: float


def tiles(
    arrays: Mapping[str, NDArray[Any]], facts: RestoredFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return all originals, then all noisy ones, if any, then all restored ones, in colour."""
    names = ("original", "noisy", "restored") if facts.is_denoising else ("original", "restored")
    images: NDArray[np.uint8] = np.concatenate([arrays[name] for name in names])
    return np.repeat(images, 3, axis=-1) if images.shape[-1] == 1 else images
