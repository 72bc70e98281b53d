"""The view of the images that a network makes of latent vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import Raw, Seed
from studio.core.look.view import Facts, Shading, View

MOST = 1024
"""Images of one answer."""

Vector = tuple[float, ...]


class Generated(View, frozen=True, tag="generated"):
    """Images of latent vectors: given ones, a grid of two dimensions, or draws from the prior.

    Answered with `images` uint8 (n, height, width, channels) and `latents` float32 (n, size), the
    vectors that they were made of.

    Attributes:
        latents: vectors of the size of the latent space each; () for the others.
        count: images that are drawn, or in each row and column of a grid.
        seed: of the draw.
        label: number of the class that they shall be of; -1 takes all in turn. Says nothing where
            there is no choice.
        raw: by the weights of the last step, where the network is a mean of weights.
        across: dimension of a grid that grows from left to right; -1 for no grid.
        down: dimension that grows from top to bottom.
        center: of all other dimensions of the grid; () for 0.
    """

    latents: tuple[Vector, ...] = ()
    count: Annotated[
        int, msgspec.Meta(ge=1, le=MOST, description="images, or a side of the grid (default: 16)")
    ] = 16
    seed: Seed = 0
    label: Annotated[
        int, msgspec.Meta(ge=-1, description="number of the class, where there is a choice")
    ] = -1
    raw: Raw = False
    across: Annotated[
        int, msgspec.Meta(ge=-1, description="a grid: dimension from left to right, from 0")
    ] = -1
    down: Annotated[
        int, msgspec.Meta(ge=-1, description="a grid: dimension from top to bottom, from 0")
    ] = -1
    center: Vector = ()


class GeneratedFacts(Facts, frozen=True, tag="generated"):
    """What is known of the images.

    Attributes:
        size: numbers in a latent vector.
        has_prior: whether vectors of a standard normal distribution make likely images.
        columns: in which the images lie as a grid.
        classes: names of those that can be asked for; empty where there is no choice.
        is_averaged: whether the network is a mean of weights, so that `raw` makes others.
    """

    size: int
    has_prior: bool
    columns: int
    classes: tuple[str, ...] = ()
    is_averaged: bool = False


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: GeneratedFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the images, uint8 (n, height, width, 3)."""
    images: NDArray[np.uint8] = arrays["images"]
    return np.repeat(images, 3, axis=-1) if images.shape[-1] == 1 else images
