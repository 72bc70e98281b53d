"""`studio predict`: class probabilities of images."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.named_output import check_named
from studio.core.base.sentences import Sentence
from studio.core.dataset.given_files import given_files
from studio.core.evaluation.remarks import threshold_remark

if TYPE_CHECKING:
    from studio.engine.job import Job

_SUGGESTED = "suggested"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "images", type=path_argument, nargs="+", help="image files, or folders of them"
    )
    parser.add_argument(
        "--csv", type=path_argument, metavar="FILE", help="write the table to a file"
    )
    parser.add_argument(
        "--threshold",
        type=_threshold,
        default=0.0,
        metavar="T",
        help='below this probability, 0..1, say "none of these"; or "suggested": the largest that '
        "keeps 95 %% of the right answers on the run's validation images",
    )


def _threshold(text: str) -> float | None:
    """Return the probability, or None where the run shall suggest it."""
    if text == _SUGGESTED:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f'found {text!r}, allowed: 0 to 1, or "{_SUGGESTED}"')
    return value


def _run(arguments: Namespace) -> int:
    if arguments.csv is not None:
        check_named(arguments.csv)
    files = given_files(arguments.images)
    with job_with_progress() as job:
        threshold = arguments.threshold
        if threshold is None:
            threshold = _suggested(job, arguments.run)
        if arguments.csv is not None:
            return _write(job, arguments, threshold)
        return _print(job, arguments.run, files, threshold)


def _suggested(job: Job, run: Path) -> float:
    """Return what the validation images suggest; where they were not judged, they are now.

    Raises:
        InputError: they suggest nothing.
    """
    from studio.engine.tasks.classify.judging import judge_run

    found = judge_run(job, run)[1].threshold
    if found is None:
        raise InputError(threshold_remark(None))
    print(f"studio: {threshold_remark(found)}", file=sys.stderr)
    return found.value


def _write(job: Job, arguments: Namespace, threshold: float) -> int:
    from studio.engine.tasks.classify.predicting import tabulate

    done = tabulate(job, arguments.run, arguments.images, arguments.csv, threshold)
    for file, reason in done.refused.items():
        _say_refused(file, reason)
    if done.refused_count > len(done.refused):
        print(f"studio: refused in all: {done.refused_count}", file=sys.stderr)
    print(done.file)
    return 0


def _print(job: Job, run: Path, files: list[Path], threshold: float) -> int:
    from studio.engine.tasks.classify.predicting import answer_of, none_is_an_image, predict_files

    found = predict_files(job, run, files)
    if len(found.refused) == len(files):
        raise none_is_an_image(files[0], found.refused[0])
    for place, reason in found.refused.items():
        _say_refused(str(files[place]), reason)
    for place, row in enumerate(found.probabilities):
        if place not in found.refused:
            answer = answer_of(found.classes, row, threshold)
            print(f"{files[place]}  {answer}  {100 * float(row.max()):.1f} %")
    return 0


def _say_refused(file: str, reason: Sentence) -> None:
    print(f"studio: {file}: {reason}", file=sys.stderr)


COMMAND = Command(
    "predict", "Print or save the class probabilities of images.", _add_arguments, _run
)
