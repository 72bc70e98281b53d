"""The optimizers of a recipe, by the names of the course; one row each."""

from collections.abc import Callable

import keras

from studio.core.recipe import Optimizer

OPTIMIZERS: dict[str, Callable[[float], keras.Optimizer]] = {
    "sgd": lambda rate: keras.optimizers.SGD(rate),
    "momentum": lambda rate: keras.optimizers.SGD(rate, momentum=0.9),
    "nesterov": lambda rate: keras.optimizers.SGD(rate, momentum=0.9, nesterov=True),
    "adagrad": lambda rate: keras.optimizers.Adagrad(rate),
    "rmsprop": lambda rate: keras.optimizers.RMSprop(rate),
    "adam": lambda rate: keras.optimizers.Adam(rate),
    "adamw": lambda rate: keras.optimizers.AdamW(rate),
}


def make_optimizer(name: Optimizer, rate: float, *, half: bool) -> keras.Optimizer:
    """Return a fresh optimizer with Keras' settings and learning rate `rate`.

    Args:
        half: whether the loss must be scaled, because gradients are float16.
    """
    optimizer = OPTIMIZERS[name](rate)
    return keras.optimizers.LossScaleOptimizer(optimizer) if half else optimizer
