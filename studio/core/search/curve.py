"""How the figure that trials are compared by went from epoch to epoch in one of them."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from studio.core.base.errors import StudioError
from studio.core.metrics import read_metrics
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.search.objective import judged_part, objective_of


class Curve(msgspec.Struct, frozen=True):
    """Figures by epoch.

    Attributes:
        epochs: of all stages, from 1, ascending.
        values: as many; NaN where one could not be computed.
    """

    epochs: tuple[int, ...] = ()
    values: tuple[float, ...] = ()

    def until(self, epochs: int) -> Curve:
        """Return the first so many epochs; all of them for 0."""
        if not epochs:
            return self
        count = sum(epoch <= epochs for epoch in self.epochs)
        return Curve(self.epochs[:count], self.values[:count])

    @property
    def last(self) -> float:
        """The newest figure, NaN without one."""
        return self.values[-1] if self.values else math.nan


def curve_of(recipe: Recipe, run: RunFolder) -> Curve:
    """Return the curve of a run so far; empty where its figures cannot be read.

    Args:
        recipe: of the search.
        run: of one of its trials.
    """
    try:
        series = read_metrics(run.metrics_file)
    except (StudioError, OSError):
        return Curve()
    is_validation = judged_part(recipe) == "validation"
    track = series.validation if is_validation else series.train_epochs
    _, ordinals = series.epochs_of(track)
    is_whole = track.batch == 0
    values = np.asarray(track.values(objective_of(recipe).key), np.float64)[is_whole]
    return Curve(tuple(ordinals[is_whole].tolist()), tuple(values.tolist()))
