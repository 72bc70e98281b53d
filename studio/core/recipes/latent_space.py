"""The vectors that a recipe's network makes images of."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from studio.core.recipes.recipe import Recipe


class LatentSpace(msgspec.Struct, frozen=True):
    """What is known of such vectors before any network is built.

    Attributes:
        size: numbers in each.
        has_prior: whether vectors drawn from a standard normal distribution make likely images.
        has_codes: whether the network makes such a vector of an image.
        labels: numbers behind the vector that say of which class the image shall be, 1 for that
            one and 0 for all others; 0 where there is no choice.
        is_averaged: whether the network is a mean of the weights of one that trains.
    """

    size: int
    has_prior: bool
    has_codes: bool
    labels: int = 0
    is_averaged: bool = False


def latent_space(recipe: Recipe, classes: int = 0) -> LatentSpace | None:
    """Return the space of a recipe's network; None where it makes no images of vectors.

    Args:
        recipe: of a run or a project.
        classes: in its data.
    """
    make = _SPACES.get(recipe.task)
    return make(recipe, classes) if make is not None else None


def _autoencode(recipe: Recipe, _classes: int) -> LatentSpace:
    table = recipe.autoencoder
    return LatentSpace(table.code, has_prior=table.is_variational, has_codes=True)


def _gan(recipe: Recipe, classes: int) -> LatentSpace:
    table = recipe.gan
    labels = classes if table.needs_classes else 0
    return LatentSpace(
        table.latent,
        has_prior=True,
        has_codes=False,
        labels=labels,
        is_averaged=table.average > 0,
    )


_SPACES: dict[str, Callable[[Recipe, int], LatentSpace]] = {
    "autoencode": _autoencode,
    "gan": _gan,
}
