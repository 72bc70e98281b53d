"""The table of columns of the Runs page. A further column is one more row.

The settings of a run have theirs from the table of a recipe's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.core.tasks.table import TASKS
from studio.core.tasks.table import figure as task_figure
from studio.ui.pages.runs.recipe_columns import recipe_columns, settings_alike
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.texts.format import duration_text
from studio.ui.texts.run_text import STATUS_COLORS, result_text, status_text, when_text
from studio.ui.theme import ColorName

translate = QCoreApplication.translate

_SEARCH = re.compile(r"(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)\d\d-")


def epochs_text(run: RunSummary) -> str:
    """Return how many epochs a run has trained, and of how many where some are left."""
    if not run.planned or run.status is RunStatus.RUNNING:
        return ""
    return str(run.epochs) if run.epochs >= run.planned else f"{run.epochs} / {run.planned}"


def _status_color(run: RunSummary) -> ColorName:
    return STATUS_COLORS[run.status]


def _text_color(_run: RunSummary) -> ColorName:
    return "text"


def _result_columns() -> Iterator[RunColumn]:
    """Yield a column for each figure that a task's lists show first."""
    for key in dict.fromkeys(task.headline for task in TASKS):
        figure = task_figure(key)
        yield RunColumn(
            key,
            figure.title,
            partial(_value_of, key),
            partial(_text_of, key),
            is_always=True,
            figure=figure,
            is_number=True,
            color=_text_color,
        )


def _value_of(figure: str, run: RunSummary) -> float | None:
    return run.value if run.figure == figure else None


def _text_of(figure: str, run: RunSummary) -> str:
    return result_text(run) if run.figure == figure else ""


def _search_text(run: RunSummary) -> str:
    """Return when the search of a trial was begun, which its folder is called by."""
    found = _SEARCH.match(run.search)
    return "{} {}:{}".format(*found.groups()) if found is not None else run.search


COLUMNS: tuple[RunColumn, ...] = (
    RunColumn(
        "name",
        str(QT_TRANSLATE_NOOP("RunColumns", "Run")),
        lambda run: run.name,
        lambda run: run.name,
        lambda run: run.name.casefold(),
        is_always=True,
        color=_text_color,
    ),
    RunColumn(
        "status",
        str(QT_TRANSLATE_NOOP("RunColumns", "State")),
        lambda run: run.status,
        lambda run: status_text(run.status),
        lambda run: status_text(run.status),
        is_always=True,
        color=_status_color,
    ),
    *_result_columns(),
    RunColumn(
        "epochs",
        str(QT_TRANSLATE_NOOP("RunColumns", "Epochs")),
        lambda run: run.epochs if run.planned else None,
        epochs_text,
        is_always=True,
        is_number=True,
    ),
    *recipe_columns(),
    RunColumn(
        "time",
        str(QT_TRANSLATE_NOOP("RunColumns", "Time")),
        lambda run: run.seconds or None,
        lambda run: duration_text(run.seconds) if run.seconds else "",
        is_always=True,
        is_number=True,
    ),
    RunColumn(
        "device",
        str(QT_TRANSLATE_NOOP("RunColumns", "Device")),
        lambda run: run.device or None,
        lambda run: run.device,
    ),
    RunColumn(
        "when",
        str(QT_TRANSLATE_NOOP("RunColumns", "When")),
        lambda run: run.when,
        lambda run: when_text(run.when),
        is_always=True,
    ),
    RunColumn(
        "search",
        str(QT_TRANSLATE_NOOP("RunColumns", "Search")),
        lambda run: run.search or None,
        _search_text,
    ),
    RunColumn(
        "tags",
        str(QT_TRANSLATE_NOOP("RunColumns", "Tags")),
        lambda run: run.tags,
        lambda run: ", ".join(run.tags),
        lambda run: tuple(tag.casefold() for tag in run.tags) or None,
    ),
    RunColumn(
        "note",
        str(QT_TRANSLATE_NOOP("RunColumns", "Note")),
        lambda run: run.note,
        lambda run: " ".join(run.note.split()),
        lambda run: run.note.casefold() or None,
    ),
)


def shown_columns(runs: Iterable[RunSummary]) -> tuple[RunColumn, ...]:
    """Return the columns that are always shown, and those in which the runs differ."""
    listed = tuple(runs)
    alike = settings_alike([run.recipe for run in listed if run.recipe is not None])
    return tuple(one for one in COLUMNS if one.setting not in alike and one.is_shown(listed))


def column(key: str) -> RunColumn:
    """Return the column of a key."""
    return next(one for one in COLUMNS if one.key == key)
