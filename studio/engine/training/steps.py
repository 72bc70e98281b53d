"""What a stage's training asks of the task: a step, a judgement, and the state to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import keras
import numpy as np
from numpy.typing import NDArray

from studio.engine.data.augment import RowAugmentFunction
from studio.engine.data.feed import Group
from studio.engine.data.source import Source
from studio.engine.job import ProgressFunction
from studio.engine.training.front_pass import FrontPass


class Judged(NamedTuple):
    """What was found of images.

    Attributes:
        figures: the mean of each, by its key.
        outputs: of each image before the last activation, float32 (images, ...), in their order;
            None where the task keeps nothing of it.
    """

    figures: dict[str, float]
    outputs: NDArray[np.float32] | None = None


class Steps(Protocol):
    """One stage's computations.

    Order, groups, pause, patience, checkpoints and figures are the business of whoever drives it.
    """

    @property
    def index(self) -> int:
        """Of the stage, from 0."""
        ...

    @property
    def jit(self) -> bool:
        """Whether XLA compiles the training step."""
        ...

    @property
    def is_cached(self) -> bool:
        """Whether outputs of a frozen part are read instead of pixels."""
        ...

    @property
    def kept_layer(self) -> str | None:
        """The layer whose outputs are read instead of pixels; None where pixels are."""
        ...

    @property
    def front_pass(self) -> FrontPass | None:
        """What computes the outputs that are kept, of images as they are; None where none are."""
        ...

    @property
    def augment(self) -> RowAugmentFunction | None:
        """What changes images before outputs are kept of them; None where they stay as they are."""
        ...

    @property
    def views(self) -> int:
        """How many changed views of an image are kept."""
        ...

    @property
    def optimizers(self) -> Sequence[keras.Optimizer]:
        """Whose state is kept in checkpoints, always in the same order."""
        ...

    def enter(self) -> None:
        """Get ready to train: another stage may have set the network's flags meanwhile."""
        ...

    def train(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> dict[str, NDArray[np.float64]]:
        """Train on a group of batches, up to the first whose loss is not a number.

        That batch changes no weight.

        Args:
            rates: learning rate of each batch, shape (batches,).
            seeds: seed of each batch's random changes, shape (batches, 2).

        Returns:
            By figure, the loss first, the sum over the images of each batch done, (batches done,).
        """
        ...

    def evaluate(
        self,
        source: Source,
        images: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
        progress: ProgressFunction | None = None,
    ) -> Judged | None:
        """Return the mean of each figure over `images`, or None where it was interrupted.

        Raises:
            InputError: an image is not what it was when the folder was read.
        """
        ...

    def try_evaluation(self, group: Group) -> None:
        """Judge the first batch of a group for a test; nothing comes of it."""
        ...

    def first_bad_layer(self, group: Group, offset: int) -> str | None:
        """Return the first layer that computes something that is not a number.

        Args:
            offset: of the batch within the group.
        """
        ...
