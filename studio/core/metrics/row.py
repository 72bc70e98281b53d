"""One recorded row of a training: the figures of a batch or of a whole epoch."""

from typing import Annotated, Literal

import msgspec

Split = Literal["train", "validation"]
"""Which images a figure was measured on."""


class MetricRow(msgspec.Struct, frozen=True):
    """What was measured over one batch, or over a whole epoch.

    Attributes:
        stage: from 1.
        epoch: from 1; counted through the whole run or within each stage, both are understood.
        batch: from 1 within the epoch; 0 means the whole epoch. A validation row with a batch
            was measured over the validation images after that training batch.
        split: the images it was measured on.
        figures: of the task, by their keys; of this batch alone, not running means. NaN where one
            could not be computed.
        learning_rate: in force when it was measured.
        seconds: since the run began, pauses left out.
    """

    stage: Annotated[int, msgspec.Meta(ge=1)]
    epoch: Annotated[int, msgspec.Meta(ge=1)]
    batch: Annotated[int, msgspec.Meta(ge=0)]
    split: Split
    figures: dict[str, float]
    learning_rate: float
    seconds: float

    @property
    def is_epoch(self) -> bool:
        """Whether it is about a whole epoch."""
        return self.batch == 0
