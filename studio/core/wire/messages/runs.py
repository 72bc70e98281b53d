"""About a run: what begins and ends it, and what happens in its course."""

from __future__ import annotations

from studio.core.base.sentences import Sentence
from studio.core.metrics import MetricRow
from studio.core.metrics.report import Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.recipes.recipe import Recipe
from studio.core.tasks.reference import Reference
from studio.core.wire.messages.base import Answer, Command, RunCommand, RunEvent
from studio.core.wire.messages.engine import CancelDone, Failed, Progress


class Train(RunCommand, frozen=True):
    """Start a run of `recipe`, whose relative paths start at `project`; the run goes to `runs`."""

    recipe: Recipe
    project: str
    runs: str


class Resume(RunCommand, frozen=True):
    """Go on with the run in folder `run` from its last whole checkpoint.

    Attributes:
        more_epochs: added to the last stage, for a run that has ended; below 0 the plan of one
            that was stopped is as much shorter.
        rate_factor: multiplies the learning rates of this and the later stages.
        batch_size: 0 keeps it.
        discard_edits: go on with the recipe of the last session where recipe.toml was edited.
    """

    run: str
    more_epochs: int = 0
    rate_factor: float = 1.0
    batch_size: int = 0
    discard_edits: bool = False


class Keep(RunCommand, frozen=True):
    """Test the paused or interrupted run in folder `run` and keep it, as Stop would have done.

    Attributes:
        discard_edits: set recipe.toml back to what was trained where it was edited.
    """

    run: str
    discard_edits: bool = False


class Stop(Command, frozen=True):
    """End the training at the next batch boundary and keep what was learned."""


class Pause(Command, frozen=True):
    """End the training at the next batch boundary so that it can be resumed later."""


class Forecast(RunEvent, frozen=True):
    """How long the run will take, from steps that were timed in the rehearsal.

    Attributes:
        epoch_seconds: of an epoch of each stage.
        seconds: of the whole training, the frozen part's one pass included.
    """

    epoch_seconds: tuple[float, ...]
    seconds: float


class RunStarted(RunEvent, frozen=True):
    """The run's folder exists; what will be trained on is counted.

    Attributes:
        images: number of images for training, validation and test.
        epochs: of all stages.
        batches: training batches in an epoch.
        epochs_done: more than 0 where a run is resumed.
        device: what computes it, such as "2 × NVIDIA H200".
    """

    run: str
    classes: tuple[str, ...]
    images: tuple[int, int, int]
    refused: int
    epochs: int
    batches: int
    epochs_done: int = 0
    device: str = ""


class StageStarted(RunEvent, frozen=True):
    """A stage begins, freshly compiled.

    Attributes:
        stage: from 1.
        epochs_before: epochs of all earlier stages, so that axes can be shared.
        frozen_parameters: all others, the statistics of layers that train among them.
        cut: layer up to which the outputs are computed once and kept, or None.
        speedup: how many times faster an epoch is than without the cut; NaN until measured,
            1 without a cut.
        frozen_layers: with weights, none of which move.
    """

    stage: int
    name: str
    epochs: int
    epochs_before: int
    trainable_parameters: int
    frozen_parameters: int
    cut: str | None = None
    speedup: float = 1.0
    frozen_layers: int = 0


class CutMeasured(RunEvent, frozen=True):
    """How many times faster an epoch of the stage is than without its cut; after its first."""

    stage: int
    speedup: float


class Metrics(RunEvent, frozen=True):
    """Recorded figures since the last such event, at most 20 events a second.

    Attributes:
        rows: also written to metrics.csv.
        epoch: of all stages, from 1.
        batch: batches done in this epoch.
        seconds_left: forecast until the run ends; NaN while unknown.
    """

    rows: tuple[MetricRow, ...]
    epoch: int
    batch: int
    images_per_second: float
    seconds_left: float


class Changed(RunEvent, frozen=True):
    """How far each trained layer has moved from where the run began, once an epoch.

    Attributes:
        layers: names of the layers that have weights.
        distance: Euclidean norm of the change, relative to the norm at the start; 0 if frozen.
        blocks: the block that each layer belongs to.
    """

    layers: tuple[str, ...]
    distance: tuple[float, ...]
    blocks: tuple[str, ...] = ()


class Blocked(RunEvent, frozen=True):
    """The training waits for something that the person can fix, and goes on by itself then."""

    reason: Sentence


class CheckpointSaved(RunEvent, frozen=True):
    """The run can be resumed from here."""

    epoch: int
    is_best: bool


class GallerySaved(RunEvent, frozen=True):
    """Pictures of the run after an epoch are kept; `core.tasks.gallery` reads them.

    Attributes:
        run: the run's folder.
        epoch: of all stages, from 1.
    """

    run: str
    epoch: int


class ReferencesKnown(RunEvent, frozen=True):
    """What the run's figures are held against is known, in place of what was told before."""

    references: tuple[Reference, ...]


class RunEnded(Answer, frozen=True):
    """The run is over or paused; `report` is None where it was paused."""

    run: str
    outcome: RunOutcome
    report: Report | None


AnyRunEvent = (
    Progress
    | Forecast
    | RunStarted
    | StageStarted
    | CutMeasured
    | Metrics
    | Changed
    | Blocked
    | CheckpointSaved
    | GallerySaved
    | ReferencesKnown
    | RunEnded
    | CancelDone
    | Failed
)
"""Every reply that a `RunCommand` may get."""
