"""What a person drags on a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF

from studio.ui.widgets.stage_timeline.geometry import TimelineGeometry
from studio.ui.widgets.stage_timeline.plan import TimelineStage

MOST_EPOCHS = 100_000
_DOUBLING = 240.0
"""Pixels by which an edge is dragged at most to double the epochs: a single stage fills the width,
and its edge has nowhere to go."""


class Grip(Enum):
    """What a drag sets: the epochs of a stage, from which block it trains, or its place."""

    EPOCHS = "epochs"
    BLOCK = "block"
    ORDER = "order"


@dataclass(frozen=True)
class Drag:
    """A drag at work.

    Attributes:
        grip: what it sets.
        stage: of which stage.
        start: where the button went down.
        now: where the pointer is.
        value: what it has come to: epochs, the lowest row that trains, or a place.
        has_moved: whether it is a drag and no longer a click.
    """

    grip: Grip
    stage: int
    start: QPointF
    now: QPointF
    value: int
    has_moved: bool = False

    def moved_to(
        self, point: QPointF, geometry: TimelineGeometry, stages: Sequence[TimelineStage]
    ) -> Drag:
        """Return the drag with the pointer at `point`."""
        return replace(
            self, now=point, has_moved=True, value=self._value_at(point, geometry, stages)
        )

    def _value_at(
        self, point: QPointF, geometry: TimelineGeometry, stages: Sequence[TimelineStage]
    ) -> int:
        if self.grip is Grip.BLOCK:
            return geometry.row_at(point.y())
        if self.grip is Grip.ORDER:
            place = geometry.place_at(point.x())
            return place - 1 if place > self.stage else place
        width = min(geometry.column(self.stage).width(), _DOUBLING)
        grown = 1.0 + (point.x() - self.start.x()) / width
        return min(max(round(stages[self.stage].epochs * grown), 1), MOST_EPOCHS)

    def applied(self, stages: tuple[TimelineStage, ...]) -> tuple[TimelineStage, ...]:
        """Return the stages as they would be, in the order in which they stand."""
        if not self.has_moved or self.grip is Grip.ORDER:
            return stages
        stage = stages[self.stage]
        if self.grip is Grip.EPOCHS:
            stage = replace(stage, epochs=self.value)
        else:
            stage = stage.trained_to(self.value)
        return (*stages[: self.stage], stage, *stages[self.stage + 1 :])
