"""How much a search will train, said before it begins."""

from __future__ import annotations

import math

import msgspec

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import Dimension, space
from studio.core.recipes.search_table import USUAL_TRIALS, Search

FACTOR = 3
"""Hyperband keeps one of three, as its authors advise."""


class Budget(msgspec.Struct, frozen=True):
    """What a search may cost at most.

    Attributes:
        trials: trainings.
        epochs: of all of them together; those that a promoted trial goes on from are not counted
            again. Where the epochs vary, as many as the recipe has for each.
        planned: trainings of the whole method, more than `trials` where that ends it early; None
            where it has no end.
    """

    trials: int
    epochs: int
    planned: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the method will not come to its end."""
        return self.planned is not None and self.trials < self.planned


class Round(msgspec.Struct, frozen=True):
    """One round of a bracket of Hyperband: so many trials of so many epochs each.

    Attributes:
        before: epochs that they have been trained for already.
    """

    trials: int
    epochs: int
    before: int


def budget_of(recipe: Recipe) -> Budget:
    """Return what the search of a recipe may cost."""
    search = recipe.search or Search()
    dimensions = space(recipe)
    if search.row.sets_epochs:
        rounds = [one for bracket in brackets(recipe.epochs) for one in bracket]
        planned = sum(one.trials for one in rounds)
        trials = min(search.trials or planned, planned)
        whole = sum(one.trials * (one.epochs - one.before) for one in rounds)
        return Budget(trials, whole if trials == planned else _first(rounds, trials), planned)
    size = combinations(dimensions)
    asked = search.trials or (size if search.row.is_exhaustive and size else USUAL_TRIALS)
    trials = min(asked, size) if size else asked
    return Budget(trials, trials * recipe.epochs, size if search.row.is_exhaustive else None)


def combinations(dimensions: tuple[Dimension, ...]) -> int | None:
    """Return how many points a space has, None where they cannot be counted."""
    counts = [one.count for one in dimensions]
    return None if None in counts else math.prod(count for count in counts if count)


def brackets(epochs: int, factor: int = FACTOR) -> tuple[tuple[Round, ...], ...]:
    """Return the rounds of Hyperband's brackets, the one with most trials first.

    81 epochs and a factor of 3 begin with 81, 34, 15, 8 and 5 trials (Li et al. 2018, table 1).

    Args:
        epochs: the most that a trial is trained for.
        factor: one of so many is promoted.
    """
    last = _largest_power(epochs, factor)
    ends = math.ceil(1 + math.log(epochs, factor))  # as keras-tuner counts them
    found = []
    for bracket in range(last, -1, -1):
        rounds: list[Round] = []
        for place in range(bracket + 1):
            trials = math.ceil(ends / (bracket + 1) * factor ** (bracket - place))
            each = math.ceil(epochs / factor ** (bracket - place))
            rounds.append(Round(trials, each, rounds[-1].epochs if rounds else 0))
        found.append(tuple(rounds))
    return tuple(found)


def _largest_power(epochs: int, factor: int) -> int:
    power, left = -1, float(epochs)
    while left >= 1:
        left, power = left / factor, power + 1
    return power


def _first(rounds: list[Round], trials: int) -> int:
    """Return the epochs of the first so many trials, round by round."""
    total = 0
    for one in rounds:
        count = min(one.trials, trials)
        total, trials = total + count * (one.epochs - one.before), trials - count
    return total
