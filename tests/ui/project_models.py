"""The models of an open project without a window, around an engine that only pretends."""

from pathlib import Path

import msgspec
from fake_engine import FakeEngine

from studio.core.recipes.recipe import Recipe
from studio.ui.models.new_project import NewProject
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_images import ProjectImages
from studio.ui.models.project_network import ProjectNetwork
from studio.ui.models.settings import Settings


class Models:
    """What `studio.app` builds, as far as a project is concerned."""

    def __init__(self, settings_file: Path, engine: FakeEngine | None = None) -> None:
        self.engine = engine or FakeEngine()
        self.settings = Settings(settings_file)
        self.project = OpenProject(self.settings)
        self.images = ProjectImages(self.engine, self.project)
        self.network = ProjectNetwork(self.engine, self.project, self.images)
        self.new_project = NewProject(self.project, self.images, self.settings)


def with_data(recipe: Recipe, **fields: object) -> Recipe:
    """Return the recipe with other fields of its table [data]."""
    return msgspec.structs.replace(recipe, data=msgspec.structs.replace(recipe.data, **fields))
