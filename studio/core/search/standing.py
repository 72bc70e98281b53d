"""How a search stands: its trials at one moment, and which is best."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import Sentence
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
        problems: why the files of others cannot be read.
    """

    recipe: Recipe
    trials: tuple[Trial, ...]
    problems: tuple[Sentence, ...] = ()

    @property
    def objective(self) -> Figure:
        """What trials are compared by."""
        return objective_of(self.recipe)

    @property
    def done(self) -> tuple[Trial, ...]:
        """Those with a figure, the best first; of equal ones the earlier."""
        sign = -1 if self.objective.better == "higher" else 1
        known = [
            (sign * one.figure, one.number, one)
            for one in self.trials
            if one.state is TrialState.DONE and one.figure is not None
        ]
        return tuple(one for *_, one in sorted(known, key=lambda row: row[:2]))

    @property
    def best(self) -> Trial | None:
        """The best trial, None before any is done."""
        return next(iter(self.done), None)

    @property
    def skipped(self) -> tuple[Trial, ...]:
        """Those that a person gave up."""
        return tuple(one for one in self.trials if one.state is TrialState.SKIPPED)

    @property
    def failed(self) -> tuple[Trial, ...]:
        """Those that came to nothing."""
        return tuple(one for one in self.trials if one.state is TrialState.FAILED)


def standing_of(folder: SearchFolder, *, passes_damage: bool = False) -> Standing:
    """Read how a search stands.

    Args:
        folder: of the search.
        passes_damage: whether trials that cannot be read are left out, and said.

    Raises:
        InputError: a file of it is missing or damaged.
    """
    if passes_damage:
        return Standing(folder.recipe(), *folder.intact_trials())
    return Standing(folder.recipe(), folder.trials())
