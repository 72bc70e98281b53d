"""What a list of recent projects says about each of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.core.base import paths
from studio.core.base.errors import StudioError
from studio.core.base.files import failure_of_disk
from studio.core.base.sentences import Sentence
from studio.core.dataset.glimpse import glimpse
from studio.core.projects.project import Project, open_project
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_list import best_run, list_runs
from studio.core.runs.run_summary import RunSummary

PICTURES = 4


class RecentProject(msgspec.Struct, frozen=True):
    """One project in the list.

    Attributes:
        path: its folder.
        name: of the recipe, or of the folder where the recipe cannot be read.
        recipe: as it is now, which need not be what any run trained; None where it cannot be
            read.
        when: seconds since 1970 of the last run's or the recipe's change.
        newest: the newest run that is not damaged, None without one.
        best: the one with the best result; may be the newest.
        pictures: at most `PICTURES` of its image files; empty where the image folder is gone.
        problem: why the project cannot be opened, None where it can.
    """

    path: str
    name: str
    recipe: Recipe | None = None
    when: float = 0.0
    newest: RunSummary | None = None
    best: RunSummary | None = None
    pictures: tuple[str, ...] = ()
    problem: Sentence | None = None

    @property
    def to_resume(self) -> RunSummary | None:
        """The newest run where it is paused or interrupted."""
        return self.newest if self.newest is not None and self.newest.can_resume else None


def describe_projects(folders: Iterable[str]) -> tuple[RecentProject, ...]:
    """Return a row for each folder that is still there, in the order given."""
    return tuple(_describe(Path(folder)) for folder in folders if paths.is_folder(Path(folder)))


def _describe(folder: Path) -> RecentProject:
    try:
        project = open_project(folder)
        recipe = project.read()
        written = project.recipe_file.stat().st_mtime
    except StudioError as error:
        return RecentProject(str(folder), folder.name, problem=error.sentence)
    except OSError as error:  # it is deleted or moved just now
        problem = failure_of_disk(error, project.recipe_file).sentence
        return RecentProject(str(folder), folder.name, problem=problem)
    runs = _usable_runs(project)
    newest = runs[0] if runs else None
    return RecentProject(
        path=str(folder),
        name=recipe.name,
        recipe=recipe,
        when=newest.when if newest else written,
        newest=newest,
        best=best_run(runs),
        pictures=_pictures(project, recipe),
    )


def _usable_runs(project: Project) -> list[RunSummary]:
    try:
        return [run for run in list_runs(project.runs) if run.damage is None]
    except StudioError:  # they may not be read; the Runs page says why
        return []


def _pictures(project: Project, recipe: Recipe) -> tuple[str, ...]:
    return glimpse(recipes.data_folder(recipe, project.recipe_file), PICTURES)
