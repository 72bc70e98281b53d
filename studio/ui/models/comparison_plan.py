"""From a question to a comparison of the open project, and what it will cost."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.comparison.comparison import Comparison, Variant, compared
from studio.core.comparison.questions import Question
from studio.core.comparison.standing import Standing
from studio.core.comparison.trials import left
from studio.core.recipes import recipe as recipes
from studio.core.wire.messages import Device
from studio.ui.models.rough_forecast import rough_forecast
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
    recipe = replace(recipe, data=replace(recipe.data, folder=folder), search=None)
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
        times = rough_forecast(at, row.trial.recipe, device) if measured is None else ()
        if measured is None and not times:
            return None
        seconds = sum(one.total for one in times) if measured is None else measured
        total += max(seconds - row.seconds, 0.0)
    return total


def _free_name(found: Comparison, kept: Sequence[Comparison]) -> str:
    name, number = found.name, 1
    others = {one.name: one.variants for one in kept}
    while others.get(name, found.variants) != found.variants:
        number += 1
        name = f"{found.name} ({number})"
    return name
