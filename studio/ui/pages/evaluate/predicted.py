"""What a run's network says of images from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.ui.texts.format import percent_text
from studio.ui.widgets.class_shares import MOST, ClassShare
from studio.ui.widgets.thumbnails import LazyPictures, Picture


def none_of_these() -> str:
    """Return the answer below the threshold."""
    return QCoreApplication.translate("Predicted", "none of these")


@dataclass(frozen=True, eq=False)
class PredictedPictures(LazyPictures):
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
        said = f"{self.classes[best]} \N{MIDDLE DOT} {percent_text(share)}"
        if share < self.threshold:
            return Picture(file, caption=none_of_these(), tone="dim", note=said)
        return Picture(file, caption=said, tone="dim")

    def strongest(self, at: int) -> list[ClassShare]:
        """Return the likeliest classes of a picture."""
        row = self.probabilities[at]
        order = np.argsort(-row, kind="stable")[:MOST].tolist()
        return [ClassShare(label, self.classes[label], float(row[label])) for label in order]
