"""What may help a training that failed, as data."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status

RATE_FACTOR = 0.1

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Remedy:
    """One way to go on; but for `words`, as in `messages.Resume`, or `Keep` if `is_to_keep`."""

    words: str
    rate_factor: float = 1.0
    batch_size: int = 0
    discard_edits: bool = False
    is_to_keep: bool = False


def remedy(state: RunState, recipe: Recipe | None, *, is_to_keep: bool = False) -> Remedy | None:
    """Return what to offer for a run of `recipe` in `state`, None where nothing is known to help.

    Where it `is_to_keep`, it failed when it was to be tested and kept, not trained.

    A run that has no folder yet failed before it began; it is started, not resumed.
    """
    if state.failure_kind == "recipe_edited" and state.can_resume:
        words = (
            translate("TrainPage", "Keep with the earlier settings")
            if is_to_keep
            else translate("TrainPage", "Continue with the earlier settings")
        )
        return Remedy(words, discard_edits=True, is_to_keep=is_to_keep)
    if recipe is None or state.status not in (Status.FAILED, Status.LOST):
        return None
    if state.failure_kind == "not_a_number" and state.can_resume:
        return Remedy(
            translate("TrainPage", "Go on with a tenth of the rate"), rate_factor=RATE_FACTOR
        )
    half = recipe.data.batch_size // 2
    # An engine that is gone without a word was, more often than not, ended by the system because
    # the memory ran out.
    if half and (state.failure_kind == "memory" or state.status is Status.LOST):
        words = (
            translate("TrainPage", "Go on with half the batch")
            if state.run
            else translate("TrainPage", "Train with half the batch")
        )
        return Remedy(words, batch_size=half)
    return None
