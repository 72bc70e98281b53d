"""What can be done with a run now: the buttons of the train page as data."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from studio.core.runs.run_state import RunState, Status
from studio.ui.texts.format import count_text

translate = QCoreApplication.translate


class TrainAction(Enum):
    """What a button does."""

    START = "start"
    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"
    KEEP = "keep"
    FIX = "fix"
    EXTEND = "extend"
    EXPORT = "export"


OBSTACLE_OF = {
    TrainAction.START: "train",
    TrainAction.PAUSE: "pause",
    TrainAction.STOP: "stop",
    TrainAction.RESUME: "resume",
    TrainAction.KEEP: "resume",
    TrainAction.EXTEND: "extend",
    TrainAction.EXPORT: "export",
}
"""The key by which `studio.ui.models.obstacles` knows what a button does."""


@dataclass(frozen=True)
class Offer:
    """One button; whether it can be pressed now is said by `studio.ui.models.obstacles`."""

    action: TrainAction
    label: str
    icon: str


@dataclass(frozen=True)
class Offers:
    """The buttons of one state: the one next action, and others, from left to right."""

    primary: Offer | None
    others: tuple[Offer, ...] = ()


def offers(
    state: RunState, *, is_recipe_new: bool = False, can_start: bool = True, remedy: str = ""
) -> Offers:
    """Return the buttons for a run in `state`; none before the first run.

    Args:
        is_recipe_new: whether the recipe was changed since the run; then training comes first.
        can_start: whether a run can be started now; what cannot be pressed never comes first
            where something else can.
        remedy: words for what may help a run that failed; going on as before would fail again.
            Where the engine was lost, that is less sure: going on as before stays the first offer.
    """
    found = _offers(state, is_recipe_new=is_recipe_new, can_start=can_start)
    if not remedy or found.primary is None:
        return found
    fix = Offer(TrainAction.FIX, remedy, "play")
    if state.status is Status.FAILED:
        return Offers(fix, (*found.others, found.primary))
    return Offers(found.primary, (fix, *found.others))


def _offers(state: RunState, *, is_recipe_new: bool, can_start: bool) -> Offers:
    start = _start(is_recipe_new=is_recipe_new)
    match state.status:
        case Status.IDLE:
            return Offers(None)
        case Status.STARTING | Status.RUNNING:
            pause = Offer(TrainAction.PAUSE, translate("TrainPage", "Pause"), "pause")
            return Offers(
                None,
                (Offer(TrainAction.STOP, translate("TrainPage", "Stop and keep"), "stop"), pause),
            )
        case Status.STOPPING:
            return Offers(
                None, (Offer(TrainAction.STOP, translate("TrainPage", "Stopping…"), "stop"),)
            )
        case Status.FINISHED | Status.STOPPED if state.report is not None:
            export = Offer(TrainAction.EXPORT, translate("TrainPage", "Export model"), "export")
            extend = Offer(TrainAction.EXTEND, translate("TrainPage", "Train longer…"), "play")
            if is_recipe_new and can_start:
                return Offers(start, (extend, export))
            return Offers(export, (start, extend))
        case Status.ELSEWHERE:
            return Offers(None)
        case _ if state.can_resume:
            text = translate("TrainPage", "Resume from epoch {epoch}").format(
                epoch=count_text(state.saved + 1)
            )
            keep = Offer(TrainAction.KEEP, translate("TrainPage", "Stop and keep"), "stop")
            others = (keep, start) if state.can_keep else (start,)
            return Offers(Offer(TrainAction.RESUME, text, "play"), others)
        case _:
            return Offers(start)


def _start(*, is_recipe_new: bool) -> Offer:
    """Return the button that starts a run; it says whether that is the same training again."""
    if is_recipe_new:
        return Offer(TrainAction.START, translate("TrainPage", "Train with new settings"), "play")
    return Offer(TrainAction.START, translate("TrainPage", "Train again"), "refresh")
