"""The table of what can be done with a run: the same on the Runs page and on the start page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from studio.core.base.sentences import Sentence
from studio.core.recipes.solvers import ends_solved
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.pages.other_seeds import ask_for_seeds
from studio.ui.pages.page import Page, PageContext


class RunAction(Enum):
    """What a button does with a run."""

    RESUME = "resume"
    KEEP = "keep"
    CURVES = "curves"
    EXTEND = "extend"
    EXPORT = "export"
    SEEDS = "seeds"
    RECIPE = "recipe"
    SEARCH = "search"
    FOLDER = "folder"
    HIDE = "hide"
    SHOW = "show"
    DELETE = "delete"


@dataclass(frozen=True)
class RunActionSpec:
    """One row.

    Attributes:
        title: English, translated by `label`.
        is_for: whether it makes sense for a run.
        carry_out: does it, for a page.
        obstacle: key by which `studio.ui.models.obstacles` knows what keeps it from being done.
        keys: shortcut on the Runs page, "" without one.
    """

    action: RunAction
    title: str
    icon: str
    is_for: Callable[[RunSummary], bool]
    carry_out: Callable[[Page, RunSummary], None]
    obstacle: str = ""
    keys: str = ""

    def label(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("RunActions", self.title)

    def obstacle_in(self, context: PageContext) -> Sentence | None:
        """Return why it cannot be done now, None where it can."""
        return obstacle(self.obstacle, context)


def _resume(page: Page, run: RunSummary) -> None:
    page.context.run.resume(run.path)
    page.page_wanted.emit("train")


def _keep(page: Page, run: RunSummary) -> None:
    page.context.run.keep(run.path)
    page.page_wanted.emit("train")


def _show_curves(page: Page, run: RunSummary) -> None:
    page.context.run.load(run.path)
    page.page_wanted.emit("train")


def _train_longer(page: Page, run: RunSummary) -> None:
    page.context.run.load(run.path)  # so that its recipe is known when it goes on
    left = max(run.planned - run.epochs, 0) if run.status is RunStatus.STOPPED else 0
    dialog = TrainLongerDialog(page.theme, run.epochs, left, page)
    dialog.chosen.connect(partial(_train_epochs, page, run))
    dialog.open()


def _train_epochs(page: Page, run: RunSummary, epochs: int) -> None:
    page.context.run.resume(run.path, more_epochs=epochs)
    page.page_wanted.emit("train")


def _export(page: Page, run: RunSummary) -> None:
    page.context.runs.wanted = run.path
    page.page_wanted.emit("export")


def _train_again(page: Page, run: RunSummary) -> None:
    ask_for_seeds(page.context, run, page, page.page_wanted)


def _use_recipe(page: Page, run: RunSummary) -> None:
    page.context.runs.take_recipe(run)


def _show_search(page: Page, run: RunSummary) -> None:
    page.context.search.choose(str(Path(run.path).with_name(run.search)))
    page.action_wanted.emit("searches")


def _hide(page: Page, run: RunSummary) -> None:
    page.context.runs.describe(run.path, replace(run.about, hidden=not run.is_hidden))


def _show_folder(_page: Page, run: RunSummary) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(run.path))


def _delete(page: Page, run: RunSummary) -> None:
    page.context.runs.delete(run.path, run.name)
    page.page_wanted.emit("runs")


def _can_go_further(run: RunSummary) -> bool:
    return run.has_ended and not (run.recipe is not None and ends_solved(run.recipe))


RUN_ACTIONS: tuple[RunActionSpec, ...] = (
    RunActionSpec(
        RunAction.RESUME,
        str(QT_TRANSLATE_NOOP("RunActions", "Resume")),
        "play",
        lambda run: run.can_resume,
        _resume,
        obstacle="resume",
    ),
    RunActionSpec(
        RunAction.KEEP,
        str(QT_TRANSLATE_NOOP("RunActions", "Stop and keep")),
        "stop",
        lambda run: run.can_resume and run.is_saved,
        _keep,
        obstacle="resume",
    ),
    RunActionSpec(
        RunAction.CURVES,
        str(QT_TRANSLATE_NOOP("RunActions", "Show curves")),
        "chart",
        lambda run: run.damage is None,
        _show_curves,
        obstacle="show",
    ),
    RunActionSpec(
        RunAction.EXTEND,
        str(QT_TRANSLATE_NOOP("RunActions", "Train longer…")),
        "play",
        _can_go_further,
        _train_longer,
        obstacle="resume",
    ),
    RunActionSpec(
        RunAction.EXPORT,
        str(QT_TRANSLATE_NOOP("RunActions", "Export…")),
        "export",
        lambda run: run.is_saved,
        _export,
    ),
    RunActionSpec(
        RunAction.SEEDS,
        str(QT_TRANSLATE_NOOP("RunActions", "Train with other seeds…")),
        "refresh",
        lambda run: run.has_ended,
        _train_again,
        obstacle="resume",
    ),
    RunActionSpec(
        RunAction.RECIPE,
        str(QT_TRANSLATE_NOOP("RunActions", "Use this recipe")),
        "copy",
        lambda run: run.recipe is not None,
        _use_recipe,
        obstacle="edit",
    ),
    RunActionSpec(
        RunAction.SEARCH,
        str(QT_TRANSLATE_NOOP("RunActions", "Show its search")),
        "search",
        lambda run: bool(run.search),
        _show_search,
        obstacle="searches",
    ),
    RunActionSpec(
        RunAction.FOLDER,
        str(QT_TRANSLATE_NOOP("RunActions", "Show in folder")),
        "folder",
        lambda _run: True,
        _show_folder,
    ),
    RunActionSpec(
        RunAction.HIDE,
        str(QT_TRANSLATE_NOOP("RunActions", "Hide")),
        "eye",
        lambda run: not run.is_hidden and run.status is not RunStatus.RUNNING,
        _hide,
        obstacle="edit",
    ),
    RunActionSpec(
        RunAction.SHOW,
        str(QT_TRANSLATE_NOOP("RunActions", "Show again")),
        "eye",
        lambda run: run.is_hidden,
        _hide,
        obstacle="edit",
    ),
    RunActionSpec(
        RunAction.DELETE,
        str(QT_TRANSLATE_NOOP("RunActions", "Delete")),
        "trash",
        lambda run: run.status is not RunStatus.RUNNING,
        _delete,
        obstacle="edit",
        keys="Delete",
    ),
)


def spec_of(action: RunAction) -> RunActionSpec:
    """Return the row of an action."""
    return next(spec for spec in RUN_ACTIONS if spec.action is action)
