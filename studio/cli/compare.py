"""`studio compare`: variants of a training, each with several seeds, and what can be told apart."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.comparison_text import comparison_json, comparison_text
from studio.cli.work import job_with_progress, memory_failures_told
from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.base.termination import INTERRUPTED
from studio.core.comparison import comparison as comparisons
from studio.core.comparison.comparison import USUAL_REPEATS, Comparison, Variant
from studio.core.comparison.standing import standing_of
from studio.core.comparison.trials import TrialState, left, trial_rows
from studio.core.comparison.variants import named, parsed, varied
from studio.core.recipes import recipe as recipes
from studio.core.runs.run_list import list_runs

if TYPE_CHECKING:
    from studio.engine.job import Job


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "recipes", type=path_argument, nargs="+", metavar="RECIPE", help="a variant each"
    )
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="FIELD=A,B,C",
        help="with one recipe: values that a field takes in turn, such as "
        "stage.optimizer=sgd,adam; several make every combination",
    )
    parser.add_argument(
        "--repeats",
        type=int,
        default=USUAL_REPEATS,
        metavar="N",
        help=f"trainings of each variant, with N seeds (default {USUAL_REPEATS}); each seed draws "
        "a split of its own, the same for every variant, unless data.split_seed fixes it",
    )
    parser.add_argument(
        "--runs",
        type=path_argument,
        help="folder for the runs (default: runs beside the first recipe)",
    )
    parser.add_argument("--json", action="store_true", help="the result as JSON")
    parser.epilog = (
        "Runs that are there already are not trained again: the same command goes on where it was "
        "cut off. A training that fails is reported, and the next one begins."
    )


def _run(arguments: Namespace) -> int:
    files: list[Path] = arguments.recipes
    runs = arguments.runs or files[0].absolute().parent / "runs"
    varies = [parsed(text) for text in arguments.vary]
    if varies and len(files) > 1:
        raise InputError("--vary goes with one recipe; found {count}.", count=len(files))
    if not varies and len(files) == 1:
        raise InputError("Give at least two recipes, or --vary with the values of a field.")
    found = [(file.stem, recipes.read(file)) for file in files]
    variants = varied(found[0][1], varies, str(files[0])) if varies else named(found)
    bases = [files[0 if varies else place].absolute().parent for place in range(len(variants))]
    name = found[0][1].name if varies else ", ".join(variant.name for variant in variants)
    comparisons.compared(name, variants, arguments.repeats)  # refused before anything is imported
    with job_with_progress() as job:
        from studio.engine.tasks.beginning import with_absolute_paths

        settled = tuple(
            Variant(variant.name, with_absolute_paths(variant.recipe, base))
            for variant, base in zip(variants, bases, strict=True)
        )
        compared = comparisons.compared(name, settled, arguments.repeats)
        comparisons.write(compared, runs)
        is_paused = _train(job, compared, runs)
    compared = comparisons.read(comparisons.file_of(runs, compared.name))
    return _tell(compared, runs, arguments, is_paused)


def _train(job: Job, compared: Comparison, runs: Path) -> bool:
    """Train what is left, in order; return whether a person paused it."""
    from studio.engine.leftovers import clear_leftovers
    from studio.engine.tasks import lifecycle

    rows = left(trial_rows(compared, list_runs(runs)))
    for number, row in enumerate(rows, 1):
        print(f"Run {number} of {len(rows)}: {row.trial.recipe.name}", file=sys.stderr)
        reason = None
        try:
            with memory_failures_told():
                if row.run:
                    lifecycle.resume(job, Path(row.run))
                else:
                    lifecycle.train(job, row.trial.recipe, runs, runs)
        except Cancelled:
            raise
        except (InputError, WorkError) as error:
            reason = error.sentence
            print(reason, file=sys.stderr)
        if job.control.pause_asked:
            return True
        clear_leftovers()
        compared = compared.with_failure(row.trial, reason)
        comparisons.write(compared, runs)
    return False


def _tell(compared: Comparison, runs: Path, arguments: Namespace, is_paused: bool) -> int:
    standing = standing_of(compared, runs)
    if arguments.json:
        print(msgspec.json.encode(comparison_json(standing)).decode())
    else:
        print(comparison_text(standing))
    if is_paused:
        return INTERRUPTED
    return 1 if any(row.state is TrialState.FAILED for row in standing.rows) else 0


COMMAND = Command(
    "compare",
    "Train variants of a recipe with several seeds, and say which are better.",
    _add_arguments,
    _run,
)
