"""One column of the Runs page: what it compares, how it is written and sorted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.fields import Field
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.figure import Figure
from studio.ui.texts.fields import title_text
from studio.ui.theme import ColorName


@dataclass(frozen=True)
class RunColumn:
    """One row.

    Attributes:
        key: its name in code.
        title: English, translated by `label`.
        value: what is compared: runs that agree in it need no such column. None: not known.
        text: how it is written.
        sort_key: what is sorted by, None for a run that goes last; `value` where it is left out.
        is_always: whether the column is shown even where no two runs differ in it.
        figure: the tasks' figure that it shows; left out where no run has that figure.
        is_number: whether it stands at the right.
        color: of the text.
        field: the recipe's field that it shows, None where it shows none or several.
        setting: path of the recipe's field or table that says what it shows: runs that agree there
            agree in the column. "" where that cannot be said.
    """

    key: str
    title: str
    value: Callable[[RunSummary], Hashable]
    text: Callable[[RunSummary], str]
    sort_key: Callable[[RunSummary], Any] | None = None
    is_always: bool = False
    figure: Figure | None = None
    is_number: bool = False
    color: Callable[[RunSummary], ColorName] = lambda _run: "dim"
    field: Field | None = None
    setting: str = ""

    def label(self) -> str:
        """Return the title in the person's language."""
        if self.field is not None:
            return title_text(self.field)
        if self.figure is not None:
            return QCoreApplication.translate("Figures", self.title)
        return QCoreApplication.translate("RunColumns", self.title)

    def differs(self, runs: Iterable[RunSummary]) -> bool:
        """Return whether the runs differ in it; where it is not known says nothing."""
        found = {value for run in runs if (value := self.value(run)) is not None}
        return len(found) > 1

    def is_shown(self, runs: Iterable[RunSummary]) -> bool:
        """Return whether a table of these runs has the column."""
        listed = list(runs)
        if self.figure is not None and not any(run.figure == self.figure.key for run in listed):
            return False
        return self.is_always or self.differs(listed)

    def sorted(self, runs: Iterable[RunSummary], *, descending: bool) -> list[RunSummary]:
        """Return the runs in order of this column; those without a value last either way."""
        key: Callable[[RunSummary], Any] = self.sort_key or self.value
        listed = list(runs)
        known = [run for run in listed if key(run) is not None]
        unknown = [run for run in listed if key(run) is None]
        return [*sorted(known, key=key, reverse=descending), *unknown]
