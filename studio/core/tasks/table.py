"""The table of tasks; a further task is one more row."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import Sentence, say
from studio.core.tasks.figure import Figure

LOSS = Figure(
    "loss",
    "Loss",
    "lower",
    on_test="Test loss",
    on_validation="Validation loss",
    on_training="Training loss",
)
ACCURACY = Figure(
    "accuracy",
    "Accuracy",
    "higher",
    written="share",
    on_test="Test accuracy",
    on_validation="Validation accuracy",
    on_training="Training accuracy",
)
ERROR = Figure(
    "error",
    "Error",
    "lower",
    scale="log",
    on_test="Test error",
    on_validation="Validation error",
    on_training="Training error",
)
"""Mean squared error per value of pixels in 0..1."""

DISCRIMINATOR_LOSS = Figure(
    "discriminator_loss",
    "Discriminator loss",
    "balance",
    chart="Loss",
    on_test="Test loss of the discriminator",
    on_validation="Validation loss of the discriminator",
    on_training="Training loss of the discriminator",
)
GENERATOR_LOSS = Figure(
    "generator_loss",
    "Generator loss",
    "balance",
    beside="discriminator_loss",
    on_test="Test loss of the generator",
    on_validation="Validation loss of the generator",
    on_training="Training loss of the generator",
)
REAL_SCORE = Figure(
    "real_score",
    "D(real)",
    "balance",
    written="share",
    chart="Scores",
    on_test="D(real) of test images",
    on_validation="D(real) of validation images",
    on_training="D(real) of training images",
)
"""Mean probability that the discriminator gives real images."""

FAKE_SCORE = Figure(
    "fake_score",
    "D(fake)",
    "balance",
    written="share",
    beside="real_score",
    on_test="D(fake) beside test images",
    on_validation="D(fake) beside validation images",
    on_training="D(fake) beside training images",
)
"""Mean probability that the discriminator gives generated images."""

DIVERSITY = Figure(
    "diversity",
    "Diversity",
    "higher",
    is_of_epochs=True,
    on_test="Diversity",
    on_validation="Diversity",
    on_training="Diversity",
)
"""Mean distance of generated images from each other, as a share of that of real ones."""

DISTANCE = Figure(
    "distance",
    "Distance from real images",
    "lower",
    is_of_epochs=True,
    on_test="Distance from real images",
    on_validation="Distance from real images",
    on_training="Distance from real images",
)
"""Sliced Wasserstein distance of generated images from real ones, per value of pixels in 0..1."""
KL = Figure(
    "kl",
    "KL divergence",
    "lower",
    on_test="Test KL divergence",
    on_validation="Validation KL divergence",
    on_training="Training KL divergence",
)
"""Of an image's distribution of codes from a standard normal one, in nats."""


class Task(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: the value of `task` in a recipe.
        settings: the recipe's tables that belong to this task alone.
        title: what it is called where a recipe names it.
        help: what it does, in a few words.
        needs_classes: whether each image must have a class.
        chooses_layers: whether a stage may train some of the layers only.
        headline: key of the figure that lists and results show first.
        parts: networks within the result that can be used and exported alone.
        figures: recorded for each batch and epoch; the first is what training minimises.
        optional: recorded beside them by some recipes of the task alone.
        best_by: key of the figure that the best epoch is chosen by, on the validation part; ""
            where none says which epoch is best, and the last one is kept.
        main_part: the part that is exported where nobody asks for one; "" for the whole network.
        code: name of the layer whose output is the code of an image; "" where there is none.
        decoder: which of `parts` makes images, 0..255, of latent vectors (n, d); "" for none.
    """

    key: str
    settings: tuple[str, ...]
    needs_classes: bool
    chooses_layers: bool
    headline: str
    figures: tuple[Figure, ...]
    title: Sentence
    help: Sentence
    parts: tuple[str, ...] = ()
    optional: tuple[Figure, ...] = ()
    best_by: str = LOSS.key
    main_part: str = ""
    code: str = ""
    decoder: str = ""

    def figure(self, key: str) -> Figure:
        """Return the figure of that key.

        Raises:
            KeyError: the task records no such figure.
        """
        for figure in (*self.figures, *self.optional):
            if figure.key == key:
                return figure
        raise KeyError(key)


TASKS: tuple[Task, ...] = (
    Task(
        "classify",
        ("model",),
        needs_classes=True,
        chooses_layers=True,
        headline="accuracy",
        figures=(LOSS, ACCURACY),
        title=say("Classify images"),
        help=say("Sorts images into your classes."),
    ),
    Task(
        "autoencode",
        ("autoencoder",),
        needs_classes=False,
        chooses_layers=False,
        headline="error",
        figures=(LOSS, ERROR),
        title=say("Autoencoder"),
        help=say("Restores images from a small code."),
        parts=("encoder", "decoder"),
        optional=(KL,),
        code="encoder_code",
        decoder="decoder",
    ),
    Task(
        "gan",
        ("gan",),
        needs_classes=False,
        chooses_layers=False,
        headline="distance",
        figures=(
            DISCRIMINATOR_LOSS,
            GENERATOR_LOSS,
            REAL_SCORE,
            FAKE_SCORE,
            DIVERSITY,
            DISTANCE,
        ),
        title=Sentence("GAN"),
        help=say("Invents images like yours."),
        parts=("generator", "discriminator"),
        best_by="",
        main_part="generator",
        decoder="generator",
    ),
)


def task(key: str) -> Task:
    """Return the task of that key.

    Raises:
        KeyError: there is no such task.
    """
    for row in TASKS:
        if row.key == key:
            return row
    raise KeyError(key)


def figure(key: str) -> Figure:
    """Return the figure of that key; tasks that record the same one share its row.

    Raises:
        KeyError: no task records it.
    """
    for row in TASKS:
        if any(each.key == key for each in (*row.figures, *row.optional)):
            return row.figure(key)
    raise KeyError(key)
