"""Training a run again with other seeds, as many times as a person wants."""

from __future__ import annotations

from functools import partial

from studio.core.base.errors import StudioError
from studio.core.plan.seed_series import seed_series, seeds_beside
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.models.run_queue import QueuedRun
from studio.ui.pages.page import Page


def ask_for_seeds(page: Page, run: RunSummary) -> None:
    """Ask how many runs are wanted that differ from `run` in the seed alone, and train them."""
    if run.recipe is not None and obstacle("resume", page.context) is None:
        dialog = MoreSeedsDialog(page.theme, run.name, run.seconds, page)
        dialog.chosen.connect(partial(_train, page, run))
        dialog.open()


def _train(page: Page, run: RunSummary, count: int) -> None:
    project, recipe = page.context.project.project, run.recipe
    if project is None or recipe is None:
        return
    try:
        runs = list_runs(project.runs)
    except StudioError as error:
        page.context.runs.failed.emit(error.sentence)
        return
    others = [one.recipe for one in runs if one.recipe is not None]
    series = seed_series(recipe, count, seeds_beside(recipe, others))
    page.context.queue.start([QueuedRun(one) for one in series])
    if page.context.queue.is_active:
        page.page_wanted.emit("train")
