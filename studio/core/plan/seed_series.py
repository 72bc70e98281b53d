"""The same training with other seeds: how much is chance, and members of an ensemble."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec.structs import replace

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_ranges import range_of

MOST = 20
"""Runs of a series."""

_NAME_LENGTH = 120
_SEED_IN_NAME = re.compile(r", seed \d+$")


def seed_series(recipe: Recipe, count: int, taken: Collection[int] = ()) -> tuple[Recipe, ...]:
    """Return the recipe with `count` other seeds, the next larger ones, named by them.

    All share the split of the recipe, so that they are judged on the same images.

    Args:
        recipe: of the first run.
        count: how many.
        taken: seeds that runs have already.
    """
    highest = int(range_of("seed").highest or 0)
    used = {recipe.seed, *taken}
    name = _SEED_IN_NAME.sub("", recipe.name)
    data = replace(recipe.data, split_seed=recipe.split_seed)
    seeds: list[int] = []
    seed = recipe.seed
    while len(seeds) < count:
        seed = seed + 1 if seed < highest else 0
        if seed not in used:
            seeds.append(seed)
            used.add(seed)
    return tuple(replace(recipe, name=_named(name, seed), seed=seed, data=data) for seed in seeds)


def seeds_beside(recipe: Recipe, others: Collection[Recipe]) -> frozenset[int]:
    """Return the seeds of those recipes that differ from `recipe` in nothing else."""
    wanted = _without_seed(recipe)
    return frozenset(other.seed for other in others if _without_seed(other) == wanted)


def _without_seed(recipe: Recipe) -> Recipe:
    data = replace(recipe.data, split_seed=recipe.split_seed)
    return replace(recipe, name="-", seed=0, data=data)


def _named(name: str, seed: int) -> str:
    ending = f", seed {seed}"
    return f"{name[: _NAME_LENGTH - len(ending)]}{ending}"
