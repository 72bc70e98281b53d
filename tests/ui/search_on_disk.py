"""Searches of the open project as they lie on the disk, without any training."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_table import Search
from studio.core.search.search_folder import SearchFolder, create
from studio.core.search.trial import Trial, TrialState

DROPOUTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)


def planned(studio: Studio, **changes: object) -> Recipe:
    """Return the project's recipe with a grid over its dropout."""
    search = Search(method="grid", vary={"model.dropout": DROPOUTS})
    return msgspec.structs.replace(
        studio.project.recipe, search=msgspec.structs.replace(search, **changes)
    )


def write_search(
    studio: Studio, trials: Sequence[Trial], recipe: Recipe | None = None
) -> SearchFolder:
    """Make the folder of a search with these trials."""
    project = studio.project.project
    assert project is not None
    made = recipe or planned(studio)
    folder = str(recipes.data_folder(made, project.recipe_file))
    data = msgspec.structs.replace(made.data, folder=folder)
    found = create(project.runs, msgspec.structs.replace(made, data=data))
    for trial in trials:
        found.write(trial)
    return found


def finished(number: int, dropout: float, figure: float, asked: int = 0, **more: object) -> Trial:
    """Return a trial with a result."""
    trial = Trial(
        number=number,
        values={"model.dropout": dropout},
        asked=asked or 2 * number - 1,
        state=TrialState.DONE,
        ended=(asked or 2 * number - 1) + 1,
        figure=figure,
        seconds=20.0,
    )
    return msgspec.structs.replace(trial, **more)


def failed(number: int, dropout: float, reason: str) -> Trial:
    """Return a trial that came to nothing."""
    return Trial(
        number=number,
        values={"model.dropout": dropout},
        asked=2 * number - 1,
        state=TrialState.FAILED,
        ended=2 * number,
        reason=say(reason),
    )
