"""The page that answers: where is it wrong?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.runs.run_state import RunState
from studio.ui.pages.card_column import reach_into_margin
from studio.ui.pages.evaluate.task_evaluation import TaskEvaluation
from studio.ui.pages.named_class import named_class
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.task_views import task_view
from studio.ui.widgets.empty_state import EmptyState


class EvaluatePage(Page):
    """Shows what the task of the shown run has for this page; each is built when first needed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.header.set_title(self.tr("Evaluate"))
        self.setAccessibleName(self.tr("Evaluate"))
        self._views: dict[str, TaskEvaluation] = {}
        self._none = EmptyState(
            self.theme,
            "evaluate",
            self.tr("Nothing to evaluate here"),
            self.tr("The Training page shows what runs of this task have learned."),
            self.tr("Go to training"),
            is_primary=True,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        reach_into_margin(self)
        self.body.addWidget(self._stack, 1)
        self._none.action_chosen.connect(partial(self.page_wanted.emit, "train"))
        context.run.state_changed.connect(self._on_run_changed)
        self._show_run(context.run.state)

    def view(self, task: str) -> TaskEvaluation | None:
        """Return what shows the runs of a task, None where it has nothing for this page."""
        name = task_view(task).evaluation
        if name and task not in self._views:
            made: TaskEvaluation = named_class(name)(self.context)
            made.page_wanted.connect(self.page_wanted)
            self._views[task] = made
            self._stack.addWidget(made)
        return self._views.get(task)

    def entered(self) -> None:
        """Show the run that is shown elsewhere."""
        self._show_run(self.context.run.state)

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        if self.isVisible():
            self._show_run(state)

    def _show_run(self, state: RunState) -> None:
        run = self.context.run
        view = self.view((run.recipe or self.context.project.recipe).task)
        self._stack.setCurrentWidget(view or self._none)
        text = self.tr("run {name}").format(name=Path(state.run).name)
        self.set_facts(text if state.run else "")
        if view is not None:
            view.follow(state)
