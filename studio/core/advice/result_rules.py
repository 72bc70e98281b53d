"""Advice about a run that has ended: what its result says about the recipe."""

from __future__ import annotations

from studio.core.advice.advice import Advice, Severity
from studio.core.advice.situation import RunSituation
from studio.core.base.sentences import say
from studio.core.tasks.classify import Classified

BY_HEART = 0.15
"""Training accuracy above validation accuracy from which a network learns by heart."""

GUESSING = 1.5
"""Accuracy through that of guessing below which nothing was learned."""


def as_good_as_guessing(run: RunSituation) -> Advice | None:
    """Nothing was learned that holds for new images."""
    result = _classified(run)
    new = None if result is None else _of_new_images(result)
    if result is None or new is None:
        return None
    guess = _guess(result)
    if guess >= 1 / GUESSING or new >= GUESSING * guess:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "This is no better than guessing. A lower learning rate usually helps; also check "
            "that the images are in the right folders."
        ),
    )


def learned_by_heart(run: RunSituation) -> Advice | None:
    """What it knows of the training images does not hold for new ones."""
    result = _classified(run)
    if result is None or result.accuracy.train is None:
        return None
    new = _of_new_images(result)
    if new is None or result.accuracy.train - new <= BY_HEART:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "It does much better on training images than on new ones: it memorised them "
            "(overfitting). More images, augmentation, dropout or fewer trained layers help."
        ),
    )


def _classified(run: RunSituation) -> Classified | None:
    result = run.report.result if run.report is not None else None
    return result if isinstance(result, Classified) else None


def _of_new_images(result: Classified) -> float | None:
    accuracy = result.accuracy
    return accuracy.validation if accuracy.validation is not None else accuracy.test


def _guess(result: Classified) -> float:
    """Return the accuracy of always naming the most frequent class, as the confusion has it."""
    rows = [sum(row) for row in result.confusion]
    total = sum(rows)
    return max(rows) / total if total else 1.0
