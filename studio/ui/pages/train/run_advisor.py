"""Says during and after a training what its figures mean, and carries out the way on."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.core.advice import Advice, PageFix, RecipeFix, RunFix, RunSituation, diagnose
from studio.core.base.errors import StudioError
from studio.core.evaluation import kept
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.metrics import MetricSeries
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import RunState, Status
from studio.ui.pages.advice_list import AdviceList
from studio.ui.pages.page import PageContext
from studio.ui.pages.train.doctor_card import DoctorCard
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background

LOOK_MS = 500
"""Figures come 20 times a second; nobody reads that fast."""


class RunAdvisor(QObject):
    """Advice about the run that is shown; while it trains, below the header of the Train page.

    Once it has ended, all that stands out is on a card of its own, and what it says of each image
    is looked at too.

    Attributes:
        list: the gravest matter of a run at work.
        card: all of a run that has ended.

    Signals:
        advice_changed(object): the gravest `Advice` that holds now, None where there is none.
        page_wanted(str): key of the page that shows what some advice is about.

    A way on that was chosen stops the run first, so that nothing of it is lost; it is carried out
    when the engine says that all is saved.
    """

    advice_changed = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, context: PageContext, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: RunFix | None = None
        self._advice: Advice | None = None
        self._known: tuple[str, RunEvaluation | None] = ("", None)
        self._reader = Background(self)
        self.list = AdviceList(context.theme)
        self.card = DoctorCard(context.theme)
        column.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.list.fix_chosen.connect(self._on_fix_chosen)
        self.card.fix_chosen.connect(self._on_fix_chosen)
        self._reader.succeeded.connect(self._on_read)
        context.run.metrics_appended.connect(self._on_metrics_appended)
        context.run.series_replaced.connect(self.look)
        context.run.state_changed.connect(self._on_state_changed)

    @Slot()
    def look(self) -> None:
        """Show what the figures say now; nothing about a run that has neither begun nor ended."""
        state = self._context.run.state
        is_at_work, has_ended = state.status is Status.RUNNING, state.report is not None
        found = self._found()
        advice = found[0] if found else None
        self.list.set_advice(found[:1] if is_at_work else ())
        self.card.show_advice(found if has_ended and not state.status.is_alive else ())
        if has_ended and not is_at_work and self._known[0] != state.run:
            self._known = (state.run, None)
            self._reader.run(partial(_known_of, state.run))
        if advice != self._advice:
            self._advice = advice
            self.advice_changed.emit(advice)

    def _found(self) -> tuple[Advice, ...]:
        run = self._context.run
        state, recipe = run.state, run.recipe
        if recipe is None or (state.status is not Status.RUNNING and state.report is None):
            return ()
        path, known = self._known
        return diagnose(
            RunSituation(
                recipe=recipe,
                classes=len(state.classes),
                series=run.series,
                stage=state.stage.stage - 1 if state.stage is not None else _last_stage(run.series),
                report=state.report,
                first=run.first_fresh,
                known=known if path == state.run else None,
            )
        )

    @Slot(object)
    def _on_read(self, found: tuple[str, RunEvaluation | None]) -> None:
        if found[0] == self._context.run.state.run and found[1] is not None:
            self._known = found
            self.look()

    @Slot()
    def _on_metrics_appended(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_fix_chosen(self, advice: Advice) -> None:
        fix, run = advice.fix, self._context.run
        match fix:
            case PageFix():
                self._context.runs.wanted_section = fix.section
                self.page_wanted.emit(fix.page)
            case RecipeFix():
                self._context.project.set_recipe(
                    fix.apply(self._context.project.recipe), translated(fix.label)
                )
                self.page_wanted.emit("model")
            case RunFix(is_end=True):
                run.stop()
            case RunFix() if run.state.status.is_alive:
                self._wanted = fix
                run.pause()
            case RunFix():
                self._carry_out(fix, run.state)

    @Slot(object)
    def _on_state_changed(self, state: RunState) -> None:
        if state.status is Status.RUNNING:
            self._known = ("", None)
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


def _known_of(run: str) -> tuple[str, RunEvaluation | None]:
    """Return what a run has kept of each image; None where that is nothing, or damaged."""
    with suppress(StudioError):
        found = kept.load(RunFolder(Path(run)))
        if found is not None:
            for part in found.parts:
                _ = (found.part(part).answers, found.part(part).carried)
            _ = found.suspects
            return run, found
    return run, None


def _last_stage(series: MetricSeries) -> int:
    starts = series.stage_starts()
    return starts[-1].stage - 1 if starts else 0


def _slowed(recipe: Recipe, fix: RunFix) -> Recipe:
    """Return the recipe with every rate multiplied, to six figures."""
    stages = tuple(
        replace(stage, learning_rate=float(f"{stage.learning_rate * fix.rate_factor:.6g}"))
        for stage in recipe.stage
    )
    return replace(recipe, stage=stages)
