"""The view of all images as points: near each other where the network makes alike of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.view import Facts, Shading, View

Method = Literal["pca", "tsne"]
WhichPart = Literal["all", "train", "validation", "test"]

FEWEST = 2000
"""Images that are drawn unless more are asked for."""

_SIDE = 512
_DOT = 2
"""Pixels around the middle of a point."""

_COLORS = np.array(
    (
        (0, 114, 178),
        (230, 159, 0),
        (0, 158, 115),
        (213, 94, 0),
        (204, 121, 167),
        (86, 180, 233),
        (240, 228, 66),
        (90, 90, 90),
    ),
    np.uint8,
)
"""Of Okabe and Ito, which people see apart who do not tell red from green."""


class Embedding(View, frozen=True, tag="embedding"):
    """What a layer makes of the images of a run, brought down to a plane.

    Answered with `points` float32 (images, 2), `files` (images,) relative to the folder of the
    data, `labels` int32 (images,), the numbers of their classes, `predicted` int32 (images,),
    what the network takes them for, -1 where it tells no classes apart, and `parts` int32
    (images,), places in `PARTS`.

    Attributes:
        layer: its name; "" is the one that the last layer with filters reads. Maps are averaged.
        method: principal components, or t-SNE, which begins with them.
        part: of the images that the run used.
        count: at most so many images, evenly drawn; 0 for all.
        seed: of t-SNE.
    """

    layer: Annotated[
        str, msgspec.Meta(description="its name; else what the last layer with filters reads")
    ] = ""
    method: Annotated[Method, msgspec.Meta(description="how points are found (default: pca)")] = (
        "pca"
    )
    part: Annotated[
        WhichPart, msgspec.Meta(description="only images of this part (default: all)")
    ] = "all"
    count: Annotated[int, msgspec.Meta(ge=0, description="at most so many images; 0 for all")] = (
        FEWEST
    )
    seed: Annotated[int, msgspec.Meta(ge=0, description="of t-SNE (default: 0)")] = 0


class EmbeddingFacts(Facts, frozen=True, tag="embedding"):
    """What is known of the points.

    Attributes:
        layer: its name.
        method: what the points are of by now: "pca" before t-SNE has begun.
        classes: names, by the numbers in `labels`; empty where the data has none.
        dimensions: numbers that the layer gives for an image.
        variance: share of the variance that the two principal components hold; None of t-SNE.
        folder: of the data.
        part: whose images they are.
        available: how many images the part has; a question may ask for fewer.
    """

    layer: str
    method: Method
    classes: tuple[str, ...]
    dimensions: int
    variance: float | None
    folder: str
    part: WhichPart = "all"
    available: int = 0


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: EmbeddingFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the points in the colours of their classes, uint8 (1, height, width, 3)."""
    return plotted(arrays["points"], arrays["labels"])


def plotted(found: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Return points (n, 2) in the colours of their classes (n,), uint8 (1, height, width, 3)."""
    points = found.astype(np.float64)
    picture = np.full((_SIDE, _SIDE, 3), 255, np.uint8)
    low, high = points.min(axis=0), points.max(axis=0)
    room = _SIDE - 1 - 4 * _DOT
    scaled = (points - low) / np.where(high > low, high - low, 1.0) * room + 2 * _DOT
    places = np.rint(scaled).astype(int)
    for (x, y), label in zip(places, labels, strict=True):
        rows = slice(_SIDE - 1 - y - _DOT, _SIDE - y + _DOT)
        picture[rows, x - _DOT : x + _DOT + 1] = _COLORS[label % len(_COLORS)]
    return picture[np.newaxis]
