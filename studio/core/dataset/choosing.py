"""From what a folder holds to what a recipe trains on: without what is left out, in three parts."""

from typing import NamedTuple

from studio.core.dataset.exclusion import Exclusion, left_out, without_classes
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split, split
from studio.core.recipes.recipe import Recipe


class Chosen(NamedTuple):
    """What a recipe trains on.

    Attributes:
        dataset: the classes that are used; it still holds single images that are left out.
        split: its parts, without those.
    """

    dataset: Dataset
    split: Split


def choose(scanned: Dataset, recipe: Recipe) -> Chosen:
    """Return what `recipe` takes of the folder; the window and a headless run both ask here.

    Args:
        scanned: everything in the folder.
        recipe: its `data` decides, and its `seed` where the split has none of its own.

    Raises:
        InputError: fractions or limit out of range.
    """
    data = recipe.data
    exclusion = Exclusion(data.exclude)
    dataset = without_classes(scanned, exclusion)
    parts = split(
        dataset,
        data.validation,
        data.test,
        recipe.split_seed,
        data.limit_per_class,
        keeps_duplicates=data.duplicates == "together",
        left_out=left_out(dataset.images, exclusion),
    )
    return Chosen(dataset, parts)
