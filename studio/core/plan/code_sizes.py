"""How large a code has to be: the recipes of a series of runs that differ in nothing else."""

from __future__ import annotations

import msgspec

from studio.core.recipes.recipe import Recipe

MOST = 6
"""Runs of a series: enough for a curve."""

_SMALLEST = 2
_NAME_LENGTH = 120


def code_sizes(code: int, values: int, most: int = MOST) -> tuple[int, ...]:
    """Return sizes of codes to compare, ascending, each twice as large as the one before.

    Args:
        code: the size that the recipe has; it is among them unless it is no power of two, when
            the next larger one is.
        values: numbers in an image; a code as large as that has nothing to leave out.
        most: how many sizes at most.
    """
    powers = [1 << power for power in range(1, 17) if (1 << power) < max(values, _SMALLEST + 1)]
    largest = next((place for place, size in enumerate(powers) if size >= code), len(powers) - 1)
    end = min(len(powers), largest + 1 + most // 3)
    return tuple(powers[max(0, end - most) : max(end, min(most, len(powers)))])


def code_size_series(recipe: Recipe, most: int = MOST) -> tuple[Recipe, ...]:
    """Return the recipe of an autoencoder once for each size of code, named by it.

    All begin with the same seed and see the same images in the same order.

    Args:
        recipe: of the task "autoencode".
        most: how many runs at most.
    """
    height, width = recipe.data.image_size
    values = height * width * (1 if recipe.data.color == "gray" else 3)
    return tuple(
        msgspec.structs.replace(
            recipe,
            name=f"{recipe.name}, code {size}"[-_NAME_LENGTH:],
            autoencoder=msgspec.structs.replace(recipe.autoencoder, code=size),
        )
        for size in code_sizes(recipe.autoencoder.code, values, most)
    )
