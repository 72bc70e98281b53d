"""One recorded figure of a training: the result of a batch or of a whole epoch."""

from typing import Annotated, Literal

import msgspec

Split = Literal["train", "validation"]
"""Which images a figure was measured on."""


class MetricRow(msgspec.Struct, frozen=True):
    """What was measured over one batch, or over a whole epoch.

    Attributes:
        stage: from 1.
        epoch: from 1; counted through the whole run or anew in each stage, both are understood.
        batch: from 1 within the epoch; 0 means the whole epoch. A validation row with a batch
            was measured over the validation images after that training batch.
        split: the images it was measured on.
        loss: of this batch alone, not a running mean; NaN where it could not be computed.
        accuracy: 0..1, None where the task has none.
        learning_rate: in force when it was measured.
        seconds: since the run began, pauses left out.
    """

    stage: Annotated[int, msgspec.Meta(ge=1)]
    epoch: Annotated[int, msgspec.Meta(ge=1)]
    batch: Annotated[int, msgspec.Meta(ge=0)]
    split: Split
    loss: float
    accuracy: float | None
    learning_rate: float
    seconds: float

    @property
    def is_epoch(self) -> bool:
        """Whether it is about a whole epoch."""
        return self.batch == 0
