"""`studio train`: trains without a window."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core import recipe as recipes
from studio.core.errors import InputError

INTERRUPTED = 130


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("recipe", type=Path, nargs="?", help="a recipe.toml")
    parser.add_argument(
        "--runs", type=Path, help="folder for the run's folder (default: runs beside the recipe)"
    )
    parser.add_argument(
        "--resume", type=Path, metavar="RUN", help="go on with a run that was interrupted"
    )
    parser.add_argument(
        "--more-epochs", type=int, default=0, metavar="N", help="with --resume: train N longer"
    )
    parser.add_argument(
        "--rate-factor", type=float, default=1.0, metavar="F", help="with --resume: rates times F"
    )
    parser.epilog = "The last line on stdout is the run's folder. Ctrl+C keeps it resumable."


def _run(arguments: Namespace) -> int:
    if (arguments.recipe is None) == (arguments.resume is None):
        raise InputError("Give either a recipe, or --resume with the folder of a run.")
    recipe = recipes.read(arguments.recipe) if arguments.recipe else None
    with job_with_progress() as job:
        from studio.engine.tasks import classify
        from studio.engine.tasks.changes import Changes

        if recipe is None:
            changes = Changes(arguments.more_epochs, arguments.rate_factor)
            folder = classify.resume(job, arguments.resume, changes)
        else:
            base = arguments.recipe.absolute().parent
            folder = classify.train(job, recipe, base, arguments.runs or base / "runs")
    print(folder.path)
    return INTERRUPTED if job.control.pause_asked else 0


COMMAND = Command("train", "Train a recipe without a window.", _add_arguments, _run)
