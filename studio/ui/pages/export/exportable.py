"""Runs that have a model to take away."""

from pathlib import Path

import msgspec

from studio.core.catalogue import backbone, is_known
from studio.core.errors import StudioError
from studio.core.recipe import Recipe
from studio.core.run_damage import is_archive
from studio.core.run_folder import RunFolder
from studio.core.run_list import list_runs
from studio.core.run_summary import RunSummary


class ExportableRun(msgspec.Struct, frozen=True):
    """One run with what an export needs of it."""

    summary: RunSummary
    recipe: Recipe
    classes: tuple[str, ...]

    @property
    def can_h5(self) -> bool:
        """Whether a whole .h5 of it opens again in plain Keras."""
        name = self.recipe.model.backbone
        return not is_known(name) or backbone(name).h5


def exportable_runs(runs: Path) -> tuple[ExportableRun, ...]:
    """Return the runs in a folder that have ended with a model, newest first.

    Where something else of a run is damaged, its curve for instance, the model is still good.
    """
    found = []
    for summary in list_runs(runs):
        if summary.status not in ("finished", "stopped", "damaged"):
            continue
        run = RunFolder(Path(summary.path))
        if not is_archive(run.model_file):
            continue
        try:
            found.append(ExportableRun(summary, run.recipe(), run.report().classes))
        except StudioError:  # it was removed or damaged since it was listed
            continue
    return tuple(found)
