"""The cards of the Train page that each task has of its own: result, gallery, and others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from studio.core.runs.run_state import RunState
from studio.core.tasks.table import Task
from studio.ui.models.arrangement import remember_fold
from studio.ui.models.run_model import RunModel
from studio.ui.models.settings import Settings
from studio.ui.pages.named_class import named_class
from studio.ui.pages.task_views import TASK_VIEWS
from studio.ui.pages.train.task_result_card import TaskResultCard
from studio.ui.theme import Theme


class TaskCards:
    """Every task's cards, of which those of the shown run's task are seen.

    Args:
        open_dialog: opens what a result leads to, by its "module:Class".

    Attributes:
        results: show the report, one card per task.
        galleries: show pictures of each epoch, of the tasks that keep any.
        sides: tell how a task trains, of those where there is something to tell.
    """

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        run: RunModel,
        open_dialog: Callable[[str], None],
    ) -> None:
        self._results = {view.key: named_class(view.result_card)(theme) for view in TASK_VIEWS}
        self._galleries = {
            view.key: named_class(view.gallery_card)(theme, run)
            for view in TASK_VIEWS
            if view.gallery_card
        }
        self._sides = [
            (view.key, named_class(name)(theme, run))
            for view in TASK_VIEWS
            for name in view.side_cards
        ]
        for key, card in self._galleries.items():
            remember_fold(settings, f"train.gallery.{key}", card)
        for at, (key, card) in enumerate(self._sides):
            remember_fold(settings, f"train.side.{key}.{at}", card)
        for result in self._results.values():
            result.dialog_wanted.connect(open_dialog)
        self.results: tuple[TaskResultCard, ...] = tuple(self._results.values())
        self.galleries: tuple[QWidget, ...] = tuple(self._galleries.values())
        self.sides: tuple[QWidget, ...] = tuple(card for _, card in self._sides)

    def show_state(self, state: RunState, about: Task) -> None:
        """Show a run of this task."""
        for key, card in self._results.items():
            card.show_state(state)
            if key != about.key:
                card.hide()
        for key, card in (*self._galleries.items(), *self._sides):
            card.setVisible(key == about.key)
