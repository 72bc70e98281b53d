"""How a comparison stands: its trials, and what they prove so far."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.comparison.comparison import Comparison
from studio.core.comparison.trials import TrialRow, TrialState, results, trial_rows
from studio.core.comparison.verdict import Spread, Verdict, overlap_of, spread, verdicts
from studio.core.recipes.recipe import task_of
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import figure


class Standing(msgspec.Struct, frozen=True):
    """One moment of a comparison.

    Attributes:
        comparison: what is compared.
        rows: one for each trial, in their order.
        verdicts: the best variant against each other one that has results.
    """

    comparison: Comparison
    rows: tuple[TrialRow, ...]
    verdicts: tuple[Verdict, ...] = ()

    @property
    def figure(self) -> Figure:
        """What the trials are judged by."""
        return figure(task_of(self.comparison.variants[0].recipe).headline)

    @property
    def part(self) -> str:
        """The part that it was measured on, "" before the first trial is done."""
        return next((row.part for row in self.done), "")

    @property
    def done(self) -> tuple[TrialRow, ...]:
        """The trials that are trained."""
        return tuple(row for row in self.rows if row.state is TrialState.DONE)

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """Mean and spread of each variant."""
        return tuple(
            spread(list(values.values())) for values in results(self.comparison, self.rows)
        )

    def seconds_of(self, variant: int) -> float | None:
        """Return how long a trial of a variant takes, by those that are done; None before."""
        known = [row.seconds for row in self.done if row.trial.variant == variant and row.seconds]
        return sum(known) / len(known) if known else None


def standing_of(comparison: Comparison, runs: Path) -> Standing:
    """Return how a comparison stands, from the runs in a folder.

    Raises:
        InputError: the folder may not be read.
    """
    rows = trial_rows(comparison, list_runs(runs))
    standing = Standing(comparison, rows)
    return msgspec.structs.replace(standing, verdicts=_verdicts(standing))


def _verdicts(standing: Standing) -> tuple[Verdict, ...]:
    if not standing.done:
        return ()
    first = standing.done[0]
    try:
        run = RunFolder(Path(first.run))
        images = run.report().images.part(first.part) or 0
        is_one = standing.comparison.has_one_split
        overlap = 0.0 if is_one else overlap_of(*run.dataset())
    except InputError:  # deleted or damaged meanwhile
        return ()
    is_share = standing.figure.written == "share" and images
    return verdicts(
        results(standing.comparison, standing.rows),
        "lower" if standing.figure.better == "lower" else "higher",
        overlap=overlap,
        resolution=1 / images if is_share else 0.0,
    )
