"""The table of tasks; a further task is one more row."""

from __future__ import annotations

import msgspec

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


class Task(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: the value of `task` in a recipe.
        settings: the recipe's tables that belong to this task alone.
        needs_classes: whether each image must have a class.
        chooses_layers: whether a stage may train some of the layers only.
        headline: key of the figure that lists and results show first.
        parts: networks within the result that can be used and exported alone.
        figures: recorded for each batch and epoch; the first is what training minimises and
            what the best epoch is chosen by.
    """

    key: str
    settings: tuple[str, ...]
    needs_classes: bool
    chooses_layers: bool
    headline: str
    figures: tuple[Figure, ...]
    parts: tuple[str, ...] = ()

    def figure(self, key: str) -> Figure:
        """Return the figure of that key.

        Raises:
            KeyError: the task records no such figure.
        """
        for figure in self.figures:
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
    ),
    Task(
        "autoencode",
        ("autoencoder",),
        needs_classes=False,
        chooses_layers=False,
        headline="error",
        figures=(LOSS, ERROR),
        parts=("encoder", "decoder"),
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
        if any(each.key == key for each in row.figures):
            return row.figure(key)
    raise KeyError(key)
