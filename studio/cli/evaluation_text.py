"""The figures of an evaluation, as `studio evaluate` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.evaluation.curves import Curve
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.measured import Measured
from studio.core.evaluation.remarks import (
    calibration_remark,
    loss_remark,
    threshold_remark,
    twins_remark,
)
from studio.core.evaluation.run_evaluation import RunEvaluation

_SUSPECTS_SHOWN = 10

Figures = dict[str, Any]
"""What becomes JSON."""


def figures_of(name: str, evaluated: RunEvaluation, found: Evaluation) -> Figures:
    """Return all figures of one part.

    Args:
        name: of the part, or the folder.
        evaluated: what `found` is a part of.
        found: whose figures are asked for.
    """
    accuracy = found.accuracy
    classes = range(len(found.classes))
    areas = [_area(found.roc(label)) for label in classes]
    precisions = [_area(found.precision_recall(label)) for label in classes]
    return {
        "part": name,
        "images": len(found),
        "accuracy": accuracy.share,
        "accuracy_interval_95": _interval(accuracy),
        "top_k": [
            {"k": count, "accuracy": top.share, "interval_95": _interval(top)}
            for count in found.tops
            for top in [found.top(count)]
        ],
        "loss": found.loss,
        "classes": found.classes,
        "confusion": found.confusion.tolist(),
        "per_class": _per_class(found, areas, precisions),
        "macro": {"auc": _mean(areas), "average_precision": _mean(precisions)},
        "calibration": _calibration(found),
        "loss_carried": found.carried,
        "copies": _copies(found),
        "suspected": [
            {
                "file": found.dataset.images[one.image].path,
                "class": found.classes[one.given],
                "suggested": found.classes[one.suggested],
                "probability_of_class": one.own,
                "probability_of_suggested": one.other,
                "usual_for_suggested": one.usual,
            }
            for one in evaluated.suspects_of(found.part)
        ],
        "none_of_these": evaluated.threshold,
    }


def text_of(figures: Figures, evaluated: RunEvaluation, found: Evaluation) -> str:
    """Return the figures for a person.

    Args:
        figures: as `figures_of` made them.
        evaluated: as there.
        found: as there.
    """
    lines = [f"part      {figures['part']}", f"images    {len(found)}"]
    lines.append(f"accuracy  {_measured(found.accuracy)}")
    lines += [f"{f'top {k}':<9} {_measured(found.top(k))}" for k in found.tops if k > 1]
    lines.append(f"loss      {found.loss:.4g}")
    lines.append(f"auc       {_share(figures['macro']['auc'], 4)} (mean of the classes)")
    lines.append(f"ece       {found.calibration.error:.4f} (expected calibration error)")
    lines += ["", *_class_lines(figures["per_class"]), "", *_confusion_lines(found)]
    remarks = (calibration_remark(found), loss_remark(found), twins_remark(found))
    lines += ["", *(str(remark) for remark in remarks if remark is not None)]
    lines.append(str(threshold_remark(evaluated.threshold)))
    if figures["suspected"]:
        lines += ["", *_suspect_lines(figures["suspected"])]
    return "\n".join(lines)


def _per_class(
    found: Evaluation, areas: Sequence[float | None], precisions: Sequence[float | None]
) -> list[Figures]:
    return [
        {
            "class": one.name,
            "images": one.support,
            "precision": one.precision,
            "recall": one.recall,
            "f1": one.f1,
            "auc": areas[one.label],
            "average_precision": precisions[one.label],
        }
        for one in found.per_class
    ]


def _calibration(found: Evaluation) -> Figures:
    known = found.calibration
    bins = zip(
        known.edges[:-1].tolist(),
        known.edges[1:].tolist(),
        known.counts.tolist(),
        _numbers(known.confidence),
        _numbers(known.accuracy),
        strict=True,
    )
    names = ("from", "to", "images", "confidence", "accuracy")
    return {
        "expected_error": known.error,
        "bins": [dict(zip(names, values, strict=True)) for values in bins],
    }


def _copies(found: Evaluation) -> Figures:
    known = found.twins
    images = found.dataset.images
    return {
        "images": len(known.pairs),
        "accuracy_without": known.without.share if known.without is not None else None,
        "pairs": [
            {"file": images[pair.image].path, "other": images[pair.other].path, "part": pair.part}
            for pair in known.pairs
        ],
    }


def _class_lines(rows: Sequence[Figures]) -> list[str]:
    wide = max(len(name) for name in (*(row["class"] for row in rows), "class"))
    lines = [f"{'class':<{wide}}  images  precision  recall     f1    auc"]
    for row in rows:
        precision, recall, f1, auc = (
            _share(row[name]) for name in ("precision", "recall", "f1", "auc")
        )
        lines.append(
            f"{row['class']:<{wide}}  {row['images']:>6}  {precision:>9}  {recall:>6}"
            f"  {f1:>5}  {auc:>5}"
        )
    return lines


def _confusion_lines(found: Evaluation) -> list[str]:
    names = found.classes
    wide = max(len(name) for name in (*names, "class"))
    cell = max(wide, len(str(found.confusion.max())))
    lines = ["confusion: rows are the true classes, columns the predicted ones"]
    lines.append(" " * wide + "".join(f"  {name:>{cell}}" for name in names))
    for name, row in zip(names, found.confusion, strict=True):
        lines.append(f"{name:<{wide}}" + "".join(f"  {n:>{cell}}" for n in row))
    return lines


def _suspect_lines(rows: Sequence[Figures]) -> list[str]:
    lines = [f"labels that may be wrong: {len(rows)}"]
    for row in rows[:_SUSPECTS_SHOWN]:
        lines.append(
            f"{row['file']}: {row['class']} ({row['probability_of_class']:.3f}), perhaps "
            f"{row['suggested']} ({row['probability_of_suggested']:.3f})"
        )
    if len(rows) > _SUSPECTS_SHOWN:
        lines.append("all of them: --json, or --errors FILE")
    return lines


def _measured(value: Measured) -> str:
    low, high = _interval(value)
    return f"{value.share:.4f} (95 % interval, Wilson: {low:.4f} to {high:.4f})"


def _interval(value: Measured) -> list[float]:
    return [value.interval.low, value.interval.high]


def _area(curve: Curve | None) -> float | None:
    return None if curve is None else curve.area


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _numbers(values: NDArray[np.float64]) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _share(value: float | None, decimals: int = 3) -> str:
    return "-" if value is None else f"{value:.{decimals}f}"
