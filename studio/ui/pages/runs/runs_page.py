"""Which runs are there?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from studio.core.run_list import list_runs
from studio.core.run_state import RunState
from studio.core.run_summary import RunSummary
from studio.core.sentences import Sentence
from studio.ui.background import Background
from studio.ui.format import bytes_text
from studio.ui.obstacles import TRAINING_RUNS
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.run_actions import RunAction, RunActionSpec, spec_of
from studio.ui.pages.runs.run_card import RunCard
from studio.ui.pages.runs.run_table_model import Column, RunTableModel
from studio.ui.run_deletion import RunDeletion
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState

RIGHT_WIDTH = 304
ROW_HEIGHT = 40


class RunsPage(Page):
    """A table of all runs; the chosen one's facts and deeds at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.header.set_title(self.tr("Which runs are there?"))
        self.setAccessibleName(self.tr("Which runs are there?"))
        self._lister = Background(self)
        self._chosen = ""
        self.rows = RunTableModel(self.theme, self)
        self.table = self._make_table()
        self.card = RunCard(self.theme)
        self.empty = EmptyState(
            self.theme,
            "runs",
            self.tr("No run yet"),
            self.tr("Each training is a run. It is listed here with what came of it."),
            self.tr("Go to training"),
            is_primary=True,
        )
        self._deleted = Banner(self.theme, "info", "")
        self._lay_out()
        self._lister.succeeded.connect(self._on_runs_listed)
        context.project.project_changed.connect(self._read)
        context.project.read_only_changed.connect(self._show_chosen)
        context.run.state_changed.connect(self._on_run_changed)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self._on_row_activated)
        self.card.action_chosen.connect(self._carry_out)
        context.runs.changed.connect(self._read)
        context.runs.deletion_changed.connect(self._show_deletion)
        self._deleted.action_chosen.connect(context.project.undo)
        self._show_deletion(context.runs.deletion)
        self.empty.action_chosen.connect(partial(self.page_wanted.emit, "train"))
        self._show(())

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(96)
        table.setAccessibleName(self.tr("Runs"))
        return table

    def _lay_out(self) -> None:
        self.banners.addWidget(self._deleted)
        list_card = Card(self.theme)
        list_card.body.addWidget(self.table)
        self.card.setFixedWidth(RIGHT_WIDTH)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(list_card, 1)
        row.addWidget(self.card)
        self._stack = QStackedLayout()
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        self.body.addLayout(self._stack, 1)

    def entered(self) -> None:
        """Look anew which runs there are."""
        self._read()

    @property
    def chosen(self) -> RunSummary | None:
        """The run that is chosen."""
        row = self.table.currentIndex().row()
        return self.rows.runs[row] if 0 <= row < len(self.rows.runs) else None

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
        row = max(self.rows.row_of(self._chosen or state.run), 0)
        if runs:
            self.table.selectRow(row)
            self._show_chosen()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        running = state.run if state.status.is_alive else ""
        if self.isVisible() and running not in {run.path for run in self.rows.runs}:
            self._read()  # it has just begun
        elif self.isVisible() and not running:
            self._read()

    @Slot(QModelIndex)
    def _on_row_changed(self, _index: QModelIndex) -> None:
        run = self.chosen
        self._chosen = run.path if run is not None else ""
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        run = self.chosen
        if run is not None:
            self.card.show_run(run, self.rows.status(run), self._obstacle_to)

    def _obstacle_to(self, spec: RunActionSpec) -> Sentence | None:
        """Return why something cannot be done with the chosen run now, None where it can."""
        run = self.chosen
        is_running = run is not None and self.rows.status(run) == "running"
        if is_running and spec.action is RunAction.CURVES:
            return None
        if is_running and spec.action is RunAction.DELETE:
            return TRAINING_RUNS
        return spec.obstacle_in(self.context)

    @Slot()
    def _on_row_activated(self) -> None:
        if self.chosen is not None:
            self._carry_out(spec_of(RunAction.CURVES))

    @Slot(object)
    def _carry_out(self, spec: RunActionSpec) -> None:
        """Do something with the chosen run, where that makes sense for it now."""
        run = self.chosen
        if run is not None and spec.is_for(run) and self._obstacle_to(spec) is None:
            spec.carry_out(self, run)

    @Slot(object)
    def _show_deletion(self, deletion: RunDeletion | None) -> None:
        """Offer to take the newest deletion back, as long as that is what undo does next."""
        self._deleted.setVisible(deletion is not None)
        if deletion is not None:
            words = self.tr("“{run}” was deleted. {size} are freed when you close the project.")
            size = bytes_text(deletion.deleted.size)
            self._deleted.show_text("info", words.format(run=deletion.name, size=size))
            self._deleted.set_action(self.tr("Undo"))
