"""What the search of the open project will cost at most, said before it begins."""

from __future__ import annotations

import msgspec

from studio.core.plan.kept_size import run_bytes
from studio.core.search.budget import Budget, budget_of
from studio.core.search.costliest import costliest, shares_frozen_part
from studio.core.wire.messages import Device
from studio.ui.models.rough_forecast import rough_forecast
from studio.ui.models.workspace import Workspace

PREPARATION_SECONDS = 4.0
"""Of each trial, in an engine of its own: what README's searches took beside their epochs."""


class SearchCost(msgspec.Struct, frozen=True):
    """The budget of a search, in time and room.

    Attributes:
        budget: trials and epochs.
        epochs: of all trials together, as many as the values allow.
        seconds: of all trials one after the other, each as dear as the dearest; None where nobody
            knows.
        size: bytes that the runs leave on the disk; 0 where nobody knows.
        is_worst: whether some values make a trial dearer than the recipe as it is.
    """

    budget: Budget
    epochs: int
    seconds: float | None
    size: int
    is_worst: bool


def cost_of(at: Workspace, device: Device | None) -> SearchCost:
    """Return what the search of the open project costs at most."""
    recipe = at.project.recipe
    budget, dearest = budget_of(recipe), costliest(recipe)
    is_worst = dearest != msgspec.structs.replace(recipe, search=None)
    size = budget.trials * run_bytes(at.network.layers, dearest)
    times = rough_forecast(at, dearest, device)
    share = budget.epochs / recipe.epochs  # the budget counts the recipe's own for each trial
    epochs = round(share * dearest.epochs)
    if not times:
        return SearchCost(budget, epochs, None, size, is_worst)
    training = share * sum(
        one.epoch * stage.epochs for one, stage in zip(times, dearest.stage, strict=True)
    )
    often = 1 if shares_frozen_part(recipe) else budget.trials
    once = often * sum(one.once for one in times)
    preparing = budget.trials * PREPARATION_SECONDS
    return SearchCost(budget, epochs, training + once + preparing, size, is_worst)
