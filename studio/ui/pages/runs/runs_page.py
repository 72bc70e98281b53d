"""Every run of the project, what came of it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
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
from studio.ui.models.obstacles import TRAINING_RUNS
from studio.ui.models.run_deletion import RunDeletion
from studio.ui.pages.card_column import GUTTER, CardColumn, reach_into_margin
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.run_actions import RUN_ACTIONS, RunAction, RunActionSpec, spec_of
from studio.ui.pages.runs.run_card import RunCard
from studio.ui.pages.runs.run_table_model import RunTableModel
from studio.ui.texts.format import bytes_text
from studio.ui.threads.background import Background
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.row_table import choose_by_row

RIGHT_WIDTH = 304
ROW_HEIGHT = 40
NAME_WIDTH = 150
WIDEST_COLUMN = 200
LOOKED_AT = 40
"""Rows by whose words a column's width is chosen: of a thousand, looking at all takes a while."""


class RunsPage(Page):
    """A table of all runs; the chosen one's facts and actions at the right."""

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
        for banner in (self._deleted, self._taken):
            self.banners.addWidget(banner)
        list_card = Card(self.theme)
        list_card.body.addWidget(self.table)
        reach_into_margin(self)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(list_card, 1)
        row.addWidget(CardColumn([(self.card, 0)], RIGHT_WIDTH))
        self._stack = QStackedLayout()
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        self.body.addLayout(self._stack, 1)
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
        self._lister.failed.connect(runs.failed)
        context.project.project_changed.connect(self._read)
        context.project.read_only_changed.connect(self._show_chosen)
        context.project.recipe_changed.connect(self._show_chosen)
        context.run.state_changed.connect(self._on_run_changed)
        self.rows.modelReset.connect(self._on_rows_reset)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name what the other columns leave."""
        super().resizeEvent(event)
        self._fit_name()

    @property
    def chosen(self) -> RunSummary | None:
        """The run that is chosen."""
        row = self.table.currentIndex().row()
        return self.rows.runs[row] if 0 <= row < len(self.rows.runs) else None

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
        self._show(runs)

    def _show(self, runs: tuple[RunSummary, ...]) -> None:
        state = self.context.run.state
        self.rows.set_runs(runs, state.run if state.status.is_alive else "")
        self._stack.setCurrentIndex(0 if runs else 1)
        self.set_facts(self.tr("%Ln run(s)", "", len(runs)) if runs else "")
        if runs and self.chosen is None:
            self._on_rows_reset()
        self._show_chosen()

    @Slot()
    def _on_rows_reset(self) -> None:
        """Choose what was chosen before, wherever it is now, and mark what the rows go by."""
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(self.rows.sorted_by, header.sortIndicatorOrder())
        self._fit_columns()
        if self.rows.runs:
            row = self.rows.row_of(self._chosen or self.context.run.state.run)
            self.table.selectRow(max(row, 0))

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
        if self.isVisible() and running not in {run.path for run in self.rows.runs}:
            self._read()  # it has just begun
        elif self.isVisible() and not running:
            self._read()

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
