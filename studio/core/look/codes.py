"""The view of the codes that a network makes of the images of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look import embedding
from studio.core.look.options import Seed
from studio.core.look.view import Facts, Shading, View

CodesMethod = Literal["", "as-is", "pca", "tsne"]
CodesPart = Literal["", "train", "validation", "test"]


class Codes(View, frozen=True, tag="codes"):
    """The codes of images, and where they lie in a plane.

    Images are encoded as they are, without noise; those of a variational autoencoder as the means
    of their distributions. Answered with `codes` float32 (n, size), `points` float32 (n, 2),
    `files` (n,) relative to the folder of the data, `images` int32 (n,), their places in
    dataset.json, and `labels` int32 (n,), the numbers of their classes.

    Attributes:
        part: of which images; "" for all that the run uses.
        method: "as-is" of codes of two numbers, "pca" or "tsne"; "" is the first that fits.
        count: at most so many images, evenly drawn; 0 for all.
        seed: of t-SNE.
    """

    part: Annotated[CodesPart, msgspec.Meta(description="of which images (default: all)")] = ""
    method: Annotated[
        CodesMethod,
        msgspec.Meta(description="how points are found (default: as-is of two numbers, else pca)"),
    ] = ""
    count: Annotated[int, msgspec.Meta(ge=0, description="at most so many images; 0 for all")] = (
        2000
    )
    seed: Seed = 0


class CodesFacts(Facts, frozen=True, tag="codes"):
    """What is known of the codes.

    Attributes:
        method: what the points are of by now: "pca" before t-SNE has begun.
        classes: names, by the numbers in `labels`; empty where the data has none.
        size: numbers in a code.
        variance: share of the variance that two principal components hold; None of others.
        folder: of the data.
    """

    method: CodesMethod
    classes: tuple[str, ...]
    size: int
    variance: float | None
    folder: str


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: CodesFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the points in the colours of their classes, uint8 (1, height, width, 3)."""
    return embedding.plotted(arrays["points"], arrays["labels"])
