"""Runs that have something to export."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from studio.core.base.errors import StudioError
from studio.core.exports.program_inside import has_program
from studio.core.networks.model_folder import is_saved_model
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_damage import is_archive
from studio.core.runs.run_folder import RunFolder, slug
from studio.core.runs.run_list import best_run, list_runs
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.classify import Classified
from studio.core.tasks.table import task

_FOLDER = re.compile(r"(?P<stamp>\d{4}-\d\d-\d\d-\d{6})-(?P<rest>.+)")


class ExportableRun(msgspec.Struct, frozen=True):
    """One run with what an export needs of it."""

    summary: RunSummary
    recipe: Recipe
    classes: tuple[str, ...]

    @property
    def is_of_layers(self) -> bool:
        """Whether every part of its network is a layer of Keras' own."""
        if not task(self.recipe.task).chooses_layers:
            return True
        file = RunFolder(Path(self.summary.path)).model_file
        if file.is_file():
            return not has_program(file)
        return not is_saved_model(Path(self.recipe.model.backbone))

    @property
    def stem(self) -> str:
        """Name of its file without an ending; no two runs of a project have the same."""
        folder = Path(self.summary.path).name
        found = _FOLDER.fullmatch(folder)
        if found is None:
            return slug(folder)
        own = slug(self.recipe.name)
        twin = found["rest"].removeprefix(own) if found["rest"].startswith(f"{own}-") else ""
        return f"{slug(self.summary.name)}-{found['stamp']}{twin}"


def exportable_runs(runs: Path) -> tuple[ExportableRun, ...]:
    """Return the runs in a folder that have a model or a checkpoint, newest first.

    Where something else of a run is damaged, its curve for instance, the model is still good.
    """
    found = []
    for summary in list_runs(runs):
        if summary.damage is None and not summary.is_saved:
            continue
        run = RunFolder(Path(summary.path))
        if summary.damage is not None and not is_archive(run.model_file):
            continue
        try:
            found.append(ExportableRun(summary, run.recipe(), _classes(run, summary)))
        except StudioError:  # it was removed or damaged since it was listed
            continue
    return tuple(found)


def best(runs: Sequence[ExportableRun]) -> ExportableRun | None:
    """Return the run with the best result, the newest where none has one, None without runs."""
    found = best_run(run.summary for run in runs)
    return next((run for run in runs if run.summary is found), runs[0] if runs else None)


def _classes(run: RunFolder, summary: RunSummary) -> tuple[str, ...]:
    if summary.can_resume:
        return run.dataset()[0].classes
    result = run.report().result
    return result.classes if isinstance(result, Classified) else ()
