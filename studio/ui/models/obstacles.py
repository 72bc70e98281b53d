"""Why something cannot be done now: the one place that menus, keys and buttons ask.

An action without an obstacle does something that is seen; one with an obstacle is switched off and
its reason is what a tooltip, the status bar or a notice says.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.core.advice import Severity, advise
from studio.core.base.sentences import Sentence, say
from studio.core.runs.run_state import Status
from studio.ui.models.project_model import ProjectModel
from studio.ui.models.run_model import RunModel
from studio.ui.models.situation import situation_of

Obstacle = Callable[[ProjectModel, RunModel], Sentence | None]

TRAINING_RUNS = say("A training is running. Pause or stop it first.")
NO_PROJECT = say("No project is open.")
BEING_SCANNED = say("The images are still being scanned.")


def obstacle(key: str, project: ProjectModel, run: RunModel) -> Sentence | None:
    """Return why the action `key` cannot be done now, None where it can.

    Args:
        key: of `studio.ui.shell.actions`, "page" for a page that needs a project, or "train",
            "resume", "export", "show", "edit" for what a page offers.
    """
    check = OBSTACLES.get(key)
    return check(project, run) if check is not None else None


def _none_open(project: ProjectModel, _run: RunModel) -> Sentence | None:
    return NO_PROJECT if project.project is None and project.busy is None else None


def _cannot_leave(_project: ProjectModel, run: RunModel) -> Sentence | None:
    return TRAINING_RUNS if run.state.status.is_alive else None


def _cannot_close(project: ProjectModel, run: RunModel) -> Sentence | None:
    return _none_open(project, run) or _cannot_leave(project, run)


def _cannot_edit(project: ProjectModel, _run: RunModel) -> Sentence | None:
    return NO_PROJECT if project.project is None else project.read_only


def _cannot_rescan(project: ProjectModel, _run: RunModel) -> Sentence | None:
    if project.folder is None:
        return NO_PROJECT
    return BEING_SCANNED if project.busy is not None else None


def _cannot_interrupt(_project: ProjectModel, run: RunModel) -> Sentence | None:
    if run.state.status in (Status.STARTING, Status.RUNNING):
        return None
    if run.state.status is Status.STOPPING:
        return say("The training is stopping.")
    return say("No training is running.")


def _cannot_resume(project: ProjectModel, run: RunModel) -> Sentence | None:
    return _cannot_leave(project, run) or _cannot_edit(project, run)


def _cannot_train(project: ProjectModel, run: RunModel) -> Sentence | None:
    reason = _cannot_resume(project, run)
    if reason is not None:
        return reason
    if project.dataset is None:
        if project.busy is not None:
            return BEING_SCANNED
        return say(
            "The images in {folder} could not be read. Choose another folder, or rescan this one.",
            folder=str(project.folder or ""),
        )
    graves = [one for one in advise(situation_of(project)) if one.severity is Severity.ERROR]
    return graves[0].sentence if graves else None


def _cannot_export(_project: ProjectModel, run: RunModel) -> Sentence | None:
    has_model = run.state.report is not None or run.state.can_keep
    return None if has_model else say("The run has no model yet.")


OBSTACLES: dict[str, Obstacle] = {
    "page": _none_open,
    "new": _cannot_leave,
    "open": _cannot_leave,
    "rename": _cannot_edit,
    "close": _cannot_close,
    "rescan": _cannot_rescan,
    "stop": _cannot_interrupt,
    "pause": _cannot_interrupt,
    "train": _cannot_train,
    "resume": _cannot_resume,
    "export": _cannot_export,
    "show": _cannot_leave,
    "edit": _cannot_edit,
}
