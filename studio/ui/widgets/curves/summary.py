"""A plot in words, for screen readers and for whoever copies a line into a report."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import BestRow
from studio.core.tasks.figure import Figure
from studio.ui.widgets.curves.line import CurveLine
from studio.ui.widgets.curves.names import full_name
from studio.ui.widgets.curves.values import chart_title, figure_title, value_text

_STEADY = 0.02


def summary_of(
    figures: Sequence[Figure],
    lines: Sequence[CurveLine],
    best: BestRow | None,
    best_by: Figure | None,
    findings: Sequence[str],
) -> str:
    """Return a few sentences: each line's value and trend, the best epoch, what was found.

    Args:
        figures: what the lines show.
        lines: those of the run and of runs laid over.
        best: the best epoch, if one is known.
        best_by: the figure that it is chosen by, None where none is.
        findings: labels of the ranges that are marked.
    """
    title = chart_title(figures)
    parts = [_line_text(line) for line in lines if line.last_row() is not None]
    if not parts:
        return QCoreApplication.translate("Curves", "%1: no values yet.").replace("%1", title)
    text = f"{title}: {'; '.join(parts)}."
    sentences = [text, *(f"{finding}." for finding in findings)]
    if best is not None and best_by is not None:
        said = QCoreApplication.translate(
            "Curves", "Best epoch {epoch}, by validation {figure} ({value})."
        )
        name = figure_title(best_by)
        sentences.append(
            said.format(
                epoch=best.place.ordinal,
                figure=name if name[:2].isupper() else name[:1].lower() + name[1:],
                value=value_text(best_by, best.value),
            )
        )
    return " ".join(sentences)


def _line_text(line: CurveLine) -> str:
    row = line.last_row()
    value = value_text(line.figure, float(line.averages[row])) if row is not None else ""
    return f"{full_name(line.name, line.split, line.label)} {value}, {_trend_text(line.trend())}"


def _trend_text(trend: float) -> str:
    if trend > _STEADY:
        return QCoreApplication.translate("Curves", "rising")
    if trend < -_STEADY:
        return QCoreApplication.translate("Curves", "falling")
    return QCoreApplication.translate("Curves", "steady")
