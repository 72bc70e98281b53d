"""From a question to a comparison of the open project, and what it will cost."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.comparison.comparison import Comparison, Variant, compared
from studio.core.comparison.questions import Question
from studio.core.comparison.standing import Standing
from studio.core.comparison.trials import left
from studio.core.networks import catalogue
from studio.core.plan.forecast import forecast
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.wire.messages import Device, DeviceKind
from studio.ui.models.situation import image_counts
from studio.ui.models.workspace import Workspace
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated


def comparison_for(at: Workspace, question: Question, repeats: int) -> Comparison | None:
    """Return what a question compares in the open project, None where it makes no sense there.

    It is called like the question; numbered where a comparison of that name has other variants.
    """
    project = at.project.project
    if project is None:
        return None
    recipe = at.project.recipe
    folder = str(recipes.data_folder(recipe, project.recipe_file))
    recipe = replace(recipe, data=replace(recipe.data, folder=folder))
    variants = tuple(
        Variant(translated(one.title), with_own_names(one.recipe))
        for one in question.alternatives(recipe, at.network.layers)
    )
    try:
        found = compared(translated(question.title), variants, repeats)
    except InputError:  # fewer than two, or two that are the same
        return None
    return replace(found, name=_free_name(found, at.comparison.kept))


def seconds_left(at: Workspace, standing: Standing, device: Device | None) -> float | None:
    """Return how long what is left of a comparison will take, None where nobody knows."""
    total = 0.0
    for row in left(standing.rows):
        measured = standing.seconds_of(row.trial.variant)
        seconds = _forecast(at, row.trial.recipe, device) if measured is None else measured
        if seconds is None:
            return None
        total += max(seconds - row.seconds, 0.0)
    return total


def _free_name(found: Comparison, kept: Sequence[Comparison]) -> str:
    name, number = found.name, 1
    others = {one.name: one.variants for one in kept}
    while others.get(name, found.variants) != found.variants:
        number += 1
        name = f"{found.name} ({number})"
    return name


def _forecast(at: Workspace, recipe: Recipe, device: Device | None) -> float | None:
    """Return the forecast for a recipe, roughly by the number of weights for another backbone."""
    images, layers, own = image_counts(at), at.network.layers, at.project.recipe
    if device is None or device.kind is not DeviceKind.CPU or images is None or not layers:
        return None
    if recipe.model.backbone == own.model.backbone or not task_of(own).chooses_layers:
        try:
            return sum(one.total for one in forecast(layers, recipe, images, device.gigaflops))
        except InputError:  # stages of another network
            return None
    whole = replace(recipe, model=own.model)
    try:
        likely = sum(one.total for one in forecast(layers, whole, images, device.gigaflops))
    except InputError:
        return None
    return likely * _weights(recipe) / _weights(own)


def _weights(recipe: Recipe) -> int:
    name = recipe.model.backbone
    return catalogue.backbone(name).parameters if catalogue.is_known(name) else 10_000_000
