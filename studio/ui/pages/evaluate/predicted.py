"""What a run's network says of images from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.ui.pages.evaluate.classified_pictures import ClassifiedPictures
from studio.ui.widgets.thumbnails import Picture


def none_of_these() -> str:
    """Return the answer below the threshold."""
    return QCoreApplication.translate("Predicted", "none of these")


@dataclass(frozen=True, eq=False)
class PredictedPictures(ClassifiedPictures):
    """Pictures with their predictions, the newest first.

    Attributes:
        files: absolute paths (n,).
        classes: names of the columns.
        probabilities: float32 (n, classes), 0..1.
        threshold: below it the answer is "none of these", 0..1.
    """

    files: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    probabilities: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    threshold: float = 0.0

    def __len__(self) -> int:
        return len(self.files)

    def picture_at(self, at: int) -> Picture:
        """Make one of them."""
        file, row = self.files[at], self.probabilities[at]
        best = int(row.argmax())
        share = float(row[best])
        said = self.said(best, share)
        if share < self.threshold:
            return Picture(file, caption=none_of_these(), tone="dim", note=said)
        return Picture(file, caption=said, tone="dim")

    def probabilities_at(self, at: int) -> NDArray[np.float32]:
        """Return the probability of each class, (classes,)."""
        row: NDArray[np.float32] = self.probabilities[at]
        return row
