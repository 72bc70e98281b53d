"""What a built-in data set is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class SampleImage(NamedTuple):
    """One image to be written: relative path (.png or .jpg), uint8 pixels (h, w) or (h, w, 3)."""

    path: str
    pixels: NDArray[np.uint8]


@dataclass(frozen=True)
class Sample:
    """One built-in data set.

    Attributes:
        name: on the command line.
        title: for a person; English, translated where shown.
        description: one line; the same.
        classes: names of the class folders.
        size: side of the images in pixels unless asked otherwise.
        count: images of each class unless asked otherwise.
        most: images of each class that there can be at most; None = any number.
        images: (seed, images of each class, side in pixels) -> all images.
    """

    name: str
    title: str
    description: str
    classes: tuple[str, ...]
    size: int
    count: int
    most: int | None
    images: Callable[[int, int, int], Iterator[SampleImage]]
