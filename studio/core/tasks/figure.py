"""A figure: a number that is recorded while a run trains, and how to write and draw it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One figure of a task.

    Attributes:
        key: its column in metrics.csv and its name in report.json.
        title: English, as on an axis; translated in the context "Figures".
        better: whether less or more of it is better; "balance" where neither is, because two
            networks pull at it. "neither" is set beforehand and not measured, such as a learning
            rate: it is drawn as it is, for training alone.
        written: "number", or "share" for 0..1 written as a percentage.
        scale: of its axis unless the person chooses another.
        is_of_epochs: whether it is measured once an epoch only, on samples of its own; rows of
            batches, and of the validation part, have none.
        beside: key of a figure in the same unit, in whose chart it is drawn too; "" gives it a
            chart of its own.
        chart: English title of a chart that others are drawn in too, on the one that leads it.
        on_test: English title of the figure measured on the test part, as beside a result;
            likewise `on_validation` and `on_training`. Translated like `title`.
    """

    key: str
    title: str
    better: Literal["lower", "higher", "balance", "neither"]
    written: Literal["number", "share"] = "number"
    scale: Literal["linear", "log"] = "linear"
    is_of_epochs: bool = False
    beside: str = ""
    chart: str = ""
    on_test: str = ""
    on_validation: str = ""
    on_training: str = ""

    def title_on(self, part: str) -> str:
        """Return the title of the figure measured on a part; "" is taken for the test part."""
        return {"validation": self.on_validation, "train": self.on_training}.get(part, self.on_test)


def charts(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Return figures as charts show them: those that share one together, its leader first."""
    leaders = [one for one in figures if not one.beside]
    return tuple(
        (leader, *(one for one in figures if one.beside == leader.key)) for leader in leaders
    )


LEARNING_RATE = Figure("learning_rate", "Learning rate", "neither")
"""Recorded by every task."""


class Figures(msgspec.Struct, frozen=True):
    """One figure for each part of the data; None where the part has no images."""

    train: float | None = None
    validation: float | None = None
    test: float | None = None

    def part(self, name: str) -> float | None:
        """Return the figure of the part "train", "validation" or "test"."""
        return {"train": self.train, "validation": self.validation, "test": self.test}[name]
