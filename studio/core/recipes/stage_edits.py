"""Changes of a recipe's stages, each from a recipe to a new one."""

from collections.abc import Callable

from msgspec.structs import replace

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.solvers import EPOCHS, ONLY_HEAD, SOLVERS, fitted_to_solvers, is_solved


def add(recipe: Recipe, name: str) -> Recipe:
    """Return the recipe with a stage behind the last one that goes on gently from it.

    The new stage trains the same layers at a tenth of the rate. Behind a solved head it is one of
    Adam, because a second solution would be the first.
    """
    last = recipe.stage[-1]
    if is_solved(last):
        last = with_optimizer(last, Stage().optimizer)
    stage = replace(
        last,
        name=free_name(recipe, name),
        learning_rate=float(f"{last.learning_rate / 10:.6g}"),
    )
    return replace(recipe, stage=(*recipe.stage, stage))


def duplicate(recipe: Recipe, index: int) -> Recipe:
    """Return the recipe with a copy of stage `index` (from 0) right behind it."""
    stage = recipe.stage[index]
    copy = replace(stage, name=free_name(recipe, stage.name))
    return replace(recipe, stage=(*recipe.stage[: index + 1], copy, *recipe.stage[index + 1 :]))


def remove(recipe: Recipe, index: int) -> Recipe:
    """Return the recipe without stage `index` (from 0); the only stage stays."""
    if len(recipe.stage) == 1:
        return recipe
    return replace(recipe, stage=recipe.stage[:index] + recipe.stage[index + 1 :])


def move(recipe: Recipe, index: int, by: int) -> Recipe:
    """Return the recipe with stage `index` (from 0) moved `by` places, at most to an end."""
    stages = list(recipe.stage)
    stage = stages.pop(index)
    stages.insert(max(0, min(index + by, len(stages))), stage)
    return replace(recipe, stage=tuple(stages))


def cut_to(recipe: Recipe, epochs: int) -> Recipe:
    """Return the recipe that ends after so many epochs of all stages together, at least 1."""
    left, kept = max(epochs, 1), []
    for stage in recipe.stage:
        if left > 0:
            kept.append(replace(stage, epochs=min(stage.epochs, left)))
        left -= stage.epochs
    return replace(recipe, stage=tuple(kept))


def change_each(recipe: Recipe, changed: Callable[[Stage], Stage]) -> Recipe:
    """Return the recipe with every stage as `changed` makes it."""
    return replace(recipe, stage=tuple(changed(stage) for stage in recipe.stage))


def change(recipe: Recipe, index: int, stage: Stage) -> Recipe:
    """Return the recipe with `stage` in place of stage `index` (from 0).

    A name that another stage has already is numbered.
    """
    others = replace(recipe, stage=recipe.stage[:index] + recipe.stage[index + 1 :])
    named = replace(stage, name=free_name(others, stage.name)) if others.stage else stage
    return replace(recipe, stage=(*recipe.stage[:index], named, *recipe.stage[index + 1 :]))


def with_stage_optimizer(recipe: Recipe, index: int, name: str) -> Recipe:
    """Return the recipe with another optimizer or solver in stage `index`, from 0.

    A solver takes the hidden layers out of the head: it solves a single layer.
    """
    return fitted_to_solvers(change(recipe, index, with_optimizer(recipe.stage[index], name)))


def solved(name: str, solver: str) -> Stage:
    """Return a stage called `name` in which a solver, a key of `SOLVERS`, finds the head."""
    return Stage(name=name, train=ONLY_HEAD, epochs=EPOCHS, optimizer=solver)


def with_optimizer(stage: Stage, name: str) -> Stage:
    """Return `stage` with another optimizer, a key of `OPTIMIZERS` or of `SOLVERS`.

    A rate that the former optimizer is usually given becomes the usual one of the new optimizer:
    1e-3 is much for Lion and next to nothing for SGD. Any other rate is a person's own and stays.
    A solver has no rate and no schedule: all that it does not read goes back to what is usual.
    """
    if name in SOLVERS:
        return solved(stage.name, name)
    if is_solved(stage):
        rate = OPTIMIZERS[name].usual_rate
        return replace(stage, optimizer=name, learning_rate=rate, epochs=Stage().epochs)
    former, new = OPTIMIZERS[stage.optimizer], OPTIMIZERS[name]
    rates = {
        former.fine_tuning_rate: new.fine_tuning_rate,
        former.usual_rate: new.usual_rate,
    }
    rate = rates.get(stage.learning_rate, stage.learning_rate)
    return replace(stage, optimizer=name, learning_rate=rate)


def free_name(recipe: Recipe, wanted: str) -> str:
    """Return `wanted`, numbered from 2 where a stage of that name exists."""
    taken = {stage.name for stage in recipe.stage}
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted} {number}" in taken:
        number += 1
    return f"{wanted} {number}"
