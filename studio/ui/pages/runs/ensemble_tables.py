"""An ensemble as tables: its members and all of them together, and two matrices of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.evaluation.ensemble.report import EnsembleReport, Score
from studio.ui.texts.format import decimal_text, figure_text, percent_text
from studio.ui.texts.part_text import part_text
from studio.ui.widgets.value_table import ValueCell, ValueColumn

TOGETHER = 0.25
"""How strong the ground of the line of all members is."""

Content = tuple[list[ValueColumn], list[list[ValueCell]]]
"""Columns and rows of a table."""

translate = QCoreApplication.translate


def member_table(report: EnsembleReport) -> Content:
    """Return a line for each member, and one for all of them together."""
    has_validation = report.validation is not None and report.part != "validation"
    columns = [
        ValueColumn(translate("EnsembleTables", "Member")),
        ValueColumn(translate("EnsembleTables", "Weight"), is_number=True),
        *([ValueColumn(part_text("validation"), is_number=True)] if has_validation else []),
        ValueColumn(part_text(report.part), is_number=True),
        ValueColumn(translate("EnsembleTables", "95 %"), is_number=True),
        ValueColumn(translate("EnsembleTables", "Loss"), is_number=True),
        ValueColumn(translate("EnsembleTables", "Calibration error"), is_number=True),
    ]
    rows = [
        _row(
            f"{at}  {member.name}",
            decimal_text(member.weight, 2) if member.weight else "–",
            member.score,
            member.validation if has_validation else None,
            is_best=at - 1 == report.best,
        )
        for at, member in enumerate(report.members, 1)
    ]
    validation = report.validation if has_validation else None
    together = translate("EnsembleTables", "Together")
    rows.append(_row(together, "", report.ensemble, validation, is_all=True))
    return columns, rows


def matrix(
    report: EnsembleReport, values: Sequence[Sequence[float | None]], *, is_share: bool
) -> Content:
    """Return a matrix of members; the more alike two of them are, the stronger their ground."""
    members = report.members
    columns = [ValueColumn("")]
    columns += [ValueColumn(str(at), is_number=True) for at in range(1, len(members) + 1)]
    rows = []
    for at, row in enumerate(values):
        line = [ValueCell(f"{at + 1}  {members[at].name}", color="dim")]
        for other, value in enumerate(row):
            if value is None:
                line.append(ValueCell("–"))
                continue
            text = percent_text(value, 1) if is_share else decimal_text(value, 2)
            tip = f"{members[at].name} · {members[other].name}: {text}"
            line.append(ValueCell(text, tip, ground=0.0 if at == other else max(value, 0.0) ** 2))
        rows.append(line)
    return columns, rows


def _row(
    name: str,
    weight: str,
    score: Score,
    validation: Score | None,
    *,
    is_best: bool = False,
    is_all: bool = False,
) -> list[ValueCell]:
    ground = TOGETHER if is_all else 0.0
    texts = [
        name,
        weight,
        *([percent_text(validation.accuracy, 1)] if validation is not None else []),
        percent_text(score.accuracy, 1),
        f"{percent_text(score.low, 1)} – {percent_text(score.high, 1)}",
        figure_text(score.loss),
        percent_text(score.calibration_error, 1),
    ]
    is_strong = is_all or is_best
    return [ValueCell(text, is_strong=is_strong, ground=ground) for text in texts]
