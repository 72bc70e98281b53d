"""What a comparison proves, in sentences."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from studio.core.comparison.comparison import Comparison
from studio.core.comparison.verdict import LEAST_REPEATS, Spread, Verdict
from studio.core.tasks.figure import Figure
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import value_text

translate = QCoreApplication.translate


def spread_text(figure: Figure, found: Spread) -> str:
    """Return mean and standard deviation, "" without any result."""
    if not found.count:
        return ""
    mean = value_text(figure.key, found.mean)
    if math.isnan(found.deviation):
        return mean
    return f"{mean} ± {value_text(figure.key, found.deviation)}"


def verdict_text(comparison: Comparison, figure: Figure, verdict: Verdict) -> str:
    """Return what can be said of the best variant against another one."""
    best = comparison.variants[verdict.best].name
    other = comparison.variants[verdict.other].name
    if verdict.count < LEAST_REPEATS:
        text = translate(
            "Comparison", "{best}, {other}: too few repeats for a verdict; {least} are needed."
        )
        return text.format(best=best, other=other, least=count_text(LEAST_REPEATS))
    if not verdict.is_told:
        text = translate("Comparison", "{best} and {other} cannot be told apart.")
        return text.format(best=best, other=other)
    low, high = sorted((abs(verdict.low), abs(verdict.high)))
    text = translate(
        "Comparison",
        "{best} is better than {other}, by {difference} (95 % interval {low} to {high}).",
    )
    return text.format(
        best=best,
        other=other,
        difference=value_text(figure.key, abs(verdict.difference)),
        low=value_text(figure.key, low),
        high=value_text(figure.key, high),
    )
