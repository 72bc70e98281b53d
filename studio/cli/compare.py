"""`studio compare`: variants of a training, each with several seeds, and what can be told apart."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.comparison_text import comparison_json, comparison_text
from studio.cli.json_text import json_text
from studio.cli.spread import add_spread, parallel_of, shows_events
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.base.termination import INTERRUPTED
from studio.core.comparison import comparison as comparisons
from studio.core.comparison.comparison import USUAL_REPEATS, Comparison, Variant
from studio.core.comparison.standing import standing_of
from studio.core.comparison.trials import TrialRow, TrialState, left, trial_rows
from studio.core.comparison.variants import named, parsed, varied
from studio.core.recipes import recipe as recipes
from studio.core.runs.apart import check_apart
from studio.core.runs.run_list import list_runs
from studio.core.wire.messages import AnyEvent, Log, PlannedRun

if TYPE_CHECKING:
    from studio.engine.job import Job


_FREED_SECONDS = 20.0
_LOOK_SECONDS = 0.2


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "recipes", type=path_argument, nargs="+", metavar="RECIPE", help="recipes, one per variant"
    )
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="FIELD=A,B,C",
        help="with one recipe: values that a field takes in turn, such as "
        "stage.optimizer=sgd,adam; given several times, every combination",
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
        metavar="FOLDER",
        help="folder for the runs (default: runs beside the first recipe)",
    )
    add_spread(parser, "trainings")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.epilog = (
        "Runs that are there already are not trained again: the same command goes on where it was "
        "cut off. A training that fails is reported, and the next one begins."
    )


def _run(arguments: Namespace) -> int:
    files: list[Path] = arguments.recipes
    parallel_of(arguments)
    runs = arguments.runs or files[0].absolute().parent / "runs"
    varies = [parsed(text) for text in arguments.vary]
    if varies and len(files) > 1:
        raise InputError("--vary goes with one recipe; found {count}.", count=len(files))
    if not varies and len(files) == 1:
        raise InputError("Give at least two recipes, or --vary with the values of a field.")
    found = [(file.stem, recipes.read(file)) for file in files]
    for file, (_, recipe) in zip(files, found, strict=True):
        check_apart(runs, recipes.data_folder(recipe, file))
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
        with comparisons.held(runs, compared.name):
            comparisons.write(compared, runs)
            is_paused = _train(job, compared, runs, arguments)
    compared = comparisons.read(comparisons.file_of(runs, compared.name))
    return _tell(compared, runs, arguments, is_paused)


def _train(job: Job, compared: Comparison, runs: Path, arguments: Namespace) -> bool:
    """Train what is left, in order; return whether a person paused it."""
    from studio.engine.series.carrying_out import carry_out

    rows = left(_settled_rows(compared, runs))
    if not rows:
        return False
    teller = _Teller(job, compared, rows, runs, shows_events=shows_events(arguments))
    return not carry_out(
        [PlannedRun(row.trial.recipe, row.run) for row in rows],
        runs,
        comparisons.log_file_of(runs, compared.name),
        teller,
        lambda: job.control.pause_asked,
        parallel_of(arguments),
        cluster=arguments.cluster,
        tell=lambda sentence: job.emit(Log(sentence)),
    )


def _settled_rows(compared: Comparison, runs: Path) -> tuple[TrialRow, ...]:
    """Return how the trials stand, once engines that a killed command has left have ended.

    They save their runs first. A run that is at work for longer is somebody else's.
    """
    deadline = time.monotonic() + _FREED_SECONDS
    while True:
        rows = trial_rows(compared, list_runs(runs))
        is_settled = all(row.state is not TrialState.RUNNING for row in rows)
        if is_settled or time.monotonic() > deadline:
            return rows
        time.sleep(_LOOK_SECONDS)


class _Teller:
    """Says on stderr how the runs fare, and keeps why some came to nothing."""

    def __init__(
        self,
        job: Job,
        compared: Comparison,
        rows: tuple[TrialRow, ...],
        runs: Path,
        *,
        shows_events: bool,
    ) -> None:
        self._job = job
        self._compared = compared
        self._rows = rows
        self._runs = runs
        self._shows_events = shows_events

    def began(self, place: int) -> None:
        """Say which run is trained."""
        self._say(
            say(
                "Run {number} of {count}: {name}",
                number=place + 1,
                count=len(self._rows),
                name=self._rows[place].trial.recipe.name,
            )
        )

    def happened(self, _place: int, event: AnyEvent) -> None:
        """Show how far it is; of several at once that would only flicker."""
        if self._shows_events:
            self._job.emit(event)

    def ended(self, place: int, reason: Sentence | None) -> None:
        """Keep why it came to nothing, or that it did not."""
        if reason is not None:
            self._say(reason)
        self._compared = self._compared.with_failure(self._rows[place].trial, reason)
        comparisons.write(self._compared, self._runs)

    def _say(self, sentence: Sentence) -> None:
        self._job.emit(Log(sentence))


def _tell(compared: Comparison, runs: Path, arguments: Namespace, is_paused: bool) -> int:
    standing = standing_of(compared, runs)
    if arguments.json:
        print(json_text(comparison_json(standing)))
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
