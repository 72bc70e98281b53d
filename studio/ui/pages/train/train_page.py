"""The page that answers: is it learning?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.advice import Advice, FailureSituation, RunFix, advise_failed
from studio.core.base.sentences import Sentence
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import recorded_figures
from studio.core.recipes.recipe_difference import training_differences
from studio.core.runs import run_about
from studio.core.runs.run_state import RunState, Status
from studio.core.tasks.table import TASKS, Task, task
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.models.arrangement import remember_fold, remember_panes
from studio.ui.models.field_edit import set_field
from studio.ui.models.obstacles import obstacle
from studio.ui.models.recipe_news import is_recipe_new
from studio.ui.pages.card_column import GUTTER, CardColumn, columns, reach_into_margin
from studio.ui.pages.named_class import named_class
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.train.changes_card import ChangesCard
from studio.ui.pages.train.data_card import DataCard
from studio.ui.pages.train.earlier_runs import EarlierRuns
from studio.ui.pages.train.log_card import LogCard
from studio.ui.pages.train.now_card import NowCard
from studio.ui.pages.train.phases_card import PhasesCard
from studio.ui.pages.train.ready_panel import ReadyPanel
from studio.ui.pages.train.run_advisor import RunAdvisor
from studio.ui.pages.train.run_buttons import RunButtons
from studio.ui.pages.train.run_facts import facts_text
from studio.ui.pages.train.standing_card import StandingCard
from studio.ui.pages.train.task_cards import TaskCards
from studio.ui.pages.train.task_curves import TaskCurves
from studio.ui.pages.train.train_banners import TrainBanners
from studio.ui.pages.train.train_header import OBSTACLE_OF, TrainAction, offers
from studio.ui.pages.train.weights_help import WeightsHelp
from studio.ui.texts.fields import differences_text
from studio.ui.texts.translation import translated
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.curves import Finding
from studio.ui.widgets.empty_state import EmptyState

RIGHT_WIDTH = 304


class TrainPage(Page):
    """Curves large, the facts of the run at their side, the log below."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TrainPage", "Training")
        super().__init__(context, title, parent)
        theme = self.theme
        self._remedy: RunFix | None = None
        self._curves = TaskCurves(theme, self)
        self._task_cards = TaskCards(theme, context.settings, context.run, self._open_dialog)
        self._standing = StandingCard(theme)
        self._now = NowCard(theme)
        self._changes = ChangesCard(theme)
        self._phases = PhasesCard(theme)
        self._data = DataCard(theme)
        self._log = LogCard(theme, context.log)
        self._runs = EarlierRuns(self)
        self._compare = Button(theme, self.tr("Compare"), Variant.QUIET, icon="chart")
        self._compare.setMenu(self._runs)
        self.header.add_secondary(self._compare)
        self._run_buttons = RunButtons(theme, self.header, before=self._compare)
        self._notes = TrainBanners(context, self.banners, self)
        self._advisor = RunAdvisor(context, self.banners, self)
        self._ready = ReadyPanel(context)
        self._no_data = EmptyState(theme, "data", "", is_primary=True)
        self._weights = WeightsHelp(theme, context.client)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_series_replaced()
        self._refresh()

    def _lay_out(self) -> None:
        galleries = [(card, 1) for card in self._task_cards.galleries]
        curves = [(card, 1) for card in self._curves.cards]
        left = CardColumn([*galleries, *curves, (self._log, 0)], is_divided=True)
        remember_fold(self.context.settings, "train.log", self._log)
        if left.panes is not None:
            remember_panes(self.context.settings, "train.curves", left.panes)
        cards = (
            *self._task_cards.results,
            self._advisor.card,
            self._standing,
            self._now,
            *self._task_cards.sides,
            self._changes,
            self._phases,
            self._data,
        )
        side = CardColumn([(card, 0) for card in cards], RIGHT_WIDTH)
        reach_into_margin(self)
        work = columns((left, 1), (side, 0))
        for page in (self._no_data, self._ready, work):
            self._stack.addWidget(page)
        help_row = QHBoxLayout()
        help_row.setContentsMargins(0, 0, GUTTER, 0)
        help_row.addWidget(self._weights)
        self.body.addLayout(help_row)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        images, run, project = self.context.images, self.context.run, self.context.project
        run.state_changed.connect(self._refresh)
        run.progressed.connect(self._on_progressed)
        run.series_replaced.connect(self._on_series_replaced)
        run.metrics_appended.connect(self._on_metrics_appended)
        run.layers_changed.connect(self._show_changes)
        for one in (images.dataset_changed, images.split_changed, images.busy_changed):
            one.connect(self._refresh)
        for one in (project.recipe_changed, project.read_only_changed, self.context.client.ready):
            one.connect(self._refresh)
        for one in (self.context.network.layers_changed, self.context.search.status_changed):
            one.connect(self._refresh)
        self.context.queue.changed.connect(self._refresh)
        self._weights.weights_arrived.connect(self._refresh)
        project.project_changed.connect(self._on_project_changed)
        self._ready.start_chosen.connect(self.start)
        for one in (self._ready.comparison_wanted, self._runs.variants_wanted):
            one.connect(partial(self.action_wanted.emit, "compare"))
        for one in (self._ready.search_wanted, self._runs.search_wanted):
            one.connect(partial(self.action_wanted.emit, "plan_search"))
        for one in (self._ready.data_wanted, self._no_data.action_chosen, self._data.images_wanted):
            one.connect(partial(self.page_wanted.emit, "data"))
        self._notes.page_wanted.connect(self.page_wanted)
        self._notes.search_wanted.connect(partial(self.action_wanted.emit, "searches"))
        self._run_buttons.action_chosen.connect(self._do)
        self._advisor.advice_changed.connect(self._on_advice_changed)
        self._advisor.page_wanted.connect(self.page_wanted)
        self._weights.backbone_wanted.connect(partial(self.page_wanted.emit, "model"))
        self._standing.export_chosen.connect(self._export)
        self._standing.deletion_chosen.connect(self._delete)
        self._runs.aboutToShow.connect(self._look_for_runs)
        self._runs.overlay_added.connect(self._curves.add_overlay)
        self._runs.overlay_removed.connect(self._curves.remove_overlay)

    @property
    def start_button(self) -> Button:
        """The button that starts the first run."""
        return self._ready.start_button

    @property
    def primary_button(self) -> Button | None:
        """The one next action of a run, None while there is none."""
        return self._run_buttons.primary

    def entered(self) -> None:
        """Show everything as it is now."""
        self._refresh()
        self._advisor.look()
        self._look_for_runs()

    @Slot()
    def start(self) -> None:
        """Start a run of the recipe as it is now."""
        project = self.context.project
        if project.project is not None and self._obstacle("train") is None:
            self._runs.forget()
            self.context.run.train(project.recipe, project.project)

    @Slot()
    def _refresh(self) -> None:
        state = self.context.run.state
        self._runs.show_beside(state.run)
        if state.status is not Status.IDLE:
            self._stack.setCurrentIndex(2)
        else:
            self._stack.setCurrentIndex(1 if self.context.images.dataset is not None else 0)
        self._show_no_data()
        self._compare.setVisible(state.status is not Status.IDLE)
        self._show_offers(state)
        self.set_facts(facts_text(state, self.context.run.recipe))
        self._show_cards(state)
        self._show_banners(state)

    def _show_no_data(self) -> None:
        if self.context.images.busy is not None:
            texts = (
                self.tr("Scanning the images"),
                self.tr("Training can start as soon as they are counted."),
            )
        else:
            texts = (
                self.tr("No images yet"),
                self.tr("Choose an image folder first; then a network can be trained on it."),
            )
        self._no_data.set_texts(*texts, self.tr("Go to data"))

    def _show_cards(self, state: RunState) -> None:
        about = self._about()
        self._task_cards.show_state(state, about)
        self._weights.show_state(state, self.context.run.recipe)
        may_change = self.context.project.read_only is None
        series = self.context.run.series
        self._standing.show_run(state, series, about, may_change=may_change)
        self._now.setVisible(state.status.is_alive)
        self._now.show_state(state, self.context.client.device)
        self._phases.show_state(state)
        self._data.show_state(state)
        self._show_curves()
        names = {stage.stage: stage.name for stage in state.stages}
        recipe = self.context.run.recipe
        if recipe is not None:
            names = {at: stage.name for at, stage in enumerate(recipe.stage, 1)}
        self._curves.set_references(state.references)
        self._curves.set_plan(names, state.epochs if state.report is None else 0)

    def _show_banners(self, state: RunState) -> None:
        failure = state.failure if state.status is Status.FAILED else None
        self._notes.show_failure(failure, state.details)
        may_differ = self.context.queue.is_active or not state.status.is_alive
        self._notes.show_edited(is_edited=not may_differ and is_recipe_new(self.context))
        is_elsewhere = self.context.search.is_active or self.context.queue.is_on_cluster
        said = state.status.is_alive, is_elsewhere, self.context.project.read_only
        is_offered = TrainAction.START in self._run_buttons.offered
        reason = self._obstacle("train") if is_offered and not any(said) else None
        self._notes.show_blocked(reason, self._page_that_fixes())

    def _page_that_fixes(self) -> str:
        """Return the page on which what keeps a run from starting is put right."""
        images = self.context.images
        return "data" if images.dataset is None or images.problem is not None else "model"

    def _what_is_new(self) -> str:
        """Return in which settings a new run would differ from the one that is shown, or ""."""
        trained = self.context.run.recipe
        if trained is None or not is_recipe_new(self.context):
            return ""
        recipe = self.context.project.recipe
        changes = differences_text(training_differences(trained, recipe), trained, recipe)
        return (
            self.tr("Changed since this run: {changes}").format(changes=changes) if changes else ""
        )

    def _show_offers(self, state: RunState) -> None:
        self._remedy = self._way_on(state)
        offered = offers(
            state,
            remedy=translated(self._remedy.label) if self._remedy is not None else "",
            is_recipe_new=is_recipe_new(self.context),
            can_start=state.status.is_alive or self._obstacle("train") is None,
        )
        self._run_buttons.show_offers(offered)
        self._run_buttons.show_obstacles(self._obstacle_to)
        self._run_buttons.explain(TrainAction.START, self._what_is_new())

    def _way_on(self, state: RunState) -> RunFix | None:
        """Return what is known to help a run that failed."""
        if state.failure is None:
            return None
        failure = FailureSituation(
            sentence=state.failure,
            kind=state.failure_kind,
            is_over=state.status in (Status.FAILED, Status.LOST),
            is_lost=state.status is Status.LOST,
            can_resume=state.can_resume,
            has_folder=bool(state.run),
            is_to_keep=self.context.run.is_to_keep,
            recipe=self.context.run.recipe,
        )
        advice = advise_failed(failure)
        return advice.fix if advice is not None and isinstance(advice.fix, RunFix) else None

    @Slot(object)
    def _on_advice_changed(self, advice: Advice | None) -> None:
        """Mark on the curves what was found in the run."""
        evidence = advice.evidence if advice is not None else None
        found = () if evidence is None else (Finding(evidence.since, translated(evidence.label)),)
        self._curves.set_findings(found)

    def _obstacle_to(self, action: TrainAction) -> Sentence | None:
        if action is TrainAction.FIX:
            return self._obstacle("resume" if self.context.run.state.can_resume else "train")
        return self._obstacle(OBSTACLE_OF[action])

    def _obstacle(self, key: str) -> Sentence | None:
        return obstacle(key, self.context)

    @Slot(object)
    def _do(self, action: TrainAction) -> None:
        run = self.context.run
        match action:
            case TrainAction.START:
                self.start()
            case TrainAction.PAUSE:
                run.pause()
            case TrainAction.STOP:
                run.stop()
            case TrainAction.RESUME:
                run.resume(run.state.run)
            case TrainAction.KEEP:
                run.keep(run.state.run)
            case TrainAction.FIX:
                self._fix()
            case TrainAction.EXTEND:
                self._ask_for_epochs(run.state)
            case TrainAction.EXPORT:
                self._export()

    @Slot()
    def _export(self) -> None:
        """Go where the run that is shown is exported."""
        self.context.runs.wanted = self.context.run.state.run
        self.page_wanted.emit("export")

    @Slot()
    def _delete(self) -> None:
        """Delete the run that is shown; the Runs page offers to put it back."""
        run = self.context.run
        if run.recipe is not None:
            name = run_about.read(Path(run.state.run)).name or run.recipe.name
            self.context.runs.delete(run.state.run, name)
            self.page_wanted.emit("runs")

    @Slot(str)
    def _open_dialog(self, name: str) -> None:
        self.dialog_made.emit(named_class(name)(self.context))

    def _ask_for_epochs(self, state: RunState) -> None:
        trained = state.report.epochs if state.report is not None else state.epoch
        left = max(state.epochs - trained, 0) if state.status is Status.STOPPED else 0
        dialog = TrainLongerDialog(self.theme, trained, left, self)
        dialog.chosen.connect(partial(self._train_longer, state.run))
        dialog.open()

    def _train_longer(self, run: str, epochs: int) -> None:
        self.context.run.resume(run, more_epochs=epochs)

    def _fix(self) -> None:
        found, run, project = self._remedy, self.context.run, self.context.project
        if found is None:
            return
        if found.is_to_keep:
            run.keep(run.state.run, discard_edits=found.discard_edits)
            return
        if run.state.can_resume:
            run.resume(
                run.state.run,
                rate_factor=found.rate_factor,
                batch_size=found.batch_size,
                discard_edits=found.discard_edits,
            )
            return
        set_field(project, Place("data.batch_size"), found.batch_size)
        self.start()

    @Slot()
    def _show_changes(self) -> None:
        changed = self.context.run.changed
        self._changes.show_change(changed)
        self._changes.setVisible(changed is not None or self.context.run.state.status.is_alive)

    def _show_curves(self) -> None:
        """Show the run's curves; of a resumed run the recipe, and so the task, comes later."""
        run = self.context.run
        figures = TASKS[0].figures if run.recipe is None else recorded_figures(run.recipe)
        self._curves.show_run(figures, run.series)

    def _about(self) -> Task:
        """Return the task of the run that is shown."""
        recipe = self.context.run.recipe
        return TASKS[0] if recipe is None else task(recipe.task)

    @Slot()
    def _on_series_replaced(self) -> None:
        self._show_curves()
        self._show_changes()

    @Slot()
    def _on_progressed(self) -> None:
        """Show how far the run is; all else stays as it is, some 20 times a second."""
        if self.isVisible():
            self._now.show_state(self.context.run.state, self.context.client.device)

    @Slot(int)
    def _on_metrics_appended(self, _count: int) -> None:
        self._curves.refresh()

    @Slot()
    def _on_project_changed(self) -> None:
        self._runs.forget()
        self._refresh()

    @Slot()
    def _look_for_runs(self) -> None:
        project = self.context.project.project
        if project is not None:
            self._runs.look(project.runs)
