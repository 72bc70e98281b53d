"""Training a run again with other seeds, as many times as a person wants."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from studio.core.plan.seed_series import seed_series, seeds_beside
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.core.wire.messages import PlannedRun
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.pages.page import PageContext
from studio.ui.pages.place_choice import PlaceChoice


def ask_for_seeds(
    context: PageContext, run: RunSummary, asker: QWidget, page_wanted: SignalInstance
) -> None:
    """Ask how many runs are wanted that differ from `run` in the seed alone, and train them.

    Args:
        context: what the asker works with.
        run: the one that is repeated.
        asker: a page or a dialog, over which the question is put.
        page_wanted: its signal, emitted with the page where they train.
    """
    if run.recipe is not None and obstacle("resume", context) is None:
        dialog = MoreSeedsDialog(context.theme, run.name, run.seconds, asker)
        dialog.add(PlaceChoice(context.theme, context.place))
        dialog.chosen.connect(partial(_train, context, run, page_wanted))
        dialog.open()


def _train(context: PageContext, run: RunSummary, page_wanted: SignalInstance, count: int) -> None:
    project, recipe = context.project.project, run.recipe
    if project is not None and recipe is not None:
        context.queue.start_planned(partial(_planned, project.runs, recipe, count))
        page_wanted.emit("train")


def _planned(runs: Path, recipe: Recipe, count: int) -> tuple[PlannedRun, ...]:
    """Return runs with seeds that none of the runs in a folder has.

    Raises:
        InputError: the folder may not be read.
    """
    others = [one.recipe for one in list_runs(runs) if one.recipe is not None]
    series = seed_series(recipe, count, seeds_beside(recipe, others))
    return tuple(PlannedRun(one) for one in series)
