"""Which runs are listed, and how they are put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.core.runs.run_filter import RunFilter, tags_of
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.editors.choice import Choice, ChoiceEditor
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.pages.task_views import task_view
from studio.ui.texts.run_text import status_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.search_field import SearchField

SEARCH_WIDTH = 200

_UNGROUPED = frozenset({"name", "when", "time", "note", "epochs"})
"""Columns in which hardly two runs agree."""


class RunFilterBar(QWidget):
    """A line to search in, and a list for whatever the runs differ in: state, task, tag, groups.

    A list that offers no choice is not shown.

    Signals:
        filter_changed(object): the `RunFilter` that is wanted now.
        grouping_changed(str): key of the column that runs are grouped by, "" for none.
    """

    filter_changed = Signal(object)
    grouping_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = RunFilter()
        self._has_only_trials = False
        self.search = SearchField(theme, self.tr("Search runs"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.status = ChoiceEditor(theme, self.tr("State"))
        self.task = ChoiceEditor(theme, self.tr("Task"))
        self.tag = ChoiceEditor(theme, self.tr("Tag"))
        self.group = ChoiceEditor(theme, self.tr("Group by"))
        self.hidden = QCheckBox()
        self.hidden.setFont(theme.font_of(Role.BODY))
        self.trials = QCheckBox()
        self.trials.setFont(theme.font_of(Role.BODY))
        row = FlowLayout(self, 8)
        row.setContentsMargins(0, 0, 0, 0)
        lists = (self.search, self.status, self.task, self.tag, self.group)
        for widget in (*lists, self.hidden, self.trials):
            row.addWidget(widget)
        self.search.search_changed.connect(self._on_changed)
        for editor in (self.status, self.task, self.tag):
            editor.value_changed.connect(self._on_changed)
        self.group.value_changed.connect(self._on_group_chosen)
        self.hidden.toggled.connect(self._on_changed)
        self.trials.toggled.connect(self._on_changed)
        self.show_runs((), ())

    @property
    def filter(self) -> RunFilter:
        """What is asked for."""
        return self._filter

    def show_runs(self, runs: Sequence[RunSummary], columns: Sequence[RunColumn]) -> None:
        """Offer what these runs differ in; `columns` are those that their table shows."""
        states = {run.status for run in runs}
        tasks = dict.fromkeys(run.recipe.task for run in runs if run.recipe is not None)
        found = [status for status in RunStatus if status in states]
        self._offer(
            self.status,
            self.tr("Any state"),
            [Choice(status.value, status_text(status)) for status in found],
            least=2,
        )
        self._offer(
            self.task,
            self.tr("Any task"),
            [Choice(key, task_view(key).short_title()) for key in tasks],
            least=2,
        )
        tags = [Choice(tag, tag) for tag in tags_of(runs)]
        self._offer(self.tag, self.tr("Any tag"), tags, least=1)
        groups = [
            Choice(one.key, self.tr("By {column}").format(column=_in_a_sentence(one.label())))
            for one in columns
            if one.key not in _UNGROUPED
            and one.figure is None
            and (not one.is_always or one.differs(runs))  # others are shown because they differ
        ]
        grouped_by = self.group.value()
        self._offer(self.group, self.tr("No groups"), groups, least=1)
        hidden = sum(run.is_hidden for run in runs)
        self.hidden.setText(self.tr("Show %Ln hidden", "", hidden))
        self.hidden.setVisible(bool(hidden))
        trials = sum(bool(run.search) for run in runs)
        self.trials.setText(self.tr("Show %Ln trial(s) of searches", "", trials))
        self._has_only_trials = 0 < trials == len(runs)
        self.trials.setVisible(bool(trials) and not self._has_only_trials)
        self._on_changed()
        if self.group.value() != grouped_by:
            self._on_group_chosen()

    def clear(self) -> None:
        """Ask for nothing: hidden runs and trials are shown too."""
        self.search.clear()
        self.hidden.setChecked(not self.hidden.isHidden())
        self.trials.setChecked(not self.trials.isHidden())
        for editor in (self.status, self.task, self.tag):
            if editor.count():
                editor.set_value("")
        self._on_changed()

    def _offer(
        self, editor: ChoiceEditor, nothing: str, choices: Sequence[Choice], *, least: int
    ) -> None:
        editor.set_choices([Choice("", nothing), *choices])
        editor.setVisible(len(choices) >= least or bool(editor.value()))

    @Slot()
    def _on_changed(self) -> None:
        status = self.status.value()
        wanted = RunFilter(
            text=self.search.text().strip(),
            status=RunStatus(status) if status else None,
            task=self.task.value(),
            tag=self.tag.value(),
            has_hidden=self.hidden.isChecked() and not self.hidden.isHidden(),
            has_trials=self.trials.isChecked() or self._has_only_trials,
        )
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)

    @Slot()
    def _on_group_chosen(self) -> None:
        self.grouping_changed.emit(self.group.value())


def _in_a_sentence(title: str) -> str:
    """Return a title with a small first letter, but for abbreviations."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
