"""What a run's figures say about the recipe, in one plain sentence."""

from studio.core.base.sentences import Sentence, say
from studio.core.metrics.report import Report
from studio.core.tasks.classify import Classified

BY_HEART = 0.15
"""Training accuracy above validation accuracy from which a network learns by heart."""

GUESSING = 1.5
"""Accuracy through that of guessing below which nothing was learned."""


def remark(report: Report) -> Sentence | None:
    """Return what stands out in a report, None where nothing does."""
    if not isinstance(report.result, Classified):
        return None
    accuracy = report.result.accuracy
    new = accuracy.validation if accuracy.validation is not None else accuracy.test
    guess = _guess(report.result)
    if new is not None and guess < 1 / GUESSING and new < GUESSING * guess:
        return say(
            "This is about as good as guessing. A lower learning rate helps most often; look "
            "also whether the images are in the right folders."
        )
    if new is not None and accuracy.train is not None and accuracy.train - new > BY_HEART:
        return say(
            "It knows the training images much better than new ones: it learned them by heart. "
            "More images, augmentation, dropout or fewer trained layers help."
        )
    return None


def _guess(result: Classified) -> float:
    """Return the accuracy of always naming the most frequent class, as the confusion has it."""
    rows = [sum(row) for row in result.confusion]
    total = sum(rows)
    return max(rows) / total if total else 1.0
