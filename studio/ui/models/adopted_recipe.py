"""The recipe of a run or a trial, as the open project would have it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
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
    if is_same or not paths.is_folder(folder):
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


def adopt_trial(project: OpenProject, standing: Standing | None, trial: Trial) -> None:
    """Put the settings of a trial in force, as one step to undo, where nothing speaks against it.

    `OpenProject.failed` says why they cannot be.
    """
    recipe = adopted_trial(project, standing, trial)
    if recipe is not None and project.read_only is None:
        text = QCoreApplication.translate("AdoptedRecipe", "values of trial {number}")
        project.set_recipe(recipe, text.format(number=trial.number))


def obstacle_to_trial(
    project: OpenProject, standing: Standing | None, trial: Trial
) -> Sentence | None:
    """Return why the settings of a trial cannot be taken, None where they can."""
    if project.project is not None and project.read_only is not None:
        return project.read_only
    recipe = adopted_trial(project, standing, trial)
    if recipe is not None and replace(recipe, search=None) == replace(project.recipe, search=None):
        return say("The project already uses these values.")
    return None
