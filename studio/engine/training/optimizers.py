"""Keras' optimizer for a row of the table, and everything it remembers from step to step."""

import inspect

import keras

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Recipe


def make_optimizer(
    name: str, rate: float, *, half: bool, beta_1: float | None = None
) -> keras.Optimizer:
    """Return a fresh optimizer with the settings of its row and learning rate `rate`.

    Args:
        name: a key of `OPTIMIZERS`.
        half: whether the loss must be scaled, because gradients are float16.
        beta_1: decay of the mean of gradients, of an optimizer that keeps one by that name; None
            leaves it as it is.
    """
    row = OPTIMIZERS[name]
    kind = getattr(keras.optimizers, row.keras_class)
    settings = dict(row.settings)
    if beta_1 is not None and "beta_1" in inspect.signature(kind).parameters:
        settings["beta_1"] = beta_1
    optimizer = kind(learning_rate=rate, **settings)
    return keras.optimizers.LossScaleOptimizer(optimizer) if half else optimizer


def most_slots(recipe: Recipe) -> int:
    """Return how many variables a weight has beside it in the stage that keeps the most."""
    rows = (OPTIMIZERS.get(stage.optimizer) for stage in recipe.stage)
    return max(row.slots if row is not None else 0 for row in rows)  # a solver keeps nothing


def state_of(optimizer: keras.Optimizer) -> list[keras.Variable]:
    """Return every variable of a built optimizer that its next step depends on.

    `optimizer.variables` leaves out what an optimizer keeps as a plain attribute, such as Nadam's
    product of momentum factors: resumed without it, Nadam takes other steps. Those come last, in
    order of their attribute, so that the places of all others stay as in earlier checkpoints.
    """
    listed = list(optimizer.variables)
    known = {id(variable) for variable in listed}
    inner = getattr(optimizer, "inner_optimizer", None)
    hidden = [
        value
        for owner in (optimizer, inner)
        if owner is not None
        for _, value in sorted(vars(owner).items())
        if isinstance(value, keras.Variable) and id(value) not in known
    ]
    return listed + hidden
