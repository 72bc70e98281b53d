"""Says during and after a training what its figures mean, and carries out the way on."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.core.advice import Advice, RunFix, RunSituation, advise_run
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.pages.advice_list import AdviceList
from studio.ui.pages.page import PageContext

LOOK_MS = 500
"""Figures come 20 times a second; nobody reads that fast."""


class RunAdvisor(QObject):
    """Advice about the run that is shown; while it trains, below the header of the Train page.

    Signals:
        advice_changed(object): the `Advice` that holds now, None where there is none.

    A way on that was chosen stops the run first, so that nothing of it is lost; it is carried out
    when the engine says that all is saved.
    """

    advice_changed = Signal(object)

    def __init__(self, context: PageContext, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: RunFix | None = None
        self._advice: Advice | None = None
        self.list = AdviceList(context.theme)
        column.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.list.fix_chosen.connect(self._on_fix_chosen)
        context.run.metrics_appended.connect(self._on_metrics_appended)
        context.run.series_replaced.connect(self.look)
        context.run.state_changed.connect(self._on_state_changed)

    @Slot()
    def look(self) -> None:
        """Show what the figures say now; nothing about a run that has neither begun nor ended."""
        is_at_work = self._context.run.state.status is Status.RUNNING
        advice = self._found()
        self.list.set_advice((advice,) if advice is not None and is_at_work else ())
        if advice != self._advice:
            self._advice = advice
            self.advice_changed.emit(advice)

    def _found(self) -> Advice | None:
        run = self._context.run
        state, recipe = run.state, run.recipe
        if recipe is None or (state.status is not Status.RUNNING and state.report is None):
            return None
        return advise_run(
            RunSituation(
                recipe=recipe,
                classes=len(state.classes),
                series=run.series,
                stage=state.stage.stage - 1 if state.stage is not None else 0,
                report=state.report,
                first=run.first_fresh,
            )
        )

    @Slot()
    def _on_metrics_appended(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_fix_chosen(self, advice: Advice) -> None:
        fix, run = advice.fix, self._context.run
        if not isinstance(fix, RunFix):
            return
        if fix.is_end:
            run.stop()
            return
        self._wanted = fix
        run.pause()

    @Slot(object)
    def _on_state_changed(self, state: RunState) -> None:
        if state.status is Status.RUNNING:
            return
        self.look()
        if state.status.is_alive or self._wanted is None:
            return
        fix, self._wanted = self._wanted, None
        if state.status is Status.PAUSED:
            self._carry_out(fix, state)

    def _carry_out(self, fix: RunFix, state: RunState) -> None:
        run, project = self._context.run, self._context.project
        recipe = run.recipe
        if not fix.is_from_start:
            run.resume(state.run, rate_factor=fix.rate_factor)
        elif recipe is not None and project.project is not None:
            project.set_recipe(_slowed(project.recipe, fix), self.tr("learning rate"))
            run.train(project.recipe, project.project)


def _slowed(recipe: Recipe, fix: RunFix) -> Recipe:
    """Return the recipe with every rate multiplied, to six figures."""
    stages = tuple(
        replace(stage, learning_rate=float(f"{stage.learning_rate * fix.rate_factor:.6g}"))
        for stage in recipe.stage
    )
    return replace(recipe, stage=stages)
