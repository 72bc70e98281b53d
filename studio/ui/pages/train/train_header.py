"""What can be done with a run now: the buttons of the train page as data."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from studio.core.run_state import RunState, Status

translate = QCoreApplication.translate


class Deed(Enum):
    """What a button does."""

    START = "start"
    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"
    MEND = "mend"
    LONGER = "longer"
    TAKE = "take"


@dataclass(frozen=True)
class Offer:
    """One button."""

    deed: Deed
    words: str
    icon: str
    is_enabled: bool = True


@dataclass(frozen=True)
class Offers:
    """The buttons of one state: the one next action, and others, from left to right."""

    primary: Offer | None
    others: tuple[Offer, ...] = ()


def offers(
    state: RunState, *, is_recipe_new: bool = False, may_train: bool = True, remedy: str = ""
) -> Offers:
    """Return the buttons for a run in `state`; none before the first run.

    Args:
        is_recipe_new: whether the recipe was changed since the run; then training comes first.
        may_train: whether this window may begin a training.
        remedy: words for what may help a run that failed; going on as before would fail again.
            Where the engine was lost, that is less sure: going on as before stays the first offer.
    """
    found = _offers(state, is_recipe_new=is_recipe_new)
    if remedy and found.primary is not None:
        mend = Offer(Deed.MEND, remedy, "play")
        if state.status is Status.FAILED:
            found = Offers(mend, (*found.others, found.primary))
        else:
            found = Offers(found.primary, (mend, *found.others))
    if may_train:
        return found
    return Offers(found.primary and _checked(found.primary), tuple(map(_checked, found.others)))


def _checked(offer: Offer) -> Offer:
    """Return the offer as a window sees it that may begin no training."""
    is_allowed = offer.deed not in (Deed.START, Deed.RESUME, Deed.MEND, Deed.LONGER)
    return replace(offer, is_enabled=offer.is_enabled and is_allowed)


def _offers(state: RunState, *, is_recipe_new: bool) -> Offers:
    match state.status:
        case Status.IDLE:
            return Offers(None)
        case Status.STARTING | Status.RUNNING:
            pause = Offer(Deed.PAUSE, translate("TrainPage", "Pause"), "pause")
            return Offers(
                None, (Offer(Deed.STOP, translate("TrainPage", "Stop and keep"), "stop"), pause)
            )
        case Status.STOPPING:
            return Offers(
                None, (Offer(Deed.STOP, translate("TrainPage", "Stopping…"), "stop", False),)
            )
        case Status.FINISHED | Status.STOPPED if state.report is not None:
            take = Offer(Deed.TAKE, translate("TrainPage", "Take it with you"), "export")
            longer = Offer(Deed.LONGER, translate("TrainPage", "Train longer…"), "play")
            if is_recipe_new:
                return Offers(
                    Offer(Deed.START, translate("TrainPage", "Train the new recipe"), "play"),
                    (longer, take),
                )
            return Offers(
                take, (Offer(Deed.START, translate("TrainPage", "Train again"), "refresh"), longer)
            )
        case _ if state.status is Status.PAUSED or state.can_resume:
            words = translate("TrainPage", "Resume from epoch {epoch}").format(
                epoch=state.saved + 1
            )
            again = Offer(Deed.START, translate("TrainPage", "Train again"), "refresh")
            return Offers(Offer(Deed.RESUME, words, "play"), (again,))
        case _:
            return Offers(Offer(Deed.START, translate("TrainPage", "Train again"), "refresh"))
