"""Whether the recipe is still the one that was trained."""

from pathlib import Path

from msgspec.structs import replace

from studio.core.recipes import recipe as recipes
from studio.ui.models.workspace import Workspace


def is_recipe_new(at: Workspace) -> bool:
    """Return whether the recipe was changed since the run that is shown began.

    What a search varies makes no other training.
    """
    project, trained = at.project.project, at.run.recipe
    if trained is None or project is None:
        return False
    now = at.project.recipe
    if Path(trained.data.folder) == recipes.data_folder(now, project.recipe_file):
        trained = replace(trained, data=replace(trained.data, folder=now.data.folder))
    return replace(trained, search=None) != replace(now, search=None)
