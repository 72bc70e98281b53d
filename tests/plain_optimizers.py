"""Each optimizer of a recipe as a person would write it in Keras, to compare ours with."""

from collections.abc import Callable

import keras

PLAIN: dict[str, Callable[[float], keras.Optimizer]] = {
    "sgd": lambda rate: keras.optimizers.SGD(rate),
    "momentum": lambda rate: keras.optimizers.SGD(rate, momentum=0.9),
    "nesterov": lambda rate: keras.optimizers.SGD(rate, momentum=0.9, nesterov=True),
    "adagrad": lambda rate: keras.optimizers.Adagrad(rate),
    "rmsprop": lambda rate: keras.optimizers.RMSprop(rate),
    "adam": lambda rate: keras.optimizers.Adam(rate),
    "adamw": lambda rate: keras.optimizers.AdamW(rate),
    "nadam": lambda rate: keras.optimizers.Nadam(rate),
    "adadelta": lambda rate: keras.optimizers.Adadelta(rate),
    "lion": lambda rate: keras.optimizers.Lion(rate),
}
