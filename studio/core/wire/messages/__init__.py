"""The whole protocol between a window and the engine: two closed unions of frozen structs.

A command that asks for work is an `Ask` and carries a number; every event that replies to it is a
`Reply` and repeats the number. The first event is `Hello`, the last of a request a `FinalReply`.

base: what every message is; engine, images, networks, runs, results: what they are about.
"""

from __future__ import annotations

from studio.core.wire.messages.base import (
    Answer,
    Ask,
    Command,
    Event,
    FinalReply,
    Reply,
    RunCommand,
    RunEvent,
)
from studio.core.wire.messages.engine import (
    PROTOCOL,
    Cancel,
    CancelDone,
    Check,
    Checked,
    Device,
    Failed,
    Hello,
    Log,
    Phase,
    Progress,
    Ready,
    Shutdown,
)
from studio.core.wire.messages.images import Scan, Scanned, Varied, Vary
from studio.core.wire.messages.networks import (
    AdoptWeights,
    Describe,
    Described,
    FetchWeights,
    Look,
    Seen,
    WeightsReady,
)
from studio.core.wire.messages.results import (
    REFUSED_LISTED,
    Certificate,
    Export,
    Exported,
    Judge,
    Judged,
    Predict,
    Predicted,
    Tabulate,
    Tabulated,
)
from studio.core.wire.messages.runs import (
    AnyRunEvent,
    Blocked,
    Changed,
    CheckpointSaved,
    CutMeasured,
    Forecast,
    GallerySaved,
    Keep,
    Metrics,
    Pause,
    Resume,
    RunEnded,
    RunStarted,
    StageStarted,
    Stop,
    Train,
)

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
    | Tabulate
    | Judge
    | Vary
    | Look
    | Check
    | Cancel
    | Shutdown
)

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
    | Tabulated
    | Judged
    | Varied
    | Seen
    | Checked
    | Log
    | CancelDone
    | Failed
)

__all__ = [
    "PROTOCOL",
    "REFUSED_LISTED",
    "AdoptWeights",
    "Answer",
    "AnyCommand",
    "AnyEvent",
    "AnyRunEvent",
    "Ask",
    "Blocked",
    "Cancel",
    "CancelDone",
    "Certificate",
    "Changed",
    "Check",
    "Checked",
    "CheckpointSaved",
    "Command",
    "CutMeasured",
    "Describe",
    "Described",
    "Device",
    "Event",
    "Export",
    "Exported",
    "Failed",
    "FetchWeights",
    "FinalReply",
    "Forecast",
    "GallerySaved",
    "Hello",
    "Judge",
    "Judged",
    "Keep",
    "Log",
    "Look",
    "Metrics",
    "Pause",
    "Phase",
    "Predict",
    "Predicted",
    "Progress",
    "Ready",
    "Reply",
    "Resume",
    "RunCommand",
    "RunEnded",
    "RunEvent",
    "RunStarted",
    "Scan",
    "Scanned",
    "Seen",
    "Shutdown",
    "StageStarted",
    "Stop",
    "Tabulate",
    "Tabulated",
    "Train",
    "Varied",
    "Vary",
    "WeightsReady",
]
