"""Optimizers by the names their authors gave them; no language translates these."""

from studio.core.recipe import Optimizer

OPTIMIZER_WORDS: dict[Optimizer, str] = {
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
}
"""In the order in which they are offered."""
