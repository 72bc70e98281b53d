"""What the figures of an ensemble mean, in sentences."""

from __future__ import annotations

from studio.core.base.sentences import Sentence, Value, say
from studio.core.evaluation.ensemble.report import EnsembleReport


def gain_remark(report: EnsembleReport) -> Sentence:
    """Say how much better the members are together than the best of them, and how sure that is."""
    found = report.gain
    best = report.members[report.best]
    given: dict[str, Value] = {
        "best": best.name,
        "points": _points(abs(found.difference)),
        "low": _points(found.low),
        "high": _points(found.high),
        "won": found.won,
        "lost": found.lost,
        "images": report.ensemble.images,
    }
    if not found.won and not found.lost:
        return say(
            "On the {images} images they are together exactly as good as {best}, the best of them: "
            "the same ones are right.",
            **given,
        )
    if not found.is_certain:
        return say(
            "Together they cannot be told apart from {best}, the best of them: the difference lies "
            "between {low} and {high} percentage points (95 %). Images right only together: {won}, "
            "only alone: {lost}.",
            **given,
        )
    if found.difference > 0:
        return say(
            "Together they are better than {best}, the best of them, by {points} percentage points "
            "({low} to {high}, 95 %). Images right only together: {won}, only alone: {lost}.",
            **given,
        )
    return say(
        "Together they are worse than {best}, the best of them, by {points} percentage points "
        "({low} to {high}, 95 %). Images right only together: {won}, only alone: {lost}.",
        **given,
    )


def caution_remarks(report: EnsembleReport) -> tuple[Sentence, ...]:
    """Say what makes the figures look better, or stand on fewer images, than they should."""
    found = []
    if report.is_chosen_there:
        found.append(
            say(
                "Weights and members were chosen on the very images that they are judged on, so "
                "the figures look better than they are."
            )
        )
    if report.seen:
        found.append(
            say(
                "{count} of the images were among the training images of one of the runs.",
                count=report.seen,
            )
        )
    if report.left_out:
        found.append(
            say(
                "{count} images are left out: the runs have them in different classes, or one "
                "cannot be asked about them.",
                count=report.left_out,
            )
        )
    return tuple(found)


def greedy_remark(report: EnsembleReport) -> Sentence | None:
    """Say who was chosen, None where nobody chose."""
    if not report.greedy:
        return None
    chosen = sorted({step.member for step in report.greedy})
    first, last = report.greedy[0], report.greedy[-1]
    return say(
        "Chosen one after the other, {chosen} of {members} members: the loss on the validation "
        "images went from {before} to {after}.",
        chosen=len(chosen),
        members=len(report.members),
        before=_rounded(first.loss),
        after=_rounded(last.loss),
    )


def _points(share: float) -> float:
    return round(100 * share, 1)


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")
