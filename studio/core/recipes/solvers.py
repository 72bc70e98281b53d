"""The solvers: what finds the weights of the last layer exactly, in place of an optimizer.

With everything before it frozen, the last dense layer is a linear classifier of features, and its
best weights can be computed in one go. A stage names a solver where it would name an optimizer; it
trains the head, which has no hidden layers then, and counts as one epoch. A further linear
classifier is a row here and a function in `studio.engine.training.linear_fit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from studio.core.base.sentences import Sentence, say

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Recipe, Stage

ONLY_HEAD = ("head",)
"""What a solved stage trains."""

EPOCHS = 1
"""Of a solved stage: each image is looked at once."""


class SolverFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One solver.

    Attributes:
        title: what it is called.
        help: what it does, in a few words.
    """

    title: Sentence
    help: Sentence


SOLVERS: dict[str, SolverFacts] = {
    "logistic": SolverFacts(
        title=say("Logistic regression"),
        help=say("Solves the last layer exactly, for the best probabilities; no epochs needed."),
    ),
    "svm": SolverFacts(
        title=say("Linear SVM"),
        help=say("Solves the last layer exactly, for the widest margin between classes."),
    ),
}
"""By their value in a recipe, in the order in which they are offered."""


def is_solved(stage: Stage) -> bool:
    """Return whether a solver finds the stage's weights."""
    return stage.optimizer in SOLVERS


def ends_solved(recipe: Recipe) -> bool:
    """Return whether nothing more can be learned by more epochs: a solver has the last word."""
    return is_solved(recipe.stage[-1])


def fits_solver(recipe: Recipe, index: int) -> bool:
    """Return whether stage `index` (from 0) trains what its solver can solve, and only once."""
    stage = recipe.stage[index]
    return stage.train == ONLY_HEAD and stage.epochs == EPOCHS and not recipe.model.dense


def fitted_to_solvers(recipe: Recipe) -> Recipe:
    """Return the recipe with everything that a solved stage does not allow taken out."""
    if not any(map(is_solved, recipe.stage)):
        return recipe
    stages = tuple(
        replace(stage, train=ONLY_HEAD, epochs=EPOCHS) if is_solved(stage) else stage
        for stage in recipe.stage
    )
    return replace(recipe, model=replace(recipe.model, dense=()), stage=stages)
