"""About image files: what a folder holds, and what random changes make of them."""

from __future__ import annotations

import numpy as np

from studio.core.dataset.images import Dataset
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages.base import Answer, Ask


class Scan(Ask, frozen=True):
    """Look through an image folder.

    Attributes:
        needs_classes: False takes images that lie in no class folder as well.
    """

    folder: str
    needs_classes: bool = True


class Vary(Ask, frozen=True):
    """Show what the recipe's random changes make of image files.

    Attributes:
        draw: another number gives other changes.
        count: changed pictures of each file.
    """

    recipe: Recipe
    files: tuple[str, ...]
    draw: int
    count: int


class Scanned(Answer, frozen=True):
    """The folder was looked through."""

    dataset: Dataset
    seconds: float


class Varied(Answer, frozen=True):
    """The images and their changed pictures, uint8 (1 + count, files, height, width, 3 or 1)."""

    pictures: np.ndarray
