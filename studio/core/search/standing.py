"""How a search stands: its trials at one moment, and which is best."""

from __future__ import annotations

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import space
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
        InputError: a file of it is missing or damaged, or a trial has values that it does not try.
    """
    recipe = folder.recipe()
    axes = {one.path: one for one in space(recipe)}
    trials, problems = folder.intact_trials() if passes_damage else (folder.trials(), ())
    kept = []
    for trial in trials:
        values = trial.values
        if values.keys() == axes.keys() and all(axes[path].has(values[path]) for path in axes):
            kept.append(trial)
            continue
        problem = is_none_of(folder, trial.number)
        if not passes_damage:
            raise problem
        problems = (*problems, problem.sentence)
    return Standing(recipe, tuple(kept), problems)


def is_none_of(folder: SearchFolder, number: int) -> InputError:
    """Return the failure that says that a trial has values which its search does not try."""
    return InputError(
        "{search}: trial {number} is none of this search: search.toml or the trial's file was "
        "edited.",
        search=str(folder.path),
        number=number,
    )
