"""How good a classifier is on one part of its images, and which images are behind each figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Dataset, Image, Part
from studio.core.evaluation import curves
from studio.core.evaluation.answers import Answers, answers, check_probabilities, confusion
from studio.core.evaluation.calibration import Calibration, calibration
from studio.core.evaluation.curves import Check, Curve, checked, nothing_to_check
from studio.core.evaluation.losses import SHARES, Carried, carried
from studio.core.evaluation.measured import Measured
from studio.core.evaluation.per_class import ClassFigures, per_class
from studio.core.evaluation.predictions import Predictions
from studio.core.evaluation.twins import Twins, twins

Rows = NDArray[np.int64]
"""Places in the part, for `Evaluation`'s arrays; the most sure image first unless said."""

TOP = (1, 3, 5)


class Evaluation:
    """One part of a run, or another folder, of n > 0 images; each figure is computed when asked.

    Arrays over the images have the part's order. Figures may be asked for in any thread.

    Args:
        dataset: that the images are of.
        classes: names of the columns of the probabilities.
        predictions: of all parts.
        part: which of them.

    Attributes:
        images: indices into `dataset.images`, int32 (n,).
        labels: true classes, int32 (n,).
        probabilities: float32 (n, classes).
    """

    def __init__(
        self, dataset: Dataset, classes: tuple[str, ...], predictions: Predictions, part: Part
    ) -> None:
        own = predictions.part(part)
        if not len(own):
            raise ValueError(f"the part {part} has no images")
        self.dataset = dataset
        self.classes = classes
        self.part: Part = part
        self.images = own.images
        self.labels = own.labels
        self.probabilities = own.probabilities
        self._predictions = predictions
        self._means: dict[str, Curve | None] = {}

    def __len__(self) -> int:
        return len(self.images)

    def is_of_same_images(self, other: Evaluation) -> bool:
        """Return whether the other one is of the same images in the same places."""
        return (
            self.part == other.part
            and self.dataset.folder == other.dataset.folder
            and np.array_equal(self.images, other.images)
        )

    def image(self, row: int) -> Image:
        """Return the image in a place of the part."""
        return self.dataset.images[int(self.images[row])]

    # --- figures ---------------------------------------------------------------------------

    @cached_property
    def answers(self) -> Answers:
        """What the network says of each image.

        Raises:
            InputError: what was kept are no probabilities.
        """
        found = answers(self.probabilities, self.labels)
        check_probabilities(found)
        return found

    @cached_property
    def is_right(self) -> NDArray[np.bool_]:
        """Whether the most probable class is the true one, bool (n,)."""
        return np.asarray(self.answers.predicted == self.labels)

    @property
    def accuracy(self) -> Measured:
        """Share of the images whose most probable class is the true one."""
        return self.top(1)

    def top(self, count: int) -> Measured:
        """Return the share of the images whose class is among the `count` most probable ones."""
        return Measured(float((self.answers.rank <= count).mean()), len(self))

    @property
    def tops(self) -> tuple[int, ...]:
        """For which counts `top` says something: below the number of classes."""
        return tuple(count for count in TOP if count < max(len(self.classes), 2))

    @property
    def loss(self) -> float:
        """Mean cross-entropy in nats."""
        return float(self.answers.loss.mean())

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """Number of images, (classes, classes); rows are the true classes, columns predicted."""
        return confusion(self.labels, self.answers.predicted, len(self.classes))

    @cached_property
    def per_class(self) -> tuple[ClassFigures, ...]:
        """Precision, recall, F1 and number of images of each class."""
        return per_class(self.confusion, self.classes)

    def roc(self, label: int) -> Curve | None:
        """Return the ROC curve of a class against the rest; None where all or none are of it."""
        return curves.roc(np.ascontiguousarray(self.probabilities[:, label]), self.labels == label)

    def precision_recall(self, label: int) -> Curve | None:
        """Return precision against recall of a class; None where all images or none are of it."""
        scores = np.ascontiguousarray(self.probabilities[:, label])
        return curves.precision_recall(scores, self.labels == label)

    def macro_roc(self, check: Check = nothing_to_check) -> Curve | None:
        """Return the mean ROC curve of all classes, kept for the next time.

        Args:
            check: called before each class; what it raises ends the work.
        """
        return self._macro(self.roc, check)

    def macro_precision_recall(self, check: Check = nothing_to_check) -> Curve | None:
        """Return the mean of precision against recall of all classes; see `macro_roc`."""
        return self._macro(self.precision_recall, check)

    def _macro(self, curve_of: Callable[[int], Curve | None], check: Check) -> Curve | None:
        name = curve_of.__name__
        if name not in self._means:
            self._means[name] = curves.macro(
                curve_of(label) for label in checked(range(len(self.classes)), check)
            )
        return self._means[name]

    @cached_property
    def calibration(self) -> Calibration:
        """Whether it is as often right as it is sure."""
        return calibration(self.answers.confidence, self.is_right)

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """What the worst 1, 5 and 10 % of the images are to the mean loss."""
        return tuple(carried(self.answers.loss, share) for share in SHARES)

    @cached_property
    def twins(self) -> Twins:
        """Images that show the same as images of another part, and accuracy without them."""
        return twins(self.dataset, self._predictions, self.part, self.is_right)

    # --- images behind them ----------------------------------------------------------------

    def cell(self, true: int, predicted: int) -> Rows:
        """Return the images of class `true` that were taken for class `predicted`."""
        ordered, cells = self._by_cell
        wanted = true * len(self.classes) + predicted
        first, end = np.searchsorted(cells, [wanted, wanted + 1])
        return ordered[first:end]

    def of_class(self, label: int) -> Rows:
        """Return the images of a class."""
        return self._most_sure(np.flatnonzero(self.labels == label))

    def predicted_as(self, label: int) -> Rows:
        """Return the images that were taken for a class."""
        return self._most_sure(np.flatnonzero(self.answers.predicted == label))

    def in_bin(self, place: int) -> Rows:
        """Return the images of a bin of `calibration`."""
        return self._most_sure(np.flatnonzero(self.calibration.bins == place))

    def with_loss(self, low: float, high: float) -> Rows:
        """Return the images whose loss lies in [low, high), in nats, the largest first."""
        losses = self.answers.loss
        found = np.flatnonzero((losses >= low) & (losses < high))
        return found[np.argsort(-losses[found], kind="stable")]

    def most_wrong(self, count: int | None = None) -> Rows:
        """Return the images that were classified wrong, the largest loss first."""
        found = np.flatnonzero(~self.is_right)
        return found[np.argsort(-self.answers.loss[found], kind="stable")][:count]

    def least_sure(self, count: int | None = None) -> Rows:
        """Return the images by the lead of the predicted class over the next, the least first."""
        lead = self.answers.confidence - self.answers.second
        return np.argsort(lead, kind="stable")[:count]

    @cached_property
    def _cells(self) -> NDArray[np.int64]:
        """Which cell of the confusion matrix, row by row, each image is in."""
        return self.labels.astype(np.int64) * len(self.classes) + self.answers.predicted

    @cached_property
    def _by_cell(self) -> tuple[Rows, NDArray[np.int64]]:
        """All images ordered by cell, then from sure to unsure; and the cells in that order."""
        order = np.lexsort((-self.answers.confidence, self._cells))
        return order, self._cells[order]

    def _most_sure(self, rows: Rows) -> Rows:
        return rows[np.argsort(-self.answers.confidence[rows], kind="stable")]
