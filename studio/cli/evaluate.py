"""`studio evaluate`: how good a run's model is, on its own test part or on another folder."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

import msgspec

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.metrics.proportion import wilson
from studio.core.recipes.recipe import task_of

if TYPE_CHECKING:
    from studio.engine.job import Job
    from studio.engine.tasks.classify.judgement import Judgement
    from studio.engine.tasks.prediction import TrainedModel


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "--data",
        type=path_argument,
        metavar="FOLDER",
        help="a folder of images, one folder per class (default: the test part)",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _run(arguments: Namespace) -> int:
    with job_with_progress() as job:
        from studio.engine.tasks import prediction

        trained = prediction.open_trained(job, arguments.run)
        if not task_of(trained.recipe).needs_classes:
            return _show_errors(job, trained, arguments)
        if arguments.data is None:
            part, judged = prediction.evaluate_part(job, trained)
        else:
            part = str(arguments.data)
            judged = prediction.evaluate_folder(job, trained, arguments.data)
    figures = _figures(part, trained.classes, judged)
    print(json.dumps(figures, indent=2, ensure_ascii=False) if arguments.json else _text(figures))
    return 0


def _show_errors(job: Job, trained: TrainedModel, arguments: Namespace) -> int:
    """Print how far restored images are from their originals."""
    from studio.engine.tasks.autoencode.evaluation import evaluate_folder, evaluate_own_part

    if arguments.data is None:
        found = evaluate_own_part(job, trained)
    else:
        found = evaluate_folder(job, trained, arguments.data)
    if arguments.json:
        print(json.dumps(msgspec.to_builtins(found), indent=2, ensure_ascii=False))
        return 0
    print(f"part       {found.part}")
    print(f"images     {found.images}")
    print(f"error      {found.error:.6f}  (mean squared error per value of 0..1 pixels)")
    if found.pca_error is not None:
        print(f"pca_error  {found.pca_error:.6f}  (of as many principal components)")
    return 0


def _figures(part: str, classes: tuple[str, ...], judged: Judgement) -> dict[str, object]:
    confusion = judged.confusion
    rows = []
    for index, name in enumerate(classes):
        right = int(confusion[index, index])
        there, said = int(confusion[index].sum()), int(confusion[:, index].sum())
        rows.append(
            {
                "class": name,
                "images": there,
                "precision": right / said if said else None,
                "recall": right / there if there else None,
                "f1": 2 * right / (said + there) if said + there else None,
            }
        )
    images = int(confusion.sum())
    interval = wilson(judged.accuracy, images)
    return {
        "part": part,
        "images": images,
        "accuracy": judged.accuracy,
        "accuracy_interval_95": [interval.low, interval.high],
        "loss": judged.loss,
        "classes": list(classes),
        "confusion": confusion.tolist(),
        "per_class": rows,
    }


def _text(figures: dict[str, object]) -> str:
    lines = [
        f"part      {figures['part']}",
        f"images    {figures['images']}",
        f"accuracy  {_accuracy(figures)}",
        f"loss      {figures['loss']:.4f}",
        "",
    ]
    names = [str(name) for name in figures["classes"]]  # type: ignore[attr-defined]
    wide = max(len(name) for name in (*names, "class"))
    lines.append(f"{'class':<{wide}}  images  precision  recall  f1")
    for row in figures["per_class"]:  # type: ignore[attr-defined]
        shares = (_share(row[name]) for name in ("precision", "recall", "f1"))
        precision, recall, f1 = shares
        lines.append(
            f"{row['class']:<{wide}}  {row['images']:>6}  {precision:>9}  {recall:>6}  {f1}"
        )
    lines += ["", "confusion: rows are the true classes, columns the predicted ones"]
    cell = max(wide, *(len(str(n)) for row in figures["confusion"] for n in row))  # type: ignore[attr-defined]
    lines.append(" " * wide + "".join(f"  {name:>{cell}}" for name in names))
    for name, row in zip(names, figures["confusion"], strict=True):  # type: ignore[call-overload]
        lines.append(f"{name:<{wide}}" + "".join(f"  {n:>{cell}}" for n in row))
    return "\n".join(lines)


def _accuracy(figures: dict[str, object]) -> str:
    interval = figures["accuracy_interval_95"]
    assert isinstance(interval, list)
    low, high = interval
    return f"{figures['accuracy']:.4f} (95 % interval, Wilson: {low:.4f} to {high:.4f})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


COMMAND = Command(
    "evaluate",
    "Accuracy, confusion matrix and per-class figures of a run; errors of an autoencoder.",
    _add_arguments,
    _run,
)
