"""One trial of a search: the values that were asked for, and what became of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import with_values
from studio.core.recipes.stage_edits import cut_to

_NAME_LENGTH = 120


class TrialState(StrEnum):
    """Where a trial is.

    One that is BEGUN is trained now, or was cut off. A person gave one up that is SKIPPED; its run
    is paused.
    """

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


class Trial(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trial as its file keeps it.

    Attributes:
        number: from 1.
        values: as in TOML, by the path of each field that varies.
        asked: place of its question among all questions and answers of the search, from 1: they
            are what the method knew when it chose.
        ended: place of its answer; 0 before.
        epochs: that it is trained for, of all stages together; 0 for those of the recipe.
        promoted: number of the trial that it trains longer; 0 for a new one.
        run: name of its run's folder beside that of the search; "" before there is one.
        figure: what it is compared by; None unless it is done.
        reason: why it failed or was skipped.
        repeats: number of an earlier trial with the same values, whose run it shares; 0 for none.
        is_continued: whether a promoted trial's run went on, and was not trained anew.
        seconds: that its training took.
    """

    version: Literal[1] = 1
    number: int
    values: dict[str, Any]
    asked: int
    state: TrialState = TrialState.BEGUN
    ended: int = 0
    epochs: int = 0
    promoted: int = 0
    run: str = ""
    figure: float | None = None
    reason: Sentence | None = None
    repeats: int = 0
    is_continued: bool = False
    seconds: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state is not TrialState.BEGUN


def trial_recipe(recipe: Recipe, trial: Trial) -> Recipe:
    """Return what a trial trains.

    Args:
        recipe: of the search.
        trial: its values may be such as the recipe allows one by one, and not together.

    Raises:
        InputError: the values do not go together.
    """
    found = with_values(recipe, trial.values, "The trial")
    if trial.epochs:
        found = cut_to(found, trial.epochs)
    name = f"{recipe.name}, trial {trial.number}"[-_NAME_LENGTH:]
    return msgspec.structs.replace(found, name=name)
