"""`studio train`: trains without a window."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.advice.rate_rules import out_of_proportion
from studio.core.advice.situation import Situation
from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.base.termination import INTERRUPTED
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.apart import check_apart
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import RunStatus, summary
from studio.core.wire.messages import Log

if TYPE_CHECKING:
    from studio.engine.job import Job


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("recipe", type=path_argument, nargs="?", help="a recipe.toml")
    parser.add_argument(
        "--runs",
        type=path_argument,
        metavar="FOLDER",
        help="where the run gets a folder of its own (default: runs beside the recipe)",
    )
    parser.add_argument(
        "--resume", type=path_argument, metavar="RUN", help="resume a paused or interrupted run"
    )
    parser.add_argument(
        "--keep",
        type=path_argument,
        metavar="RUN",
        help="test a paused or interrupted run and keep its best epoch; it is not trained further",
    )
    parser.add_argument(
        "--more-epochs", type=int, metavar="N", help="with --resume: train N epochs longer"
    )
    parser.add_argument(
        "--rate-factor",
        type=float,
        metavar="F",
        help="with --resume: multiply the learning rates by F",
    )
    parser.add_argument(
        "--discard-edits",
        action="store_true",
        help="with --resume or --keep: undo what was edited in recipe.toml since it trained",
    )
    parser.epilog = "The last line on stdout is the run's folder. Ctrl+C pauses it."


def _run(arguments: Namespace) -> int:
    given = (arguments.recipe, arguments.resume, arguments.keep)
    if sum(one is not None for one in given) != 1:
        raise InputError("Give either a recipe, or --resume or --keep with the folder of a run.")
    _refuse_what_would_be_ignored(arguments)
    recipe = recipes.read(arguments.recipe) if arguments.recipe else None
    if recipe is not None:
        check_apart(_runs(arguments), recipes.data_folder(recipe, arguments.recipe))
    with job_with_progress() as job:
        from studio.engine.tasks import lifecycle
        from studio.engine.tasks.changes import Changes

        if arguments.keep is not None:
            folder = lifecycle.keep(job, arguments.keep, discard_edits=arguments.discard_edits)
        elif recipe is None:
            factor = 1.0 if arguments.rate_factor is None else arguments.rate_factor
            changes = Changes(
                arguments.more_epochs or 0, factor, discard_edits=arguments.discard_edits
            )
            folder = lifecycle.resume(job, arguments.resume, changes)
        else:
            _warn_of_rates(job, recipe)
            base = arguments.recipe.absolute().parent
            folder = lifecycle.train(job, recipe, base, _runs(arguments))
        if job.control.pause_asked:
            _say_paused(job, folder)
    print(folder.path)
    return INTERRUPTED if job.control.pause_asked else 0


def _runs(arguments: Namespace) -> Path:
    """Return the folder that a new run is made in."""
    chosen: Path | None = arguments.runs
    return chosen or arguments.recipe.absolute().parent / "runs"


def _warn_of_rates(job: Job, recipe: Recipe) -> None:
    """Say before the training what would make it worthless; it is trained all the same."""
    advice = out_of_proportion(Situation(recipe=recipe))
    if advice is not None:
        job.emit(Log(advice.sentence))


def _say_paused(job: Job, folder: RunFolder) -> None:
    line = summary(folder)
    if line.status is RunStatus.PAUSED:
        text = say(
            "Paused after epoch {epoch} of {epochs}. Resume it with: {command}",
            epoch=line.epochs,
            epochs=line.planned,
            command=f"studio train --resume {shlex.quote(str(folder.path))}",
        )
        job.emit(Log(text))  # for the terminal; the last word in the run's own log is said


def _refuse_what_would_be_ignored(arguments: Namespace) -> None:
    if arguments.runs is not None and arguments.recipe is None:
        raise InputError("--runs goes with a recipe; a resumed run stays in its folder.")
    if arguments.resume is not None:
        return
    if arguments.discard_edits and arguments.recipe is not None:
        raise InputError("--discard-edits goes with --resume or --keep; a new run has no edits.")
    for option, given in (
        ("--more-epochs", arguments.more_epochs),
        ("--rate-factor", arguments.rate_factor),
    ):
        if given is not None:
            raise InputError(
                "{option} goes with --resume; a new run takes it from the recipe.", option=option
            )


COMMAND = Command("train", "Train a recipe without a window.", _add_arguments, _run)
