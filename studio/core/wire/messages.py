"""The whole protocol between a window and the engine: two closed unions of frozen structs.

A command that asks for work is an `Ask` and carries a number; every event that replies to it is a
`Reply` and repeats the number. The first event is `Hello`, the last of a request a `FinalReply`.
"""

from __future__ import annotations

from enum import Enum

import msgspec
import numpy as np

from studio.core.base.sentences import Sentence
from studio.core.dataset.images import Dataset
from studio.core.look.table import AnyFacts, AnyView
from studio.core.look.view import Checkpoint
from studio.core.metrics import MetricRow
from studio.core.metrics.report import Report
from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import Recipe

PROTOCOL = 4
"""Raised with every change that an older other side would not understand."""


class Phase(Enum):
    """What the engine is doing for a request, in words that a page names and times."""

    WAITING = "waiting"
    SCANNING = "scanning"
    FETCHING = "fetching"
    READING = "reading"
    BUILDING = "building"
    CACHING = "caching"
    REHEARSING = "rehearsing"
    FIRST_STEP = "first_step"
    FILLING = "filling"
    TRAINING = "training"
    VALIDATING = "validating"
    SAVING = "saving"
    TESTING = "testing"
    EXPORTING = "exporting"
    CHECKING = "checking"


class Device(msgspec.Struct, frozen=True):
    """What computes, proved by a timed step and not by a list.

    Attributes:
        name: "CPU" or the GPU's name.
        kind: "cpu" or "gpu".
        gigaflops: measured speed of a float32 matrix product, 1e9 operations a second.
        memory: bytes of device memory, 0 where unknown.
        remark: why a GPU that is there is not used, or None.
    """

    name: str
    kind: str
    gigaflops: float
    memory: int = 0
    remark: Sentence | None = None


class Certificate(msgspec.Struct, frozen=True):
    """What was found when an exported file was opened again in a fresh process.

    Attributes:
        file: the exported file or folder.
        images: number of probe images compared.
        largest_difference: of any class probability, against the run's own model.
        agrees: whether that is at most `tolerance`.
        opened_with: program and version that opened it, such as "Keras 3.15.1".
        size: bytes.
        companions: further files that were written beside it.
        rebuild: Python lines that open the file where plain load_model does not, or "".
        program: Python that opens the file and predicts an image file, which the fresh process
            ran; "" where it gave other answers than the run.
        program_files: number of image files that it was run on, of every format and kind.
        program_difference: largest one of any class probability on them.
        tolerance: largest difference that the format allows.
    """

    file: str
    images: int
    largest_difference: float
    agrees: bool
    opened_with: str
    size: int
    companions: tuple[str, ...] = ()
    rebuild: str = ""
    program: str = ""
    program_files: int = 0
    program_difference: float = 0.0
    tolerance: float = 1e-5


# --- commands: window to engine -------------------------------------------------------------


class Command(msgspec.Struct, frozen=True, tag=True):
    """Base of what a window says."""


class Ask(Command, frozen=True, kw_only=True):
    """Base of what asks for work, and is answered.

    Attributes:
        request: number of the request; the asking side gives it when it sends the command.
    """

    request: int = 0


class RunCommand(Ask, frozen=True):
    """Base of what is at work on a run, one at a time; `RunEvent`s tell how it fares."""


class Scan(Ask, frozen=True):
    """Look through an image folder.

    Attributes:
        needs_classes: False takes images that lie in no class folder as well.
    """

    folder: str
    needs_classes: bool = True


class Describe(Ask, frozen=True):
    """Build the recipe's network and list its layers."""

    recipe: Recipe
    classes: int


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
        discard_edits: go on with the recipe of the last sitting where recipe.toml was edited.
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


class Export(Ask, frozen=True):
    """Write the run's model to `file`, in the format of its ending, and prove the result."""

    run: str
    file: str


class FetchWeights(Ask, frozen=True):
    """Bring a backbone's ImageNet weights into the weights folder."""

    backbone: str


class AdoptWeights(Ask, frozen=True):
    """Verify a weights file that was picked by hand and copy it into the weights folder."""

    backbone: str
    file: str


class Predict(Ask, frozen=True):
    """Class probabilities of image files by a run's model."""

    run: str
    files: tuple[str, ...]


class Vary(Ask, frozen=True):
    """Show what the recipe's random changes make of image files.

    Attributes:
        draw: another number gives other changes.
        count: changed pictures of each file.
    """

    recipe: Recipe
    files: tuple[str, ...]
    draw: int
    count: int


class Look(Ask, frozen=True):
    """Ask to see a part of a network; answered also while a training is at work.

    Attributes:
        of: a run's folder, a backbone's name (its pretrained weights), a model file, or "" for
            the run at work.
        checkpoint: which weights of a run; the "last" ones of the run at work are those that it
            trains at this moment.
        view: what to see.
    """

    of: str
    checkpoint: Checkpoint
    view: AnyView


class Check(Ask, frozen=True):
    """Say what TensorFlow sees and how fast it is."""


class Cancel(Command, frozen=True):
    """Give up a request that is no training."""

    request: int


class Shutdown(Command, frozen=True):
    """End the engine; a running training is left resumable."""


AnyCommand = (
    Scan
    | Describe
    | Train
    | Resume
    | Keep
    | Stop
    | Pause
    | Export
    | FetchWeights
    | AdoptWeights
    | Predict
    | Vary
    | Look
    | Check
    | Cancel
    | Shutdown
)


# --- events: engine to window ---------------------------------------------------------------


class Event(msgspec.Struct, frozen=True, tag=True):
    """Base of what the engine says."""


class Reply(Event, frozen=True):
    """Base of what is about one request.

    Attributes:
        request: the number of the `Ask`.
    """

    request: int


class FinalReply(Reply, frozen=True):
    """Base of what ends a request; each gets exactly one."""


class Answer(FinalReply, frozen=True):
    """Base of what ends a request that was carried out."""


class RunEvent(Reply, frozen=True):
    """Base of what happens in the course of a run."""


class Hello(Event, frozen=True):
    """The first frame, before TensorFlow is imported."""

    protocol: int
    version: str
    pid: int


class Ready(Event, frozen=True):
    """TensorFlow is imported and the device proved; seconds since the process started."""

    device: Device
    seconds: float


class Progress(Reply, frozen=True):
    """How far a phase is; `total` 0 where that is unknown."""

    phase: Phase
    done: int
    total: int


class Scanned(Answer, frozen=True):
    """The folder was looked through."""

    dataset: Dataset
    seconds: float


class Described(Answer, frozen=True):
    """The network's layers, in the graph's order."""

    layers: tuple[Layer, ...]


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
    """

    run: str
    classes: tuple[str, ...]
    images: tuple[int, int, int]
    refused: int
    epochs: int
    batches: int
    epochs_done: int = 0


class StageStarted(RunEvent, frozen=True):
    """A stage begins, freshly compiled.

    Attributes:
        stage: from 1.
        epochs_before: epochs of all earlier stages, so that axes can be shared.
        cut: layer up to which the outputs are computed once and kept, or None.
        speedup: how many times faster an epoch is than without the cut; NaN until measured,
            1 without a cut.
    """

    stage: int
    name: str
    epochs: int
    epochs_before: int
    trainable_parameters: int
    frozen_parameters: int
    cut: str | None = None
    speedup: float = 1.0


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
    """The training waits for something that the person can mend, and goes on by itself then."""

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


class RunEnded(Answer, frozen=True):
    """The run is over or paused; `report` is None where it was paused."""

    run: str
    outcome: str
    report: Report | None


class Exported(Answer, frozen=True):
    """The file is written and was opened again."""

    certificate: Certificate


class WeightsReady(Answer, frozen=True):
    """A verified weights file lies in the weights folder."""

    backbone: str
    file: str


class Predicted(Answer, frozen=True):
    """Probabilities, float32 of shape (files, classes); a row of NaN where a file is refused."""

    classes: tuple[str, ...]
    probabilities: np.ndarray
    refused: dict[int, Sentence]


class Varied(Answer, frozen=True):
    """The images and their changed pictures, uint8 (1 + count, files, height, width, 3 or 1)."""

    pictures: np.ndarray


class Seen(Answer, frozen=True):
    """What was asked to be seen.

    Attributes:
        arrays: by the names that `studio inspect` gives them.
        facts: what is known beside them.
        is_live: whether they are of the run at work, between two of its batches.
    """

    arrays: dict[str, np.ndarray]
    facts: AnyFacts
    is_live: bool


class Checked(Answer, frozen=True):
    """The doctor's lines, in order."""

    lines: tuple[Sentence, ...]
    device: Device


class Log(Event, frozen=True):
    """A line for the live log.

    Attributes:
        is_detail: whether it comes too often for a terminal.
    """

    sentence: Sentence
    is_detail: bool = False


class CancelDone(FinalReply, frozen=True):
    """The request was given up; nothing half-written stays."""


class Failed(FinalReply, frozen=True):
    """A request failed.

    Attributes:
        request: 0 where the engine itself failed.
        kind: "input" (the person can mend it), "work" (disk, network), "memory" (half the batch
            may fit), "not_a_number" (a lower learning rate may help), "recipe_edited" (the
            recipe that was trained may be restored) or "defect".
        details: traceback or "".
    """

    kind: str
    sentence: Sentence
    details: str = ""


AnyEvent = (
    Hello
    | Ready
    | Progress
    | Scanned
    | Described
    | Forecast
    | RunStarted
    | StageStarted
    | CutMeasured
    | Metrics
    | Changed
    | Blocked
    | CheckpointSaved
    | GallerySaved
    | RunEnded
    | Exported
    | WeightsReady
    | Predicted
    | Varied
    | Seen
    | Checked
    | Log
    | CancelDone
    | Failed
)

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
    | RunEnded
    | CancelDone
    | Failed
)
"""Every reply that a `RunCommand` may get."""
