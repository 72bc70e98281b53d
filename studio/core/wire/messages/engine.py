"""About the engine itself, and about any request: how far it is, that it failed."""

from __future__ import annotations

from enum import Enum, StrEnum

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.wire.messages.base import Answer, Ask, Command, Event, FinalReply, Reply

PROTOCOL = 9
"""Raised with every change that an older other side would not understand."""


class DeviceKind(StrEnum):
    """What kind of device computes."""

    CPU = "cpu"
    GPU = "gpu"


class Device(msgspec.Struct, frozen=True):
    """What computes, proved by a timed step and not by a list.

    Attributes:
        name: "CPU" or the GPU's name.
        gigaflops: measured speed of a float32 matrix product, 1e9 operations a second.
        memory: bytes of device memory, 0 where unknown.
        remark: why a GPU that is there is not used, or None.
        count: how many of its kind are here; a training may be spread over them.
    """

    name: str
    kind: DeviceKind
    gigaflops: float
    memory: int = 0
    remark: Sentence | None = None
    count: int = 1


class Check(Ask, frozen=True):
    """Say what TensorFlow sees and how fast it is."""


class Cancel(Command, frozen=True):
    """Give up a request that is no training; a search can be resumed."""

    request: int


class Shutdown(Command, frozen=True):
    """End the engine; a running training is left resumable."""


class Phase(Enum):
    """What the engine is doing for a request, in words that a page names and times."""

    WAITING = "waiting"
    SCANNING = "scanning"
    FETCHING = "fetching"
    BUILDING = "building"
    TEST_STEP = "rehearsing"
    FIRST_STEP = "first_step"
    FILLING = "filling"
    TRAINING = "training"
    VALIDATING = "validating"
    SAVING = "saving"
    TESTING = "testing"
    EXPORTING = "exporting"
    CHECKING = "checking"
    EXPLAINING = "explaining"
    TRYING_RATES = "trying_rates"
    TRYING_FEATURES = "trying_features"
    SOLVING = "solving"


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

    @property
    def share(self) -> float:
        """How much is done, 0..1; 0 where the whole is unknown."""
        return self.done / self.total if self.total else 0.0


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


class FailureKind(StrEnum):
    """Why a request failed, by what can be done about it.

    INPUT a person can mend, WORK is the disk or the network. After DISK_FULL the same works once
    there is room, after MEMORY half the batch may fit, after NOT_A_NUMBER a lower learning rate may
    help, after RECIPE_EDITED the recipe that was trained may be restored. A DEFECT is the program's
    own.
    """

    INPUT = "input"
    WORK = "work"
    DISK_FULL = "disk_full"
    MEMORY = "memory"
    NOT_A_NUMBER = "not_a_number"
    RECIPE_EDITED = "recipe_edited"
    DEFECT = "defect"


class Failed(FinalReply, frozen=True):
    """A request failed.

    Attributes:
        request: 0 where the engine itself failed.
        details: traceback or "".
    """

    kind: FailureKind
    sentence: Sentence
    details: str = ""
