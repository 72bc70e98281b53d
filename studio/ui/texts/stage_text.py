"""How a stage finds its weights, in words."""

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Stage
from studio.core.recipes.solvers import SOLVERS, is_solved
from studio.ui.texts.format import rate_text
from studio.ui.texts.translation import translated


def method_text(stage: Stage) -> str:
    """Return "Adam 1e-3", or what solves the stage, which has no rate."""
    if is_solved(stage):
        return translated(SOLVERS[stage.optimizer].title)
    return f"{OPTIMIZERS[stage.optimizer].title} {rate_text(stage.learning_rate)}"
