"""Photographs that are at hand without a project: scikit-image and scikit-learn carry them."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path

FILES = (
    "coffee.png",
    "chelsea.png",
    "motorcycle_left.png",
    "astronaut.png",
    "rocket.jpg",
    "camera.png",
    "coins.png",
    "page.png",
    "brick.png",
    "grass.png",
    "hubble_deep_field.jpg",
)
"""In the order in which they are offered. What each shows, who made it and under which licence:
README.txt beside them; all are free to use."""


def photographs() -> tuple[Path, ...]:
    """Return those of the files that are there."""
    return named_photographs(FILES)


def named_photographs(names: Sequence[str]) -> tuple[Path, ...]:
    """Return those of scikit-image's files of these names that are there.

    scikit-image is not imported: finding it is enough.
    """
    folder = _package("skimage") / "data"
    return tuple(folder / name for name in names if (folder / name).is_file())


NATURAL = (
    ("skimage", "data/astronaut.png"),
    ("skimage", "data/brick.png"),
    ("skimage", "data/camera.png"),
    ("skimage", "data/chelsea.png"),
    ("skimage", "data/coffee.png"),
    ("skimage", "data/grass.png"),
    ("skimage", "data/gravel.png"),
    ("skimage", "data/motorcycle_left.png"),
    ("skimage", "data/rocket.jpg"),
    ("sklearn", "datasets/images/china.jpg"),
    ("sklearn", "datasets/images/flower.jpg"),
)
"""Package and file of photographs of the world as a camera sees it, such as ImageNet consists of:
no microscope, no telescope, no printed page."""


def natural_photographs() -> tuple[Path, ...]:
    """Return those of `NATURAL` that are there."""
    places = (_package(name) / file for name, file in NATURAL)
    return tuple(place for place in places if place.is_file())


def _package(name: str) -> Path:
    """Return the folder of a package, which is not imported."""
    spec = importlib.util.find_spec(name)
    return Path(name if spec is None or spec.origin is None else spec.origin).parent
