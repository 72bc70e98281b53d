"""The numbers of a confusion matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ANY = -1
"""In place of a class: every class, so that a cell with it is a whole row or column."""


class Cell(NamedTuple):
    """A cell: indices of the true class and of the predicted one, either of them `ANY`."""

    true: int
    predicted: int


ALL = Cell(ANY, ANY)


@dataclass(frozen=True, eq=False)
class Confusion:
    """How many images of each class were predicted as which.

    Attributes:
        counts: int64 (classes, classes), 0 and more; rows are the true classes.
        classes: names, one for each row and column.

    Raises:
        ValueError: the shapes do not fit.
    """

    counts: NDArray[np.int64]
    classes: tuple[str, ...]

    def __post_init__(self) -> None:
        """Check the shapes."""
        if self.counts.shape != (len(self.classes), len(self.classes)):
            raise ValueError("a confusion matrix needs a row and a column for each class")

    @classmethod
    def empty(cls) -> Confusion:
        """Return one without classes."""
        return cls(np.zeros((0, 0), np.int64), ())

    @property
    def images(self) -> int:
        """All that were counted."""
        return int(self.counts.sum())

    @property
    def right(self) -> int:
        """Those predicted as what they are."""
        return int(np.trace(self.counts))

    def count(self, cell: Cell) -> int:
        """Return the number of images behind a cell, a row or a column."""
        rows = slice(None) if cell.true == ANY else slice(cell.true, cell.true + 1)
        columns = (
            slice(None) if cell.predicted == ANY else slice(cell.predicted, cell.predicted + 1)
        )
        return int(self.counts[rows, columns].sum())

    def shares(self) -> NDArray[np.float64]:
        """Return each cell as a share of its row, 0..1; a row without images is 0."""
        rows = self.counts.sum(axis=1, keepdims=True)
        shares: NDArray[np.float64] = self.counts / np.maximum(rows, 1)
        return shares

    def worst(self, most: int) -> list[tuple[Cell, int]]:
        """Return at most `most` pairs of classes that were confused, the most frequent first.

        Of equally frequent ones those come first that are a larger share of their class.
        """
        wrong = self.counts.copy()
        np.fill_diagonal(wrong, 0)
        rows, columns = np.nonzero(wrong)
        found, shares = wrong[rows, columns], self.shares()[rows, columns]
        order = np.lexsort((columns, rows, -shares, -found))[:most]
        return [(Cell(int(rows[at]), int(columns[at])), int(found[at])) for at in order]

    def table(self) -> Iterator[tuple[str | int, ...]]:
        """Yield the rows of a CSV file: a header, then each true class with its counts."""
        yield ("true \\ predicted", *self.classes)
        for name, row in zip(self.classes, self.counts.tolist(), strict=True):
            yield (name, *row)
