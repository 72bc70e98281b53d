"""What to try next: keras-tuner's oracles, asked and told in an order that can be repeated.

keras-tuner keeps only part of an oracle's state, so nothing of it is read from a file: an oracle is
asked again what it was asked, and told what it was told, in the same order, and is then where it
was. What it draws by chance hangs on the search's seed and the number of the trial alone.
"""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import Enum
from typing import Any

import msgspec
import numpy as np

from studio.core.base.scratch_folder import scratch_folder
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import Dimension, space
from studio.core.recipes.search_table import Search
from studio.core.search.budget import FACTOR, budget_of
from studio.core.search.objective import objective_of

_DRAWS = 1_000_000
"""Far more than one trial draws."""

_SCORE = "score"


class Asked(msgspec.Struct, frozen=True):
    """Values to try.

    Attributes:
        values: as in TOML, by the path of each field.
        epochs: to train for; 0 for those of the recipe.
        promoted: number of the trial that is trained longer; 0 for a new one.
    """

    values: dict[str, Any]
    epochs: int = 0
    promoted: int = 0


class NoTrial(Enum):
    """Why there is nothing to try: not before a trial at work has ended, or not any more."""

    NOW = "now"
    EVER = "ever"


class Oracle:
    """The method of a search, with what it knows.

    Args:
        recipe: with [search].
    """

    def __init__(self, recipe: Recipe) -> None:
        self._search = recipe.search or Search()
        self._dimensions = space(recipe)
        self._most = budget_of(recipe).trials
        self._kept = ExitStack()
        folder = self._kept.enter_context(scratch_folder("search"))
        with _quietly():
            self._oracle = _made(recipe, self._dimensions, self._most)
            self._oracle.verbose = 0
            self._oracle._set_project_dir(str(folder), "oracle")  # it writes at each step
        self._asked = 0

    @property
    def asked(self) -> int:
        """How many trials it was asked for, which is the number of the last one."""
        return self._asked

    def close(self) -> None:
        """Remove what keras-tuner wrote."""
        self._kept.close()

    def ask(self, known: dict[str, Any] | None = None) -> Asked | NoTrial:
        """Return what the next trial tries; its number is one more than that of the one before.

        Args:
            known: the values that it was given when it was asked before; on another computer or
                with another version the method might choose otherwise in the last digit.

        Raises:
            KeyError, ValueError: `known` are no values of this search.
        """
        if self._asked >= self._most:
            return NoTrial.EVER
        number = self._asked + 1
        self._oracle._seed_state = self._search.seed + number * _DRAWS
        if self._search.method == "bayesian":
            self._oracle._random_state = np.random.RandomState([self._search.seed, number])
            if known is not None:  # to ask a Gaussian process again takes seconds
                return self._as_before(number, known)
        with _quietly():
            trial = self._oracle.create_trial(str(number))
        if trial.status != "RUNNING":
            return NoTrial.NOW if trial.status == "IDLE" else NoTrial.EVER
        self._asked = number
        if self._search.method == "grid":  # else the next one would wait for the end of this one
            self._oracle._populate_next.append(trial.trial_id)
        chosen = trial.hyperparameters.values
        values = known or {one.path: _value(one, chosen[one.path]) for one in self._dimensions}
        chosen.update({one.path: _chosen(one, values[one.path]) for one in self._dimensions})
        is_promoted = chosen.get("tuner/initial_epoch", 0) > 0
        return Asked(
            values,
            int(chosen.get("tuner/epochs", 0)),
            int(chosen["tuner/trial_id"]) + 1 if is_promoted else 0,
        )

    def _as_before(self, number: int, known: dict[str, Any]) -> Asked:
        """Ask for values that are known, without finding them again."""
        values = {one.path: _chosen(one, known[one.path]) for one in self._dimensions}
        find = self._oracle.populate_space
        self._oracle.populate_space = lambda _trial: {"status": "RUNNING", "values": values}
        try:
            with _quietly():
                self._oracle.create_trial(str(number))
        finally:
            self._oracle.populate_space = find
        self._asked = number
        return Asked(known)

    def tell(self, number: int, figure: float | None) -> None:
        """Say what a trial found; None where it came to nothing."""
        trial = self._oracle.ongoing_trials[str(number)]
        with _quietly():
            if figure is None or not math.isfinite(figure):
                trial.status = "FAILED"
            else:
                self._oracle.update_trial(trial.trial_id, {_SCORE: figure})
                trial.status = "COMPLETED"
            self._oracle.end_trial(trial)


def _made(recipe: Recipe, dimensions: tuple[Dimension, ...], most: int) -> Any:  # noqa: ANN401  # keras-tuner has no types
    import keras_tuner
    from keras_tuner import oracles

    parameters = keras_tuner.HyperParameters()
    for one in dimensions:
        _add(parameters, one)
    search = recipe.search or Search()
    direction = "max" if objective_of(recipe).better == "higher" else "min"
    shared = {
        "objective": keras_tuner.Objective(_SCORE, direction),
        "hyperparameters": parameters,
        "seed": search.seed + 1,  # 0 would be drawn by chance
        "max_consecutive_failed_trials": sys.maxsize,  # a failed trial is a row, never the end
    }
    make = getattr(oracles, search.row.oracle)
    if search.row.sets_epochs:
        return make(max_epochs=recipe.epochs, factor=FACTOR, **shared)
    return make(max_trials=most, **shared)


def _add(parameters: Any, one: Dimension) -> None:  # noqa: ANN401  # keras-tuner has no types
    """Add an axis; listed values of any kind go by their places, near each other if ordered."""
    if one.listed:
        places = list(range(len(one.listed)))
        parameters.Choice(one.path, places, ordered=_is_ordered(one.listed))
        return
    add = parameters.Int if one.is_whole else parameters.Float
    add(one.path, one.low, one.high, sampling="log" if one.is_log else "linear")


def _is_ordered(values: tuple[Any, ...]) -> bool:
    is_number = all(type(value) in (int, float) for value in values)
    return is_number and list(values) == sorted(values)


def _value(one: Dimension, chosen: Any) -> Any:  # noqa: ANN401  # any TOML value
    """Return what keras-tuner's choice stands for; rounding may have passed the end of a range."""
    return one.listed[chosen] if one.listed else one.rounded(chosen)


def _chosen(one: Dimension, value: Any) -> Any:  # noqa: ANN401  # any TOML value
    """Return what keras-tuner calls a value.

    Raises:
        ValueError: it is none of those that are listed.
    """
    return one.listed.index(value) if one.listed else value


@contextmanager
def _quietly() -> Iterator[None]:
    """Hide what keras-tuner uses of Python's past, and a Gaussian process that fits no better."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
