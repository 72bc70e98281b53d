"""How a search stands: its trials at one moment, and which is best."""

from __future__ import annotations

import msgspec

from studio.core.recipes.recipe import Recipe
from studio.core.search.objective import objective_of
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial, TrialState
from studio.core.tasks.figure import Figure


class Standing(msgspec.Struct, frozen=True):
    """One moment of a search.

    Attributes:
        recipe: with what varies.
        trials: in the order of their numbers.
    """

    recipe: Recipe
    trials: tuple[Trial, ...]

    @property
    def objective(self) -> Figure:
        """What trials are compared by."""
        return objective_of(self.recipe)

    @property
    def done(self) -> tuple[Trial, ...]:
        """Those with a figure, the best first; of equal ones the earlier."""
        sign = -1 if self.objective.better == "higher" else 1
        known = [
            (sign * one.figure, one.number)
            for one in self.trials
            if one.state is TrialState.DONE and one.figure is not None
        ]
        return tuple(self.trials[number - 1] for _, number in sorted(known))

    @property
    def best(self) -> Trial | None:
        """The best trial, None before any is done."""
        return next(iter(self.done), None)

    @property
    def failed(self) -> tuple[Trial, ...]:
        """Those that came to nothing."""
        return tuple(one for one in self.trials if one.state is TrialState.FAILED)


def standing_of(folder: SearchFolder) -> Standing:
    """Read how a search stands.

    Raises:
        InputError: a file of it is missing or damaged.
    """
    return Standing(folder.recipe(), folder.trials())
