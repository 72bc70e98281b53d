"""The folders and files outside a run that a recipe names, once its paths are absolute."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from studio.core.recipes.recipe import Recipe


def places_of(recipe: Recipe) -> tuple[str, ...]:
    """Return the image folder, then an own model and a file of weights where there are such.

    Args:
        recipe: its paths absolute.
    """
    named = (recipe.model.backbone, recipe.model.weights)
    return (recipe.data.folder, *(one for one in named if Path(one).is_absolute()))


def with_places(recipe: Recipe, places: Mapping[str, str]) -> Recipe:
    """Return the recipe that names other places.

    Args:
        recipe: its paths absolute.
        places: by what the recipe names now; what is not among them stays.
    """

    def moved(named: str) -> str:
        return places.get(named, named)

    model = recipe.model
    return replace(
        recipe,
        data=replace(recipe.data, folder=moved(recipe.data.folder)),
        model=replace(model, backbone=moved(model.backbone), weights=moved(model.weights)),
    )
