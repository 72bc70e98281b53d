"""The methods of a search: one row each, from which recipe, window, budget and engine read.

A new method that keras-tuner has is one more row. The row names keras-tuner's class as text,
because core knows no TensorFlow; the engine makes the object.
"""

from __future__ import annotations

import msgspec


class SearchMethod(msgspec.Struct, frozen=True, kw_only=True):
    """One method.

    Attributes:
        title: what it is called, English; the window translates it.
        help: how it chooses and what it is good for, English likewise.
        oracle: its class in `keras_tuner.oracles`.
        is_exhaustive: whether it tries every combination, so that a range needs steps.
        sets_epochs: whether it says itself how long each trial trains, in the brackets of Hyperband
            (`studio.core.search.budget`).
    """

    title: str
    help: str
    oracle: str
    is_exhaustive: bool = False
    sets_epochs: bool = False


SEARCH_METHODS: dict[str, SearchMethod] = {
    "random": SearchMethod(
        title="Random",
        help="Draws the values of each trial at random. A good first choice: it finds the few "
        "fields that matter (Bergstra and Bengio 2012).",
        oracle="RandomSearchOracle",
    ),
    "bayesian": SearchMethod(
        title="Bayesian",
        help="Learns from every trial where a better one is likely. Good for few, expensive "
        "trials (Snoek et al. 2012).",
        oracle="BayesianOptimizationOracle",
    ),
    "hyperband": SearchMethod(
        title="Hyperband",
        help="Trains many for a few epochs and only the best of them longer. Good for many "
        "fields, where the first epochs already tell (Li et al. 2018).",
        oracle="HyperbandOracle",
        sets_epochs=True,
    ),
    "grid": SearchMethod(
        title="Grid",
        help="Tries every combination of values. Good for one or two fields of few values.",
        oracle="GridSearchOracle",
        is_exhaustive=True,
    ),
}
"""By their value in a recipe, in the order in which they are offered."""
