"""Edits of what a recipe leaves out; they never touch a file."""

from collections.abc import Iterable

from msgspec.structs import replace

from studio.core.recipes.recipe import Recipe


def with_left_out(recipe: Recipe, patterns: Iterable[str]) -> Recipe:
    """Return the recipe with `patterns` behind those that leave something out already."""
    new = dict.fromkeys(patterns)
    kept = [pattern for pattern in recipe.data.exclude if pattern not in new]
    return replace(recipe, data=replace(recipe.data, exclude=(*kept, *new)))


def with_back(recipe: Recipe, patterns: Iterable[str]) -> Recipe:
    """Return the recipe without `patterns`: what they leave out is back."""
    gone = frozenset(patterns)
    kept = tuple(pattern for pattern in recipe.data.exclude if pattern not in gone)
    return replace(recipe, data=replace(recipe.data, exclude=kept))
