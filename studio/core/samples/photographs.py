"""Photographs that are at hand without a project: those that scikit-image carries."""

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
    spec = importlib.util.find_spec("skimage")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / "data"
    return tuple(folder / name for name in names if (folder / name).is_file())
