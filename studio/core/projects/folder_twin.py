"""A project that already shows the images of a folder, before a second one is made of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.core.base.errors import StudioError
from studio.core.projects.project import open_project
from studio.core.recipes import recipe as recipes


class FolderTwin(msgspec.Struct, frozen=True):
    """The project of a folder.

    Attributes:
        folder: of the images.
        project: its folder.
        name: its name.
        names: of all projects of this folder that were looked at.
        wanted_name: what the second one would be called, "" for the folder's name.
        wanted_preset: key of the preset that the second one would begin with, "" for none.
        task: what both are about.
    """

    folder: str
    project: str
    name: str
    names: tuple[str, ...]
    wanted_name: str = ""
    wanted_preset: str = ""
    task: str = "classify"

    def free_name(self) -> str:
        """Return a name for another project, which no project of this folder has."""
        base = self.wanted_name or Path(self.folder).name or self.folder
        number = 2
        while f"{base} {number}" in self.names:
            number += 1
        return f"{base} {number}"


def find_twin(folder: Path, projects: Iterable[str], task: str = "classify") -> FolderTwin | None:
    """Return the first of `projects` (their folders) of that task whose images lie in `folder`."""
    found: list[tuple[str, str]] = []
    wanted = os.path.realpath(folder)
    for one in projects:
        try:
            project = open_project(Path(one))
            recipe = project.read()
        except StudioError:
            continue
        if recipe.task != task:
            continue
        if os.path.realpath(recipes.data_folder(recipe, project.recipe_file)) == wanted:
            found.append((str(project.folder), recipe.name))
    if not found:
        return None
    names = tuple(name for _, name in found)
    return FolderTwin(str(folder), *found[0], names, task=task)
