"""The recipe of a run or a trial, as the open project would have it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import with_values
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial
from studio.ui.models.open_project import OpenProject


def adopted(project: OpenProject, recipe: Recipe) -> Recipe | None:
    """Return a recipe with the project's name; None where no project is open.

    What a search varies stays, as far as it fits. The project keeps its image folder too, where
    that of the recipe is gone or the same.
    """
    opened, now = project.project, project.recipe
    if opened is None:
        return None
    folder = Path(recipe.data.folder)
    is_same = folder == recipes.data_folder(now, opened.recipe_file)
    if is_same or not folder.is_dir():
        recipe = replace(recipe, data=replace(recipe.data, folder=now.data.folder))
    return replace(recipe, name=now.name, search=now.search)


def adopted_trial(project: OpenProject, standing: Standing | None, trial: Trial) -> Recipe | None:
    """Return the recipe of a search with the values of a trial, None where there is none.

    Of the epochs it has those that were planned, where the method trained the trial for fewer.
    """
    if standing is None:
        return None
    try:
        return adopted(project, with_values(standing.recipe, trial.values, "The trial"))
    except InputError:  # values that do not go together, which the search has said
        return None
