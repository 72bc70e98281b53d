"""What a classifier has to show once it is trained."""

from __future__ import annotations

import msgspec

from studio.core.tasks.figure import Figures
from studio.core.tasks.reference import Reference


class DeadLayer(msgspec.Struct, frozen=True):
    """A layer with units that answer none of the images that it was tried on.

    Attributes:
        layer: its name.
        dead: units (maps of a convolution) that are 0 for every image.
        units: all that it has.
        images: on how many it was tried.
    """

    layer: str
    dead: int
    units: int
    images: int


class Classified(msgspec.Struct, frozen=True, tag_field="task", tag="classify"):
    """The result of a run that sorted images into classes.

    Attributes:
        accuracy: share of images whose most probable class is right, 0..1.
        loss: mean cross-entropy in nats.
        confusion: rows are the true classes, columns the predicted; of the test part, or of
            the validation part where there is no test part (`confusion_part` says which).
        dead_units: layers that trained and have dead units; those behind a frozen part whose
            outputs were kept are not in reports of before 0.2.
    """

    accuracy: Figures
    loss: Figures
    confusion: tuple[tuple[int, ...], ...]
    confusion_part: str
    classes: tuple[str, ...]
    dead_units: tuple[DeadLayer, ...] = ()

    @property
    def figures(self) -> dict[str, Figures]:
        """What was measured on each part, by the figure's key."""
        return {"loss": self.loss, "accuracy": self.accuracy}

    @property
    def references(self) -> tuple[Reference, ...]:
        """Nothing is drawn beside its curves."""
        return ()
