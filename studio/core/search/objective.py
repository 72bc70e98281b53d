"""What the trials of a search are compared by, and on which images."""

from __future__ import annotations

from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.dataset import scan as scans
from studio.core.recipes.recipe import Recipe, needs_classes, task_of
from studio.core.recipes.search_table import Search
from studio.core.tasks.figure import Figure


def objective_of(recipe: Recipe) -> Figure:
    """Return the figure that the trials of a recipe are compared by."""
    row = task_of(recipe)
    search = recipe.search or Search()
    return row.figure(search.objective or row.headline)


def judged_part(recipe: Recipe) -> str:
    """Return the part that trials are compared on: never the test part, which is for the result.

    What is measured once an epoch on samples of its own (a GAN's distance from real images) is
    noted with the training part.
    """
    return "train" if objective_of(recipe).is_of_epochs else "validation"


def check_comparable(recipe: Recipe) -> None:
    """Refuse a search that varies nothing, or that has no images to compare its trials on.

    Args:
        recipe: its image folder is absolute.

    Raises:
        InputError: as said, or the image folder is missing.
    """
    if recipe.search is None or not recipe.search.vary:
        raise InputError(
            "The recipe varies nothing. Name fields below [search.vary], such as {example}.",
            example='"model.dropout" = { low = 0.1, high = 0.5, step = 0.1 }',
        )
    folder = Path(recipe.data.folder)
    listing = scans.listing_of(folder, needs_classes=needs_classes(recipe))
    is_brought = any(candidate.part == "validation" for candidate in listing.candidates)
    if judged_part(recipe) == "validation" and recipe.data.validation == 0 and not is_brought:
        raise InputError(
            "A search compares its trials on validation images, and there are none: "
            "data.validation is 0."
        )
