"""How a run stands, in one or two words that are the same on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from studio.core.runs.run_state import RunState, Status
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.core.tasks.table import figure as task_figure
from studio.ui.texts.format import count_text, figure_text, percent_text
from studio.ui.theme import ColorName

translate = QCoreApplication.translate

STATUS_COLORS: dict[RunStatus, ColorName] = {
    RunStatus.FINISHED: "good",
    RunStatus.STOPPED: "good",
    RunStatus.RUNNING: "accent",
    RunStatus.PAUSED: "warning",
    RunStatus.INTERRUPTED: "warning",
    RunStatus.DAMAGED: "error",
}

_STATUS_OF: dict[Status, RunStatus] = {
    Status.FINISHED: RunStatus.FINISHED,
    Status.STOPPED: RunStatus.STOPPED,
    Status.PAUSED: RunStatus.PAUSED,
    Status.INTERRUPTED: RunStatus.INTERRUPTED,
    Status.FAILED: RunStatus.INTERRUPTED,
    Status.LOST: RunStatus.INTERRUPTED,
}


def status_text(status: RunStatus) -> str:
    """Return how a run stands, in the person's language."""
    return {
        RunStatus.FINISHED: translate("Runs", "Finished"),
        RunStatus.STOPPED: translate("Runs", "Stopped, kept"),
        RunStatus.RUNNING: translate("Runs", "Running"),
        RunStatus.PAUSED: translate("Runs", "Paused"),
        RunStatus.INTERRUPTED: translate("Runs", "Interrupted"),
        RunStatus.DAMAGED: translate("Runs", "Damaged"),
    }[status]


def standing_text(state: RunState) -> str:
    """Return how the run that is shown stands, "" while it is at work or there is none."""
    if state.status is Status.ELSEWHERE:
        return translate("Runs", "Running in another program")
    if state.was_paused:
        return status_text(RunStatus.PAUSED)
    return status_text(_STATUS_OF[state.status]) if state.status in _STATUS_OF else ""


def saved_text(status: RunStatus, epochs: int) -> str:
    """Return how a run that can be resumed stands, and what of it is saved."""
    if not epochs:
        return status_text(status)
    text = {
        RunStatus.PAUSED: translate("Runs", "Paused after epoch {epoch}"),
        RunStatus.INTERRUPTED: translate("Runs", "Interrupted after epoch {epoch}"),
    }[status]
    return text.format(epoch=count_text(epochs))


def result_title(figure: str) -> str:
    """Return the title of a task's headline figure, translated."""
    return translate("Figures", task_figure(figure).title)


def measured_text(figure: str, part: str) -> str:
    """Return what a task's headline figure, measured on `part`, is called."""
    return translate("Figures", task_figure(figure).title_on(part))


def result_text(run: RunSummary) -> str:
    """Return the figure of a run that lists show, "" where it has none."""
    if run.value is None:
        return ""
    return value_text(run.figure, run.value)


def value_text(figure: str, value: float) -> str:
    """Return a value of a task's figure as it is written."""
    is_share = task_figure(figure).written == "share"
    return percent_text(value, 1) if is_share else figure_text(value)


def when_text(when: float) -> str:
    """Return a time of the computer's clock, short, in the person's locale."""
    moment = QDateTime.fromSecsSinceEpoch(int(when))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
