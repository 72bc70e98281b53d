"""`studio train`: trains without a window."""

from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core import recipe as recipes
from studio.core.errors import InputError
from studio.core.termination import INTERRUPTED


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("recipe", type=path_argument, nargs="?", help="a recipe.toml")
    parser.add_argument(
        "--runs",
        type=path_argument,
        help="folder for the run's folder (default: runs beside the recipe)",
    )
    parser.add_argument(
        "--resume", type=path_argument, metavar="RUN", help="go on with a run that was interrupted"
    )
    parser.add_argument(
        "--more-epochs", type=int, metavar="N", help="with --resume: train N longer"
    )
    parser.add_argument(
        "--rate-factor", type=float, metavar="F", help="with --resume: rates times F"
    )
    parser.epilog = "The last line on stdout is the run's folder. Ctrl+C keeps it resumable."


def _run(arguments: Namespace) -> int:
    if (arguments.recipe is None) == (arguments.resume is None):
        raise InputError("Give either a recipe, or --resume with the folder of a run.")
    _refuse_what_would_be_ignored(arguments)
    recipe = recipes.read(arguments.recipe) if arguments.recipe else None
    with job_with_progress() as job:
        from studio.engine.tasks import classify
        from studio.engine.tasks.changes import Changes

        if recipe is None:
            factor = 1.0 if arguments.rate_factor is None else arguments.rate_factor
            changes = Changes(arguments.more_epochs or 0, factor)
            folder = classify.resume(job, arguments.resume, changes)
        else:
            base = arguments.recipe.absolute().parent
            folder = classify.train(job, recipe, base, arguments.runs or base / "runs")
    print(folder.path)
    return INTERRUPTED if job.control.pause_asked else 0


def _refuse_what_would_be_ignored(arguments: Namespace) -> None:
    if arguments.resume is not None:
        if arguments.runs is not None:
            raise InputError("--runs goes with a recipe; a resumed run stays in its folder.")
        return
    for option, given in (
        ("--more-epochs", arguments.more_epochs),
        ("--rate-factor", arguments.rate_factor),
    ):
        if given is not None:
            raise InputError(
                "{option} goes with --resume; a new run takes it from the recipe.", option=option
            )


COMMAND = Command("train", "Train a recipe without a window.", _add_arguments, _run)
