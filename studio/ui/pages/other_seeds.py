"""Training a run again with other seeds, as many times as a person wants."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from studio.core.base.errors import StudioError
from studio.core.plan.seed_series import seed_series, seeds_beside
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.models.run_queue import QueuedRun
from studio.ui.pages.page import PageContext


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
        dialog.chosen.connect(partial(_train, context, run, page_wanted))
        dialog.open()


def _train(context: PageContext, run: RunSummary, page_wanted: SignalInstance, count: int) -> None:
    project, recipe = context.project.project, run.recipe
    if project is None or recipe is None:
        return
    try:
        runs = list_runs(project.runs)
    except StudioError as error:
        context.runs.failed.emit(error.sentence)
        return
    others = [one.recipe for one in runs if one.recipe is not None]
    series = seed_series(recipe, count, seeds_beside(recipe, others))
    context.queue.start([QueuedRun(one) for one in series])
    if context.queue.is_active:
        page_wanted.emit("train")
