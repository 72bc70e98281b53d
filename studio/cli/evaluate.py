"""`studio evaluate`: how good a run's model is, on its own test part or on another folder."""

from __future__ import annotations

import csv
import io
import math
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from studio.arguments import path_argument
from studio.cli.checkpoint import add_checkpoint
from studio.cli.command import Command
from studio.cli.evaluation_text import figures_of, text_of
from studio.cli.gan_text import gan_text
from studio.cli.json_text import json_text
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.named_output import check_named, write_named
from studio.core.evaluation import kept
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import task_of
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder

if TYPE_CHECKING:
    from studio.engine.job import Job
    from studio.engine.tasks.autoencode.evaluation import RestoredPart


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "--data",
        type=path_argument,
        metavar="FOLDER",
        help="a folder of images, one folder per class (default: the test part)",
    )
    add_checkpoint(parser)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "--errors",
        type=path_argument,
        metavar="FILE",
        help="write a CSV file with a line for each image, the largest loss or error first",
    )


def _run(arguments: Namespace) -> int:
    run = run_folders.open_run(arguments.run)
    if run.recipe().task == "gan":
        return _show_gan(run, arguments)
    if not task_of(run.recipe()).needs_classes:
        return _show_errors(arguments)
    if arguments.errors is not None:
        check_named(arguments.errors)
    evaluated = _evaluated(arguments)
    found = evaluated.part(evaluated.main_part)
    name = str(found.part if arguments.data is None else arguments.data)
    if arguments.errors is not None:
        write_named(arguments.errors, _table(evaluated).encode(errors="surrogateescape"))
    figures = figures_of(name, evaluated, found)
    if arguments.json:
        print(json_text(figures))
    else:
        print(text_of(figures, evaluated, found))
    return 0


def _evaluated(arguments: Namespace) -> RunEvaluation:
    """Return what the run has kept; what it has not is predicted now."""
    checkpoint: Checkpoint = arguments.checkpoint
    if arguments.data is None:
        with suppress(InputError):  # damaged: it is made again, or that says what is wrong
            found = kept.load(run_folders.open_run(arguments.run), checkpoint)
            if found is not None:
                return found
    with job_with_progress() as job:
        from studio.engine.tasks.classify import judging
        from studio.engine.tasks.prediction import open_trained

        if arguments.data is None:
            return judging.judge_run(job, arguments.run, checkpoint)[1]
        trained = open_trained(job, arguments.run, checkpoint)
        return judging.judge_folder(job, trained, arguments.data)


def _table(evaluated: RunEvaluation) -> str:
    """Return the images of the main part as CSV."""
    found = evaluated.part(evaluated.main_part)
    classes, answers = found.classes, found.answers
    suggested = {one.image: classes[one.suggested] for one in evaluated.suspects}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "true", "predicted", "confidence", "loss", "suspected"])
    for row in (-answers.loss).argsort(kind="stable").tolist():
        writer.writerow(
            [
                Path(found.dataset.folder, found.image(row).path),
                classes[found.labels[row]],
                classes[answers.predicted[row]],
                repr(float(answers.confidence[row])),
                repr(float(answers.loss[row])),
                suggested.get(int(found.images[row]), ""),
            ]
        )
    return text.getvalue()


def _show_gan(run: RunFolder, arguments: Namespace) -> int:
    """Print what a GAN's run has kept: there is no answer that could be right or wrong."""
    if arguments.errors is not None or arguments.data is not None or arguments.checkpoint != "best":
        raise InputError(
            "{run} is a GAN; --data, --errors and --checkpoint are for classifiers.",
            run=str(arguments.run),
        )
    print(gan_text(run, is_json=arguments.json))
    return 0


def _show_errors(arguments: Namespace) -> int:
    """Print how far restored images are from their originals."""
    if arguments.errors is not None:
        check_named(arguments.errors)
    with job_with_progress() as job:
        part = _restored(job, arguments)
    if arguments.errors is not None:
        write_named(arguments.errors, _errors_table(part).encode(errors="surrogateescape"))
    found = part.figures
    if arguments.json:
        print(json_text(found))
        return 0
    print(f"part       {found.part}")
    print(f"images     {found.images}")
    print(f"error      {found.error:.4g}  (mean squared error per value of 0..1 pixels)")
    if found.pca_error is not None:
        print(f"pca_error  {found.pca_error:.4g}  (of as many principal components)")
    print(f"psnr       {found.psnr:.4g} dB")
    print(f"ssim       {found.ssim:.4f}")
    if found.noisy_error is not None:
        print(
            f"noisy      error {found.noisy_error:.4g}, psnr {found.noisy_psnr:.4g} dB, "
            f"ssim {found.noisy_ssim:.4f}  (before they were cleaned)"
        )
    return 0


def _errors_table(part: RestoredPart) -> str:
    """Return the images as CSV, the largest error first; what was not measured is left out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    found = part.images
    columns = {"error": found.errors, "psnr": found.psnr, "ssim": found.ssim}
    if found.is_denoising:
        columns |= {"noisy_error": found.noisy_errors, "noisy_psnr": found.noisy_psnr}
        columns |= {"noisy_ssim": found.noisy_ssim}
    writer.writerow(["file", *columns])
    for row in (-found.errors).argsort(kind="stable").tolist():
        values = (float(column[row]) for column in columns.values())
        path = Path(part.dataset.folder, part.dataset.images[found.images[row]].path)
        writer.writerow([path, *("" if math.isnan(value) else repr(value) for value in values)])
    return text.getvalue()


def _restored(job: Job, arguments: Namespace) -> RestoredPart:
    from studio.engine.tasks.autoencode.evaluation import evaluate_folder, evaluate_own_part
    from studio.engine.tasks.prediction import open_trained

    trained = open_trained(job, arguments.run, arguments.checkpoint)
    if arguments.data is None:
        return evaluate_own_part(job, trained)
    return evaluate_folder(job, trained, arguments.data)


COMMAND = Command(
    "evaluate",
    "Judge a run: accuracy, confusion matrix and per-class figures; errors of an autoencoder.",
    _add_arguments,
    _run,
)
