"""One trial of a search: the values that were asked for, and what became of them."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import PurePath
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import with_values
from studio.core.recipes.stage_edits import cut_to

_NAME_LENGTH = 120
_LONGEST_FOLDER = 255
"""Bytes of a name, in most file systems."""

Place = Annotated[int, Meta(ge=1, lt=2**31)]
Count = Annotated[int, Meta(ge=0, lt=2**31)]


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
    number: Place
    values: dict[str, Any]
    asked: Place
    state: TrialState = TrialState.BEGUN
    ended: Count = 0
    epochs: Count = 0
    promoted: Count = 0
    run: str = ""
    figure: float | None = None
    reason: Sentence | None = None
    repeats: Count = 0
    is_continued: bool = False
    seconds: Annotated[float, Meta(ge=0.0)] = 0.0

    def __post_init__(self) -> None:
        is_plain = PurePath(self.run).name == self.run and self.run != ".." and "\0" not in self.run
        if not is_plain or len(os.fsencode(self.run)) > _LONGEST_FOLDER:
            raise ValueError(f"run is {self.run[:80]!r}, which is no folder beside the search")

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
