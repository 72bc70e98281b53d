"""What every task's suggestion is made of, and where each one is found."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np

from studio.core.base.sentences import Sentence
from studio.core.dataset.images import Dataset
from studio.core.recipes.recipe import Data, Recipe
from studio.core.tasks.table import TASKS, task


class Suggestion(msgspec.Struct, frozen=True):
    """A recipe, and why it is this one."""

    recipe: Recipe
    reason: Sentence


class Suggest(Protocol):
    """What the module of a task has as `suggest`."""

    def __call__(self, dataset: Dataset, title: str, weights: Path, /) -> Suggestion:
        """Return the recipe for a new project on `dataset`.

        Args:
            dataset: as scanned.
            title: of the recipe.
            weights: folder in which ImageNet weights are looked for.
        """
        ...


def suggest(dataset: Dataset, name: str, weights: Path, key: str = TASKS[0].key) -> Suggestion:
    """Return the recipe for a new project on `dataset`.

    Args:
        dataset: as scanned; its folder goes into the recipe as an absolute path.
        name: of the project.
        weights: folder in which ImageNet weights are looked for.
        key: that of the project's task.

    Raises:
        KeyError: there is no such task.
    """
    title = name.strip()[:120] or "Project"
    module = import_module(f"{__package__}.{task(key).key}")
    make: Suggest = module.suggest
    return make(dataset, title, weights)


def median_side(dataset: Dataset) -> int:
    """Return the median of the images' longer sides in pixels, 224 where there are none."""
    if not dataset.images:
        return 224
    return int(np.median([max(image.width, image.height) for image in dataset.images]))


def data_of(dataset: Dataset, side: int) -> Data:
    """Return the images as squares of `side` pixels, everything else as usual."""
    return Data(folder=dataset.folder, image_size=(side, side))
