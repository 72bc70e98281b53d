"""Advice about a run that failed: the way on, where one is known to help."""

from studio.core.advice.advice import Advice, RunFix, Severity
from studio.core.advice.situation import FailureSituation
from studio.core.base.sentences import say
from studio.core.wire.messages import FailureKind

RATE_FACTOR = 0.1


def recipe_edited(failure: FailureSituation) -> Advice | None:
    """A run goes on, or is kept, with the settings that it began with."""
    if failure.kind is not FailureKind.RECIPE_EDITED or not failure.can_resume:
        return None
    label = (
        say("Keep with the earlier settings")
        if failure.is_to_keep
        else say("Continue with the earlier settings")
    )
    fix = RunFix(label, discard_edits=True, is_to_keep=failure.is_to_keep)
    return Advice(Severity.ERROR, failure.sentence, fix)


def not_a_number(failure: FailureSituation) -> Advice | None:
    """Shorter steps stay where the loss is a number."""
    if failure.kind is not FailureKind.NOT_A_NUMBER or not (failure.is_over and failure.can_resume):
        return None
    fix = RunFix(say("Continue at a tenth of the rate"), rate_factor=RATE_FACTOR)
    return Advice(Severity.ERROR, failure.sentence, fix)


def out_of_memory(failure: FailureSituation) -> Advice | None:
    """Half the images at a time take about half the memory.

    An engine that is gone without a word was, more often than not, ended by the system because
    the memory ran out. A run that has no folder yet failed before it began: it is started again.
    """
    if not failure.is_over or failure.recipe is None:
        return None
    half = failure.recipe.data.batch_size // 2
    if not half or not (failure.kind is FailureKind.MEMORY or failure.is_lost):
        return None
    label = (
        say("Continue with half the batch size")
        if failure.has_folder
        else say("Train with half the batch size")
    )
    return Advice(Severity.ERROR, failure.sentence, RunFix(label, batch_size=half))
