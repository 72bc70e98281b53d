"""Training a run again with other seeds, as many times as a person wants."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from studio.core.plan.seed_series import seed_series, seeds_beside
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.models.run_queue import QueuedRun
from studio.ui.pages.page import Page
from studio.ui.pages.place_choice import PlaceChoice


def ask_for_seeds(page: Page, run: RunSummary) -> None:
    """Ask how many runs are wanted that differ from `run` in the seed alone, and train them."""
    if run.recipe is not None and obstacle("resume", page.context) is None:
        dialog = MoreSeedsDialog(page.theme, run.name, run.seconds, page)
        dialog.add(PlaceChoice(page.theme, page.context.place))
        dialog.chosen.connect(partial(_train, page, run))
        dialog.open()


def _train(page: Page, run: RunSummary, count: int) -> None:
    project, recipe = page.context.project.project, run.recipe
    if project is not None and recipe is not None:
        page.context.queue.start_planned(partial(_planned, project.runs, recipe, count))
        page.page_wanted.emit("train")


def _planned(runs: Path, recipe: Recipe, count: int) -> tuple[QueuedRun, ...]:
    """Return runs with seeds that none of the runs in a folder has.

    Raises:
        InputError: the folder may not be read.
    """
    others = [one.recipe for one in list_runs(runs) if one.recipe is not None]
    series = seed_series(recipe, count, seeds_beside(recipe, others))
    return tuple(QueuedRun(one) for one in series)
