"""A project: a folder with a recipe, a reference to the images, and runs."""

from __future__ import annotations

import shutil
from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError, WorkError
from studio.core.base.files import failure_of_disk
from studio.core.base.sentences import Sentence, say
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import slug


class Project:
    """Paths of one project.

    Attributes:
        folder: absolute; holds recipe.toml and runs/.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    @property
    def recipe_file(self) -> Path:
        """The recipe that the window's settings are saved to."""
        return self.folder / recipes.FILE_NAME

    @property
    def runs(self) -> Path:
        """Folder of the project's runs."""
        return self.folder / "runs"

    def read(self) -> Recipe:
        """Read the recipe.

        Raises:
            InputError: missing or wrong.
        """
        return recipes.read(self.recipe_file)

    def save(self, recipe: Recipe) -> None:
        """Write the recipe, whole or not at all.

        Raises:
            WorkError: the disk is full or the folder read-only, or the folder is gone: what was
                renamed shall not come back with nothing but a recipe in it.
        """
        self.check_there()
        recipes.write(recipe, self.recipe_file)

    def check_there(self) -> None:
        """Raise where the folder was renamed, moved or deleted since the project was opened.

        Raises:
            WorkError: so it is.
        """
        if not self.folder.is_dir():
            raise WorkError(gone(self.folder))


def gone(folder: Path) -> Sentence:
    """Return what is said of a project whose folder is not there any more."""
    return say(
        "The project's folder {folder} is gone: it was renamed, moved or deleted. Nothing is "
        "saved until it is back. If it was renamed, open it under its new name.",
        folder=str(folder),
    )


def create(home: Path, recipe: Recipe) -> Project:
    """Make a new project named after the recipe in `home`; an existing folder is never reused.

    Raises:
        WorkError: the folder cannot be made or written.
    """
    base = slug(recipe.name)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure_of_disk(error, home) from None
    for attempt in range(1, 10_000):
        folder = home / (base if attempt == 1 else f"{base}-{attempt}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise failure_of_disk(error, folder) from None
        project = Project(folder)
        try:
            project.save(recipe)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return project
    raise InputError("{home} contains too many projects with this name.", home=str(home))


def projects_in(home: Path) -> tuple[Path, ...]:
    """Return the folders of the projects in `home`, the one changed last first."""
    try:
        found = [recipe for recipe in home.glob(f"*/{recipes.FILE_NAME}") if recipe.is_file()]
        return tuple(one.parent for one in sorted(found, key=_changed, reverse=True))
    except OSError:
        return ()


def _changed(recipe: Path) -> float:
    return recipe.stat().st_mtime


def open_project(path: Path) -> Project:
    """Return the project whose folder, or whose recipe file, is `path`.

    Raises:
        InputError: there is no recipe there.
    """
    folder = path.parent if paths.is_file(path) else path
    project = Project(folder)
    if not paths.is_file(project.recipe_file):
        raise InputError("{folder} is not a project: it has no recipe.toml.", folder=str(folder))
    return project
