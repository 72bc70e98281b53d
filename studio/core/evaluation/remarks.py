"""What the figures of a part mean, in sentences; the window and the command line say the same."""

from __future__ import annotations

from studio.core.base.sentences import Sentence, say
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.rejection import Threshold

NEVER_SUSPECTED = say(
    "Labels of training images are never suspected: the network repeats of them what it was told."
)

LOSS_AND_ACCURACY = say(
    "Accuracy counts only whether an answer is right. Loss also counts how sure it is, so a few "
    "mistakes made with certainty raise it much."
)

_FEWEST = 2
"""Images that are called the few which carry a loss."""

_MUCH = 0.5
"""Of the loss."""


def loss_remark(found: Evaluation) -> Sentence | None:
    """Say what share of the loss a few images carry: half of it, if so few do; None of too few."""
    known = [one for one in found.carried if one.images >= _FEWEST]
    if not known:
        return None
    few = next((one for one in known if one.share >= _MUCH), known[-1])
    if few.loss_without is None or found.loss == 0:
        return None
    return say(
        "{images} of {all} images carry {share} % of the loss; without them it is {rest} instead "
        "of {loss}.",
        images=few.images,
        all=len(found),
        share=percent(few.share),
        rest=round(few.loss_without, 4),
        loss=round(found.loss, 4),
    )


def calibration_remark(found: Evaluation) -> Sentence:
    """Say how sure the network is on average, and how often it is right."""
    return say(
        "On average the network is {confidence} % sure and {accuracy} % right.",
        confidence=percent(float(found.answers.confidence.mean())),
        accuracy=percent(found.accuracy.share),
    )


def twins_remark(found: Evaluation) -> Sentence | None:
    """Say what copies in other parts do to the accuracy; None where there are none."""
    twins = found.twins
    if not twins.pairs:
        return None
    if twins.without is None:
        return say(
            "All these images show the same as images of other parts, so they say nothing of new "
            "ones."
        )
    return say(
        "Images that show the same as one of another part: {images}. Without them the accuracy is "
        "{without} % instead of {accuracy} %.",
        images=len(twins.pairs),
        without=percent(twins.without.share),
        accuracy=percent(twins.accuracy.share),
    )


def threshold_remark(found: Threshold | None) -> Sentence:
    """Say from where on the answer is better "none of these", and by which rule."""
    if found is None:
        return say(
            "No threshold for “none of these” is suggested: it takes right answers on validation "
            "images."
        )
    if found.refused is None:
        return say(
            "Suggested threshold for “none of these”: {threshold} %. It keeps {kept} % of the "
            "right answers on validation images; there are no wrong ones.",
            threshold=percent(found.value),
            kept=percent(found.kept),
        )
    return say(
        "Suggested threshold for “none of these”: {threshold} %. It keeps {kept} % of the right "
        "answers on validation images and refuses {refused} % of the wrong ones.",
        threshold=percent(found.value),
        kept=percent(found.kept),
        refused=percent(found.refused),
    )


def percent(share: float) -> float:
    """Return a share of 0..1 as a percentage with one decimal."""
    return round(100 * share, 1)
