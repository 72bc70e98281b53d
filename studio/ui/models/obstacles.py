"""Why something cannot be done now: the one place that menus, keys and buttons ask.

An action without an obstacle does something that is seen; one with an obstacle is switched off and
its reason is what a tooltip, the status bar or a notice says.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.core.advice import Severity, advise
from studio.core.base.sentences import Sentence, say
from studio.core.recipes.solvers import ends_solved
from studio.core.runs.run_state import Status
from studio.ui.models.cluster_series import SERIES_RUNS
from studio.ui.models.project_search import SEARCH_RUNS, TRAINING_RUNS
from studio.ui.models.search_status import SearchStatus
from studio.ui.models.situation import situation_of
from studio.ui.models.workspace import Workspace

Obstacle = Callable[[Workspace], Sentence | None]

NO_PROJECT = say("No project is open.")
BEING_SCANNED = say("The images are still being scanned.")


def obstacle(key: str, at: Workspace) -> Sentence | None:
    """Return why the action `key` cannot be done now, None where it can.

    Args:
        key: of `studio.ui.shell.actions` (one key stands for "new:classify", "new:gan" and
            all others of their kind), "page" for a page that needs a project, or "train",
            "search", "resume", "extend", "export", "show", "edit" for what a page offers.
    """
    check = OBSTACLES.get(key.partition(":")[0])
    return check(at) if check is not None else None


def _none_open(at: Workspace) -> Sentence | None:
    return NO_PROJECT if at.project.project is None and at.images.busy is None else None


def _cannot_leave(at: Workspace) -> Sentence | None:
    reason = SEARCH_RUNS if at.search.is_active else None
    reason = SERIES_RUNS if at.queue.is_on_cluster else reason
    return _cannot_show(at) or reason


def _cannot_show(at: Workspace) -> Sentence | None:
    return TRAINING_RUNS if at.run.state.status.is_alive else None


def _cannot_close(at: Workspace) -> Sentence | None:
    return _none_open(at) or _cannot_leave(at)


def _cannot_edit(at: Workspace) -> Sentence | None:
    return NO_PROJECT if at.project.project is None else at.project.read_only


def _cannot_rescan(at: Workspace) -> Sentence | None:
    if at.images.folder is None:
        return NO_PROJECT
    return BEING_SCANNED if at.images.busy is not None else None


def _none_to_compare(at: Workspace) -> Sentence | None:
    return NO_PROJECT if at.project.project is None else None


def _cannot_interrupt(at: Workspace) -> Sentence | None:
    if at.run.state.status in (Status.STARTING, Status.RUNNING):
        return None
    if at.run.state.status is Status.STOPPING:
        return say("The training is stopping.")
    return say("No training is running.")


def _cannot_pause(at: Workspace) -> Sentence | None:
    if at.queue.is_on_cluster:
        return say("The runs are pausing.") if at.queue.series.is_pausing else None
    if not at.search.is_active:
        return _cannot_interrupt(at)
    is_pausing = at.search.status is SearchStatus.PAUSING
    return say("The search is pausing.") if is_pausing else None


def _cannot_resume(at: Workspace) -> Sentence | None:
    return _cannot_leave(at) or _cannot_edit(at)


def _cannot_extend(at: Workspace) -> Sentence | None:
    if at.run.recipe is not None and ends_solved(at.run.recipe):
        return say(
            "The last stage is solved exactly: more epochs would change nothing. Add a stage on "
            "the Model page to fine-tune."
        )
    return _cannot_resume(at)


def _cannot_train(at: Workspace) -> Sentence | None:
    reason = _cannot_resume(at)
    if reason is not None:
        return reason
    if at.images.dataset is None:
        if at.images.busy is not None:
            return BEING_SCANNED
        return say(
            "The images in {folder} could not be read. Choose another folder, or rescan this one.",
            folder=str(at.images.folder or ""),
        )
    graves = [one for one in advise(situation_of(at)) if one.severity is Severity.ERROR]
    return graves[0].sentence if graves else None


def _cannot_export(at: Workspace) -> Sentence | None:
    has_model = at.run.state.report is not None or at.run.state.can_keep
    return None if has_model else say("The run has no model yet.")


OBSTACLES: dict[str, Obstacle] = {
    "page": _none_open,
    "new": _cannot_leave,
    "open": _cannot_leave,
    "rename": _cannot_edit,
    "close": _cannot_close,
    "rescan": _cannot_rescan,
    "compare": _none_to_compare,
    "plan_search": _none_to_compare,
    "search": _cannot_train,
    "searches": _none_to_compare,
    "stop": _cannot_interrupt,
    "pause": _cannot_pause,
    "train": _cannot_train,
    "resume": _cannot_resume,
    "extend": _cannot_extend,
    "export": _cannot_export,
    "show": _cannot_show,
    "edit": _cannot_edit,
}
