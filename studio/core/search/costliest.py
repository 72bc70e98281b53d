"""The training of a search that takes longest, as far as its fields say."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from studio.core.base.errors import InputError
from studio.core.networks import catalogue
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import Dimension, plain_path, space, with_values


def _number(value: Any) -> float:  # noqa: ANN401  # as in TOML
    return float(value)


def _numbers(value: Any) -> float:  # noqa: ANN401  # any TOML value
    return float(sum(value))


def _area(value: Any) -> float:  # noqa: ANN401  # any TOML value
    return float(math.prod(value))


def _parameters(value: Any) -> float:  # noqa: ANN401  # any TOML value
    return catalogue.backbone(value).parameters if catalogue.is_known(value) else 0.0


_COSTS: dict[str, Callable[[Any], float]] = {
    "stage.epochs": _number,
    "data.image_size": _area,
    "model.backbone": _parameters,
    "model.dense": _numbers,
    "model.blocks": _numbers,
    "autoencoder.code": _number,
    "autoencoder.dense": _numbers,
    "autoencoder.filters": _numbers,
    "gan.latent": _number,
    "gan.filters": _number,
}
"""Fields that say how much there is to compute, and how two of their values compare."""

_FRONT = frozenset(
    {"data.image_size", "data.color", "model.backbone", "model.weights", "model.features"}
    | {"stage.train"}
)
"""Fields that what a frozen part puts out hangs on; augmentation does as well."""


def costliest(recipe: Recipe) -> Recipe:
    """Return the training of a search with the most epochs, the largest images and network.

    Fields that say nothing of the cost stay as the recipe has them; so do all where such values do
    not go together.
    """
    dearest = {
        one.path: max(_ends(one), key=cost)
        for one in space(recipe)
        if (cost := _COSTS.get(plain_path(one.path))) is not None
    }
    try:
        return with_values(recipe, dearest, "The search")
    except InputError:
        return with_values(recipe, {}, "The search")


def shares_frozen_part(recipe: Recipe) -> bool:
    """Return whether all trials of a search read the same outputs of a frozen part."""
    paths = [plain_path(one.path) for one in space(recipe)]
    return not any(path in _FRONT or path.startswith("augment.") for path in paths)


def _ends(dimension: Dimension) -> tuple[Any, ...]:
    if dimension.choices:
        return dimension.choices
    return dimension.rounded(dimension.low), dimension.rounded(dimension.high)
