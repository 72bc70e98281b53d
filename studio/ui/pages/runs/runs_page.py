"""Every run of the project, what came of it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QWidget,
)

from studio.core.base.sentences import Sentence
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_state import RunState
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.models.project_runs import LISTING
from studio.ui.models.project_search import TRAINING_RUNS
from studio.ui.models.run_deletion import RunDeletion
from studio.ui.pages.card_column import GUTTER, CardColumn, reach_into_margin
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.run_actions import RUN_ACTIONS, RunAction, RunActionSpec, spec_of
from studio.ui.pages.runs.run_card import RunCard
from studio.ui.pages.runs.run_filter_bar import RunFilterBar
from studio.ui.pages.runs.run_table_model import RunTableModel
from studio.ui.pages.runs.ticked_card import TickedAction, TickedCard
from studio.ui.pages.runs.ticked_work import TickedWork
from studio.ui.texts.format import bytes_text, count_text
from studio.ui.threads.background import Background
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.content import Table
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.row_table import choose_by_row
from studio.ui.widgets.saving import CSV, Saver

RIGHT_WIDTH = 304
ROW_HEIGHT = 40
NAME_WIDTH = 150
WIDEST_COLUMN = 200
LOOKED_AT = 40
"""Rows by whose words a column's width is chosen: of a thousand, looking at all takes a while."""


class RunsPage(Page):
    """A table of all runs; the chosen one's facts and actions at the right, above the ticked ones'.

    Attributes:
        save: writes what the table shows as CSV.
        filter: which runs are listed.
        ticked: what can be done with several runs.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.header.set_title(self.tr("Runs"))
        self.setAccessibleName(self.tr("Runs"))
        self._lister = Background(self)
        self._chosen = ""
        self._fitted: tuple[object, ...] = ()
        self.rows = RunTableModel(self.theme, self)
        self.table = self._make_table()
        self.card = RunCard(self.theme)
        self.filter = RunFilterBar(self.theme)
        self.ticked = TickedCard(self.theme)
        self.save = self.add_secondary(self.tr("Save as CSV…"), "save")
        self.no_match = EmptyState(
            self.theme,
            "search",
            self.tr("No run fits"),
            self.tr("Other words or another choice may find some."),
            self.tr("Show all runs"),
        )
        self._saver = Saver(self)
        self._work = TickedWork(self)
        self.empty = EmptyState(
            self.theme,
            "runs",
            self.tr("No runs yet"),
            self.tr("Each training is a run. It is listed here with its results."),
            self.tr("Go to training"),
            is_primary=True,
        )
        self._deleted = Banner(self.theme, "info", "")
        self._taken = Banner(self.theme, "info", "")
        self._lay_out()
        self._add_shortcuts()
        self._connect()
        self._show_deletion(context.runs.deletion)
        self._show_taken(context.runs.recipe_from)
        self._show(())

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        choose_by_row(table, ROW_HEIGHT)
        table.viewport().installEventFilter(self)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(LOOKED_AT)
        header.setMinimumSectionSize(64)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)
        table.setAccessibleName(self.tr("Runs"))
        return table

    def _lay_out(self) -> None:
        for banner in (self._deleted, self._taken, self._work.events):
            self.banners.addWidget(banner)
        list_card = Card(self.theme)
        list_card.body.addWidget(self.filter)
        self._listing = QStackedLayout()
        list_card.body.addLayout(self._listing, 1)  # before its first widget, which it shows
        self._listing.addWidget(self.table)
        self._listing.addWidget(self.no_match)
        reach_into_margin(self)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(list_card, 1)
        row.addWidget(CardColumn([(self.ticked, 0), (self.card, 0)], RIGHT_WIDTH))
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        self.empty.setContentsMargins(0, 0, GUTTER, 0)

    def _add_shortcuts(self) -> None:
        """Keys that work in the table; Return is the table's own."""
        for spec in RUN_ACTIONS:
            if spec.keys:
                shortcut = QShortcut(QKeySequence(spec.keys), self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(self._carry_out, spec))
        rename = QShortcut(QKeySequence("F2"), self.table)
        rename.setContext(Qt.ShortcutContext.WidgetShortcut)
        rename.activated.connect(self.card.edit_name)

    def _connect(self) -> None:
        context, runs = self.context, self.context.runs
        self._lister.succeeded.connect(self._on_runs_listed)
        self._lister.failed.connect(partial(context.project.fail, LISTING))
        context.project.project_changed.connect(self._read)
        context.project.read_only_changed.connect(self._show_chosen)
        context.project.recipe_changed.connect(self._show_chosen)
        context.search.status_changed.connect(self._show_chosen)
        context.run.state_changed.connect(self._on_run_changed)
        context.queue.changed.connect(self._on_queue_changed)
        self.rows.modelReset.connect(self._on_rows_reset)
        self.rows.ticked_changed.connect(self._show_ticked)
        self.filter.filter_changed.connect(self.rows.set_filter)
        self.filter.grouping_changed.connect(self.rows.set_grouped_by)
        self.no_match.action_chosen.connect(self.filter.clear)
        self.ticked.action_chosen.connect(self._on_ticked_action)
        self.ticked.cleared.connect(partial(self.rows.set_ticked, ()))
        self.save.clicked.connect(self._on_save_clicked)
        context.project.read_only_changed.connect(self._show_ticked)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self._on_row_activated)
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.card.action_chosen.connect(self._carry_out)
        self.card.described.connect(runs.describe)
        runs.changed.connect(self._read)
        runs.deletion_changed.connect(self._show_deletion)
        runs.recipe_taken.connect(self._show_taken)
        for banner in (self._deleted, self._taken):
            banner.set_action(self.tr("Undo"))
            banner.action_chosen.connect(context.project.undo)
        self.empty.action_chosen.connect(partial(self.page_wanted.emit, "train"))

    def entered(self) -> None:
        """Look again which runs there are."""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to the room there is."""
        super().showEvent(event)
        self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the name what the other columns leave, once the table has its width."""
        if event.type() == QEvent.Type.Resize:
            self._fit_name()
        return super().eventFilter(watched, event)

    @property
    def chosen(self) -> RunSummary | None:
        """The run that is chosen."""
        return self.rows.run_at(self.table.currentIndex().row())

    # --- the list ---------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        project = self.context.project.project
        if project is None:
            self._lister.forget()
            self._show(())
        else:
            self._lister.run(partial(list_runs, project.runs))

    @Slot(object)
    def _on_runs_listed(self, runs: tuple[RunSummary, ...]) -> None:
        self.context.project.recover(LISTING)
        self._show(runs)

    def _show(self, runs: tuple[RunSummary, ...]) -> None:
        state = self.context.run.state
        if self.rows.set_runs(runs, state.run if state.status.is_alive else ""):
            self.filter.show_runs(self.rows.listed, self.rows.columns)
        self._stack.setCurrentIndex(0 if runs else 1)
        self.save.setVisible(bool(runs))
        if runs and self.chosen is None:
            self._on_rows_reset()
        self._show_facts()
        self._show_chosen()
        self._show_ticked()

    def _show_facts(self) -> None:
        """Say how many runs there are, and how many of them are seen."""
        count, seen = len(self.rows.listed), len(self.rows.runs)
        text = self.tr("%Ln run(s)", "", count) if count else ""
        if seen < count:
            text = self.tr("{seen} of {runs} shown").format(seen=count_text(seen), runs=text)
        self.set_facts(text)

    @Slot()
    def _on_rows_reset(self) -> None:
        """Choose what was chosen before, wherever it is now, and mark what the rows go by."""
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(self.rows.sorted_by, header.sortIndicatorOrder())
        self._span_titles()
        self._fit_columns()
        self._listing.setCurrentIndex(0 if self.rows.runs or not self.rows.listed else 1)
        if self.rows.runs:
            row = self.rows.row_of(self._chosen or self.context.run.state.run)
            self.table.selectRow(row if row >= 0 else self.rows.row_of(self.rows.runs[0].path))
        self._show_facts()
        self._show_chosen()

    def _span_titles(self) -> None:
        """Let the titles of groups reach over all columns."""
        self.table.clearSpans()
        for row in self.rows.group_rows:
            self.table.setSpan(row, 0, 1, self.rows.columnCount())

    def _fit_columns(self) -> None:
        """Choose widths when other columns are shown; what a person dragged stays till then."""
        keys = tuple(column.key for column in self.rows.columns)
        if not self.isVisible() or not self.rows.runs or keys == self._fitted:
            return
        self._fitted = keys
        header = self.table.horizontalHeader()
        for at in range(1, header.count()):
            wanted = max(self.table.sizeHintForColumn(at), header.sectionSizeHint(at))
            header.resizeSection(at, min(wanted, WIDEST_COLUMN))
        self._fit_name()

    def _fit_name(self) -> None:
        header = self.table.horizontalHeader()
        if header.count():
            others = sum(header.sectionSize(at) for at in range(1, header.count()))
            room = self.table.viewport().width() - others
            header.resizeSection(0, max(room, NAME_WIDTH))

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        running = state.run if state.status.is_alive else ""
        if not self.isVisible():
            return
        is_listed = any(run.path == running for run in self.rows.listed)
        if not running or not is_listed:  # it has ended, or has just begun
            self._read()

    @Slot()
    def _on_queue_changed(self) -> None:
        """Runs that a cluster trains are heard of through the queue alone."""
        queue = self.context.queue
        if self.isVisible() and (queue.is_on_cluster or queue.left):
            self._read()
        self._show_chosen()

    # --- the chosen run ---------------------------------------------------------------------

    @Slot()
    def _on_row_changed(self) -> None:
        run = self.chosen
        if run is not None:
            self._chosen = run.path
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        run = self.chosen
        self.card.setVisible(run is not None)
        if run is not None:
            may_edit = self.context.project.read_only is None
            self.card.show_run(run, self._obstacle_to, may_edit=may_edit)

    def _obstacle_to(self, spec: RunActionSpec) -> Sentence | None:
        """Return why something cannot be done with the chosen run now, None where it can."""
        run = self.chosen
        is_running = run is not None and run.status is RunStatus.RUNNING
        if is_running and spec.action is RunAction.CURVES:
            return None
        if is_running and spec.action is RunAction.DELETE:
            return TRAINING_RUNS
        if run is not None and spec.action is RunAction.RECIPE:
            return self.context.runs.obstacle_to_recipe(run)
        return spec.obstacle_in(self.context)

    @Slot()
    def _on_row_activated(self) -> None:
        self._carry_out(spec_of(RunAction.CURVES))

    @Slot(object)
    def _carry_out(self, spec: RunActionSpec) -> None:
        """Do something with the chosen run, where that makes sense for it now."""
        run = self.chosen
        if run is not None and spec.is_for(run) and self._obstacle_to(spec) is None:
            spec.carry_out(self, run)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        run = self.chosen
        if run is None:
            return
        menu = QMenu(self)
        for spec in RUN_ACTIONS:
            if spec.is_for(run):
                action = menu.addAction(self.theme.icon(spec.icon), spec.label())
                action.setEnabled(self._obstacle_to(spec) is None)
                action.triggered.connect(partial(self._carry_out, spec))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))

    # --- ticked runs, the whole table --------------------------------------------------------

    @Slot()
    def _show_ticked(self) -> None:
        self.ticked.show_runs(self.rows.ticked, self.context.project.read_only)

    @Slot(object)
    def _on_ticked_action(self, action: TickedAction) -> None:
        self._work.carry_out(action, self.rows.ticked)

    @Slot()
    def _on_save_clicked(self) -> None:
        """Write what the table shows, in its order."""
        path = self._saver.ask(CSV, "runs")
        if path is None:
            return
        columns = self.rows.columns
        rows = [tuple(one.text(run) for one in columns) for run in self.rows.runs]
        table = Table(tuple(one.label() for one in columns), rows)
        self._saver.save(path, partial(write_table, table=table))

    # --- what can be taken back -------------------------------------------------------------

    @Slot(object)
    def _show_deletion(self, deletion: RunDeletion | None) -> None:
        """Offer to take the newest deletion back, as long as that is what undo does next."""
        self._deleted.setVisible(deletion is not None)
        if deletion is not None:
            text = self.tr("“{run}” was deleted. {size} will be freed when you close the project.")
            size = bytes_text(deletion.deleted.size)
            self._deleted.show_text("info", text.format(run=deletion.name, size=size))

    @Slot(str)
    def _show_taken(self, name: str) -> None:
        """Say that the project has the recipe of a run now, as long as undo takes that back."""
        self._taken.setVisible(bool(name))
        text = self.tr("The project now uses the recipe of “{run}”.")
        self._taken.show_text("info", text.format(run=name))
