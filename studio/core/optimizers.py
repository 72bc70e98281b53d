"""What is known of each optimizer, a row each: its name and the rates that suit it."""

import msgspec

from studio.core.recipe import Optimizer


class OptimizerFacts(msgspec.Struct, frozen=True):
    """One optimizer.

    Attributes:
        name: as its authors call it; no language translates it.
        usual_rate: learning rate that a new network begins with.
        highest_rate: learning rate above which a training hardly ever succeeds. Steps of the
            adaptive ones are about as long as the rate, so a rate of 1 moves each weight by about
            1, ten times the size that weights have; momentum of 0.9 makes steps ten times longer.
        fine_tuning_rate: usual rate for pretrained layers (Keras' guide "Transfer learning &
            fine-tuning": 1e-5 for Adam).
        highest_fine_tuning_rate: highest one that leaves pretrained layers whole.
    """

    name: str
    usual_rate: float
    highest_rate: float
    fine_tuning_rate: float
    highest_fine_tuning_rate: float


OPTIMIZERS: dict[Optimizer, OptimizerFacts] = {
    "adam": OptimizerFacts("Adam", 1e-3, 0.1, 1e-5, 2e-4),
    "adamw": OptimizerFacts("AdamW", 1e-3, 0.1, 1e-5, 2e-4),
    "rmsprop": OptimizerFacts("RMSprop", 1e-3, 0.1, 1e-5, 2e-4),
    "adagrad": OptimizerFacts("Adagrad", 1e-2, 1.0, 1e-5, 2e-4),
    "sgd": OptimizerFacts("SGD", 1e-2, 2.0, 1e-3, 1e-2),
    "momentum": OptimizerFacts("Momentum", 1e-2, 0.5, 1e-3, 1e-2),
    "nesterov": OptimizerFacts("Nesterov", 1e-2, 0.5, 1e-3, 1e-2),
}
"""In the order in which they are offered."""
