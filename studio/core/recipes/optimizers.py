"""The optimizers: one row each, from which the recipe, the forms, the advice and the engine read.

A new optimizer that Keras has is one more row. The row names Keras' class as text, because core
knows no TensorFlow; the engine makes the object.
"""

import msgspec

from studio.core.base.sentences import Sentence, say


class OptimizerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One optimizer.

    Attributes:
        title: as its authors call it; no language translates it.
        help: what it does, in a few words.
        keras_class: its class in `keras.optimizers`.
        settings: arguments of that class beside the learning rate, where Keras' own do not suit.
        slots: variables that it keeps for each trained weight, such as a momentum; they take
            memory and room in checkpoints.
        usual_rate: learning rate that a new network begins with.
        highest_rate: learning rate above which a training hardly ever succeeds. Steps of the
            adaptive ones are about as long as the rate, so a rate of 1 moves each weight by about
            1, ten times the size that weights have; momentum of 0.9 makes steps ten times longer.
        fine_tuning_rate: usual rate for pretrained layers (Keras' guide "Transfer learning &
            fine-tuning": 1e-5 for Adam).
        highest_fine_tuning_rate: highest one that leaves pretrained layers whole.
    """

    title: str
    help: Sentence
    keras_class: str
    settings: dict[str, float | bool] = {}
    slots: int
    usual_rate: float
    highest_rate: float
    fine_tuning_rate: float
    highest_fine_tuning_rate: float


OPTIMIZERS: dict[str, OptimizerFacts] = {
    "adam": OptimizerFacts(
        title="Adam",
        help=say("A step size per weight; a good first choice."),
        keras_class="Adam",
        slots=2,
        usual_rate=1e-3,
        highest_rate=0.1,
        fine_tuning_rate=1e-5,
        highest_fine_tuning_rate=2e-4,
    ),
    "adamw": OptimizerFacts(
        title="AdamW",
        help=say("Adam with weight decay."),
        keras_class="AdamW",
        slots=2,
        usual_rate=1e-3,
        highest_rate=0.1,
        fine_tuning_rate=1e-5,
        highest_fine_tuning_rate=2e-4,
    ),
    "nadam": OptimizerFacts(  # Dozat 2016, Incorporating Nesterov Momentum into Adam
        title="Nadam",
        help=say("Adam whose momentum looks ahead."),
        keras_class="Nadam",
        slots=2,
        usual_rate=1e-3,
        highest_rate=0.1,
        fine_tuning_rate=1e-5,
        highest_fine_tuning_rate=2e-4,
    ),
    "lion": OptimizerFacts(  # Chen et al. 2023, rates 3 to 10 times below AdamW's
        title="Lion",
        help=say("Steps of one length in every weight; a third of Adam's rate."),
        keras_class="Lion",
        slots=1,
        usual_rate=3e-4,
        highest_rate=0.03,
        fine_tuning_rate=3e-6,
        highest_fine_tuning_rate=3e-5,
    ),
    "rmsprop": OptimizerFacts(
        title="RMSprop",
        help=say("A step size per weight, without momentum."),
        keras_class="RMSprop",
        slots=1,
        usual_rate=1e-3,
        highest_rate=0.1,
        fine_tuning_rate=1e-5,
        highest_fine_tuning_rate=2e-4,
    ),
    "adagrad": OptimizerFacts(
        title="Adagrad",
        help=say("A step size per weight that only decreases."),
        keras_class="Adagrad",
        slots=1,
        usual_rate=1e-2,
        highest_rate=1.0,
        fine_tuning_rate=1e-5,
        highest_fine_tuning_rate=2e-4,
    ),
    "adadelta": OptimizerFacts(  # Zeiler 2012, whose own rate is 1
        title="AdaDelta",
        help=say("Steps as long as the last ones were; begins slowly."),
        keras_class="Adadelta",
        slots=2,
        usual_rate=1.0,
        highest_rate=30.0,
        fine_tuning_rate=1e-2,
        highest_fine_tuning_rate=0.2,
    ),
    "sgd": OptimizerFacts(
        title="SGD",
        help=say("Plain gradient descent."),
        keras_class="SGD",
        slots=0,
        usual_rate=1e-2,
        highest_rate=2.0,
        fine_tuning_rate=1e-3,
        highest_fine_tuning_rate=1e-2,
    ),
    "momentum": OptimizerFacts(
        title="Momentum",
        help=say("Gradient descent with momentum."),
        keras_class="SGD",
        settings={"momentum": 0.9},
        slots=1,
        usual_rate=1e-2,
        highest_rate=0.5,
        fine_tuning_rate=1e-3,
        highest_fine_tuning_rate=1e-2,
    ),
    "nesterov": OptimizerFacts(
        title="Nesterov",
        help=say("Momentum that looks ahead."),
        keras_class="SGD",
        settings={"momentum": 0.9, "nesterov": True},
        slots=1,
        usual_rate=1e-2,
        highest_rate=0.5,
        fine_tuning_rate=1e-3,
        highest_fine_tuning_rate=1e-2,
    ),
}
"""By their value in a recipe, in the order in which they are offered."""
