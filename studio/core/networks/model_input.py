"""What images a model of one's own reads, and the recipe that shows it such images."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from studio.core.networks.model_folder import is_of_ours, is_saved_model
from studio.core.recipes.allowed import PixelValues
from studio.core.recipes.recipe import Recipe


class ModelInput(msgspec.Struct, frozen=True):
    """The input of a model.

    Attributes:
        height: in pixels; None where any will do.
        width: likewise.
        channels: 1 or 3.
        values: range of the pixels, where its own first steps tell; None where they do not.
    """

    height: int | None
    width: int | None
    channels: int
    values: PixelValues | None = None


def usual_values(path: Path) -> PixelValues:
    """Return what a model reads that does not tell itself.

    A SavedModel of others is taken for a module of TensorFlow Hub, whose rule for images is 0..1.
    """
    return "0..1" if is_saved_model(path) and not is_of_ours(path) else "0..255"


def with_input(recipe: Recipe, reads: ModelInput | None) -> Recipe:
    """Return the recipe with images of the size, channels and values that its own model reads.

    Args:
        recipe: its backbone is a model of one's own.
        reads: what that reads; None changes nothing.
    """
    if reads is None:
        return recipe
    height, width = recipe.data.image_size
    size = (reads.height or height, reads.width or width)
    color = "gray" if reads.channels == 1 else recipe.data.color
    return replace(
        recipe,
        data=replace(recipe.data, image_size=size, color=color),
        model=replace(recipe.model, pixels=reads.values or recipe.model.pixels),
    )
