"""The figures of an ensemble, as `studio ensemble` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from studio.core.evaluation.ensemble.remarks import caution_remarks, gain_remark, greedy_remark
from studio.core.evaluation.ensemble.report import EnsembleReport, Score

_LONGEST = 40


def ensemble_text(report: EnsembleReport) -> str:
    """Return the figures for a person."""
    names = [member.name[:_LONGEST] for member in report.members]
    width = max(len("together"), *map(len, names))
    lines = [
        f"part      {report.part}",
        f"images    {report.ensemble.images}",
        f"method    {report.method}",
        "",
        f"{'':{width + 4}}  weight  accuracy  95 %              loss  calibration",
    ]
    for number, (name, member) in enumerate(zip(names, report.members, strict=True), 1):
        lines.append(f"{number:2}  {name:{width}}  {member.weight:6.3f}  {_score(member.score)}")
    lines += [f"    {'together':{width}}          {_score(report.ensemble)}", ""]
    lines.append(str(gain_remark(report)))
    lines.append(f"McNemar's test: p = {report.gain.p:.3g}")
    chosen = greedy_remark(report)
    lines += [str(chosen)] if chosen is not None else []
    lines += map(str, caution_remarks(report))
    lines += ["", "same answer (share of images)", *_matrix(report.agreement)]
    lines += ["", "correlation of mistakes", *_matrix(report.error_correlation)]
    return "\n".join(lines)


def _score(score: Score) -> str:
    interval = f"{100 * score.low:.1f} to {100 * score.high:.1f} %"
    return (
        f"{100 * score.accuracy:6.2f} %  {interval:16}  {score.loss:6.4f}  "
        f"{score.calibration_error:11.4f}"
    )


def _matrix(rows: Sequence[Sequence[float | None]]) -> list[str]:
    header = "    " + " ".join(f"{number:6}" for number in range(1, len(rows) + 1))
    return [
        header,
        *(
            f"{number:2}  "
            + " ".join("     –" if value is None else f"{value:6.3f}" for value in row)
            for number, row in enumerate(rows, 1)
        ),
    ]
