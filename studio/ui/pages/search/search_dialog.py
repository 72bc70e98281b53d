"""A search for the best values: its trials live, what they show, and the best put to use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.models.adopted_recipe import adopt_trial, obstacle_to_trial
from studio.ui.models.obstacles import obstacle
from studio.ui.models.project_search import SKIPPING
from studio.ui.pages.page import PageContext
from studio.ui.pages.search.search_charts import SearchCharts
from studio.ui.pages.search.search_head import SearchHead
from studio.ui.pages.search.search_list import SearchList
from studio.ui.pages.search.trial_table import TrialTable
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.panes import Panes
from studio.ui.widgets.toast import Toast, announce

_LIST_WIDTH = 216


class SearchDialog(FreeDialog):
    """The searches at the left; at the right the chosen one: its trials and three charts of them.

    It leaves the window free, and follows a search whoever carries it out.

    Signals:
        planning_wanted(): a new search is to be planned.
    """

    planning_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._failure: Sentence | None = None
        self.build()
        self.toast = Toast(context.theme, self)
        self._connect()
        self.resize(1180, 700)
        self._choose_first()

    def build(self) -> None:
        """Show the searches as they stand."""
        self.setWindowTitle(self.tr("Search"))
        context, theme = self._context, self._context.theme
        self.list = SearchList(theme)
        self.head = SearchHead(context)
        self.table = TrialTable(theme, context.search)
        self.charts = SearchCharts(context)
        self.use_best = Button(theme, self.tr("Use the best"), Variant.PRIMARY, icon="check")
        self.use = Button(theme, self.tr("Use these values"))
        self.show_run = Button(theme, self.tr("Show its run"), icon="chart")
        self.skip = Button(theme, self.tr("Skip this trial"), icon="close")
        self.close_button = Button(theme, self.tr("Close"))
        self.empty = EmptyState(
            theme,
            "search",
            self.tr("No search yet"),
            self.tr(
                "A search trains the network many times, with other values of the settings that "
                "you let vary, and finds the best."
            ),
            self.tr("Plan a search…"),
            is_primary=True,
        )
        self.plan = Button(theme, self.tr("New search…"), icon="plus")
        self._lay_out()
        self._connect_content()
        self._on_changed()

    def rebuild(self) -> None:
        """Keep the trial and the chart that are looked at."""
        number, chart = self.table.chosen(), self.charts.view.choice()
        super().rebuild()
        self.charts.show_chart(chart)
        self.table.choose(number)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.list.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Label(theme, self.tr("Searches"), Role.HEADING))
        left.addWidget(self.list, 1)
        left.addWidget(self.plan)
        trials = Card(theme)
        trials.body.addWidget(self.table)
        panes = Panes()
        panes.add(trials, 1)
        panes.add(self.charts, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.skip, self.show_run):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.close_button, self.use, self.use_best):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.head)
        right.addWidget(panes, 1)
        right.addLayout(foot)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 20, 24, 20)
        self._stack = QStackedLayout()
        column.addLayout(self._stack)  # before its first widget, which it shows
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        context, search = self._context, self._context.search
        search.changed.connect(self._on_changed)
        search.status_changed.connect(self._on_status_changed)
        search.failed.connect(self._on_failed)
        context.project.failed.connect(self._on_project_failed)
        for signal in (context.place.changed, context.queue.changed):
            signal.connect(self._on_changed)
        context.run.state_changed.connect(self._show_actions)
        context.project.recipe_changed.connect(self._show_actions)
        context.project.read_only_changed.connect(self._show_actions)
        context.project.closed.connect(self.close)
        context.project.opened.connect(self.close)

    def _connect_content(self) -> None:
        self.list.search_chosen.connect(self._on_search_chosen)
        self.table.trial_chosen.connect(self._on_trial_chosen)
        self.table.run_wanted.connect(self._show_run_of)
        self.charts.trial_chosen.connect(self.table.choose)
        self.charts.wanted_changed.connect(self._on_wanted_changed)
        self.use_best.clicked.connect(self._on_use_best_clicked)
        self.use.clicked.connect(self._on_use_clicked)
        self.show_run.clicked.connect(self._on_show_run_clicked)
        self.skip.clicked.connect(self._on_skip_clicked)
        self.close_button.clicked.connect(self.close)
        for asked in (self.plan.clicked, self.empty.action_chosen):
            asked.connect(self._on_plan_chosen)

    def _choose_first(self) -> None:
        """Look at what is at work, else at what was looked at, else at the newest."""
        search = self._context.search
        if search.folder:
            search.choose(search.folder)
        elif not search.chosen and search.kept:
            search.choose(search.kept[0].path)
        else:
            search.refresh()

    @property
    def trial(self) -> Trial | None:
        """The trial whose row is chosen."""
        standing = self._context.search.standing
        trials = standing.trials if standing is not None else ()
        return next((one for one in trials if one.number == self.table.chosen()), None)

    # --- what is shown --------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        search = self._context.search
        if not search.chosen and search.kept:
            search.choose(search.kept[0].path)
            return
        self._stack.setCurrentIndex(0 if search.kept or search.is_active else 1)
        self.list.show_searches(search.kept, search.chosen, search.folder)
        self.table.show_standing(search.standing)
        self.charts.show_trials(search.standing, self.table.chosen())
        self.head.show_search(self._failure)
        self._show_actions()

    @Slot()
    def _on_status_changed(self) -> None:
        if self._context.search.is_active:
            self._failure = None
        self._on_changed()

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._failure = reason
        self.head.show_search(reason)

    @Slot(object)
    def _on_project_failed(self, reason: Sentence) -> None:
        """Say here as well why a trial could not be skipped."""
        if self._context.project.failure_cause == SKIPPING:
            announce(self, translated(reason), "warning")
            self._show_actions()

    @Slot(str)
    def _on_search_chosen(self, search: str) -> None:
        self._failure = None
        self._context.search.choose(search)

    @Slot(int)
    def _on_trial_chosen(self, number: int) -> None:
        self.charts.choose(number)
        self._show_actions()

    @Slot()
    def _on_wanted_changed(self) -> None:
        self.table.show_only(self.charts.wanted)

    # --- what can be done -----------------------------------------------------------------------

    @Slot()
    def _show_actions(self) -> None:
        search, trial = self._context.search, self.trial
        best = search.standing.best if search.standing is not None else None
        self.use_best.setVisible(best is not None)
        for button, one in ((self.use_best, best), (self.use, trial)):
            reason = self._obstacle_to_use(one) if one is not None else None
            button.set_obstacle(translated(reason) if reason is not None else "")
        self.use.setVisible(trial is not None and trial != best)
        has_run = trial is not None and bool(trial.run) and trial.number not in search.without_run
        self.show_run.setVisible(has_run)
        blocked = obstacle("show", self._context)
        self.show_run.set_obstacle(translated(blocked) if blocked is not None else "")
        self.skip.setVisible(trial is not None and not trial.is_over)
        read_only = self._context.project.read_only
        self.skip.set_obstacle(translated(read_only) if read_only is not None else "")

    @Slot()
    def _on_plan_chosen(self) -> None:
        self.planning_wanted.emit()

    @Slot()
    def _on_use_best_clicked(self) -> None:
        standing = self._context.search.standing
        if standing is not None and standing.best is not None:
            self._use(standing.best)

    @Slot()
    def _on_use_clicked(self) -> None:
        if (trial := self.trial) is not None:
            self._use(trial)

    def _obstacle_to_use(self, trial: Trial) -> Sentence | None:
        return obstacle_to_trial(self._context.project, self._context.search.standing, trial)

    def _use(self, trial: Trial) -> None:
        adopt_trial(self._context.project, self._context.search.standing, trial)
        text = self.tr("The project now uses the values of trial {number}.")
        announce(self, text.format(number=trial.number), "good")

    @Slot()
    def _on_show_run_clicked(self) -> None:
        self._show_run_of(self.table.chosen())

    @Slot(int)
    def _show_run_of(self, number: int) -> None:
        """Show the run of a trial on the Training page."""
        search = self._context.search
        trials = search.standing.trials if search.standing is not None else ()
        trial = next((one for one in trials if one.number == number), None)
        if trial is None or obstacle("show", self._context) is not None:
            return
        run = SearchFolder(Path(search.chosen)).run_of(trial)
        if run is not None:
            self._context.run.load(run.path)
            self.page_wanted.emit("train")

    @Slot()
    def _on_skip_clicked(self) -> None:
        if (trial := self.trial) is not None:
            self._context.search.skip(trial.number)
            self.skip.setEnabled(False)
            announce(self, self.tr("Trial {number} is being skipped.").format(number=trial.number))
