"""How much each field that varied decided about the figure of a search's trials."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.recipes.search_space import Dimension, space
from studio.core.search.standing import Standing

LEAST_TRIALS = 8
"""Of fewer a forest says nothing."""

_LARGEST = 1e38
"""A loss that ran away is no better known than that; squares of more are no numbers."""

_TREES, _SHUFFLES = 200, 20


def importance(standing: Standing) -> dict[str, float]:
    """Return the share of each field in what a random forest knows of the trials.

    A forest (Breiman 2001) learns figures from values; how much worse it answers when the values of
    one field are shuffled is that field's importance. It is one of the trials that were made: where
    they say little, as where all came out alike, so does the importance.

    Returns:
        Shares by the path of the field, together 1; empty below `LEAST_TRIALS` trials or where all
        figures are the same.
    """
    done, dimensions = standing.done, space(standing.recipe)
    figures = np.array([one.figure for one in done], np.float64).clip(-_LARGEST, _LARGEST)
    if len(done) < LEAST_TRIALS or np.ptp(figures) == 0:
        return {}
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.inspection import permutation_importance

    values = [[_number(one, trial.values[one.path]) for one in dimensions] for trial in done]
    columns: NDArray[np.float64] = np.array(values, np.float64)
    epochs = np.array([[float(trial.epochs)] for trial in done])  # of Hyperband's rounds
    columns = np.hstack([columns, epochs])
    forest = RandomForestRegressor(_TREES, random_state=0).fit(columns, figures)
    found = permutation_importance(
        forest, columns, figures, n_repeats=_SHUFFLES, random_state=0
    ).importances_mean[: len(dimensions)]
    positive = np.clip(found, 0.0, None)
    if not positive.sum() > 0:
        return {}
    shares = positive / positive.sum()
    return {one.path: float(share) for one, share in zip(dimensions, shares, strict=True)}


def _number(one: Dimension, value: Any) -> float:  # noqa: ANN401  # any TOML value
    """Return a value as a tree splits it: choices by their place."""
    if one.choices:
        return float(one.choices.index(value))
    return math.log(value) if one.is_log else float(value)
