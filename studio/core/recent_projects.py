"""What a list of recent projects says about each of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.core.errors import StudioError
from studio.core.metrics.file import read_metrics
from studio.core.project import Project, open_project
from studio.core.run_folder import RunFolder
from studio.core.run_list import list_runs
from studio.core.run_summary import RunSummary
from studio.core.sentences import Sentence


class RecentProject(msgspec.Struct, frozen=True):
    """One project in the list.

    Attributes:
        path: its folder.
        name: of the recipe, or of the folder where the recipe cannot be read.
        backbone: "" where the recipe cannot be read.
        is_pretrained: whether it starts from ready weights.
        when: seconds since 1970 of the last run's or the recipe's change.
        accuracy: of the newest finished run, 0..1, None without one.
        cut_off: folder of the newest run where that can be resumed, else "".
        epochs_done: whole epochs of that run.
        problem: why the project cannot be opened, None where it can.
    """

    path: str
    name: str
    backbone: str = ""
    is_pretrained: bool = False
    when: float = 0.0
    accuracy: float | None = None
    cut_off: str = ""
    epochs_done: int = 0
    problem: Sentence | None = None


def describe_projects(folders: Iterable[str]) -> tuple[RecentProject, ...]:
    """Return a row for each folder that is still there, in the order given."""
    return tuple(_describe(Path(folder)) for folder in folders if Path(folder).is_dir())


def _describe(folder: Path) -> RecentProject:
    try:
        project = open_project(folder)
        recipe = project.read()
    except StudioError as error:
        return RecentProject(str(folder), folder.name, problem=error.sentence)
    runs = _usable_runs(project)
    newest = runs[0] if runs else None
    best = next((run.accuracy for run in runs if run.accuracy is not None), None)
    is_cut = newest is not None and newest.status == "unfinished"
    return RecentProject(
        path=str(folder),
        name=recipe.name,
        backbone=recipe.model.backbone,
        is_pretrained=recipe.model.weights != "random",
        when=newest.when if newest else project.recipe_file.stat().st_mtime,
        accuracy=best,
        cut_off=newest.path if newest and is_cut else "",
        epochs_done=_epochs_done(newest.path) if newest and is_cut else 0,
    )


def _usable_runs(project: Project) -> list[RunSummary]:
    return [run for run in list_runs(project.runs) if run.damage is None]


def _epochs_done(run: str) -> int:
    try:
        return len(read_metrics(RunFolder(Path(run)).metrics_file).train_epochs)
    except StudioError:  # nothing was recorded yet
        return 0
