"""The view of the image that a class or a filter would like best."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import LayerName, Seed
from studio.core.look.view import Facts, Shading, View


class Representative(View, frozen=True, tag="representative"):
    """An image made from noise so that it excites a class, or one unit of a map.

    Answered with `image`, uint8 (height, width, 3); `value` float32, what the network gives for it:
    the score of the class before the softmax, or the unit in the middle of the map before the
    activation function; `box` int32 (top, left, bottom, right), what that unit sees of the image,
    the last two excluded and nothing cut off at the edges; of a class the whole image.

    Attributes:
        layer: whose map is excited; "" where it is a class.
        filter: number of the map.
        class_: number of the class.
        steps: of gradient ascent.
        seed: of the noise, and of how the image is moved while it develops.
    """

    layer: LayerName = ""
    filter: Annotated[int, msgspec.Meta(ge=0, description="number of the map, from 0")] = 0
    class_: Annotated[int, msgspec.Meta(ge=0, description="number of the class, from 0")] = (
        msgspec.field(default=0, name="class")
    )
    steps: Annotated[
        int, msgspec.Meta(ge=1, le=4096, description="of gradient ascent (default: 256)")
    ] = 256
    seed: Seed = 0


class RepresentativeFacts(Facts, frozen=True, tag="representative"):
    """What is known of the image.

    Attributes:
        layer: whose map is excited; "" where it is a class.
        target: number of the map or of the class.
        classes: names in the order of the outputs; empty where they are not known.
        value: see `Representative`.
        probability: of the class; None of a map.
        steps: made so far.
        is_like_data: whether frequencies and colours are weighted as in the images of the run, and
            not as in photographs at large.
        is_binary: whether a single sigmoid unit stands for two classes.
    """

    layer: str
    target: int
    classes: tuple[str, ...]
    value: float
    probability: float | None
    steps: int
    is_like_data: bool
    is_binary: bool = False


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: RepresentativeFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the image, uint8 (1, height, width, 3)."""
    return arrays["image"][np.newaxis]
