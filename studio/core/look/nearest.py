"""The view of the training images that generated ones resemble most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.generated import Vector
from studio.core.look.options import Raw, Seed
from studio.core.look.view import Facts, Shading, View

MOST = 256
"""Generated images of one answer."""


class Nearest(View, frozen=True, tag="nearest"):
    """Generated images, each beside the training images nearest to it, pixel by pixel.

    Answered with `images` uint8 (n, height, width, channels), `nearest` uint8 (n, neighbors,
    height, width, channels), `distances` float32 (n, neighbors), roots of mean squares per value
    of pixels in 0..1, `files` (n, neighbors), relative to the folder of the data, and `latents`
    float32 (n, size).

    Attributes:
        latents: vectors of the size of the latent space each; () for draws.
        count: images that are drawn without latents.
        seed: of the draw.
        label: number of the class that they shall be of; -1 takes all in turn.
        raw: as in `Generated`.
        neighbors: training images beside each.
    """

    latents: tuple[Vector, ...] = ()
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST, description="images (default: 16)")] = 16
    seed: Seed = 0
    label: Annotated[
        int, msgspec.Meta(ge=-1, description="number of the class, where there is a choice")
    ] = -1
    raw: Raw = False
    neighbors: Annotated[
        int, msgspec.Meta(ge=1, le=16, description="training images beside each (default: 1)")
    ] = 1


class NearestFacts(Facts, frozen=True, tag="nearest"):
    """What is known of them.

    Attributes:
        images: training images that were looked through.
        folder: of the data.
    """

    images: int
    folder: str


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: NearestFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return each generated image followed by its neighbours, in colour."""
    images, near = arrays["images"], arrays["nearest"]
    rows: NDArray[np.uint8] = np.concatenate([images[:, np.newaxis], near], axis=1)
    found = rows.reshape(-1, *images.shape[1:])
    return np.repeat(found, 3, axis=-1) if found.shape[-1] == 1 else found
