"""The whole protocol between a window and the engine: two closed unions of frozen structs.

A command that asks for work is an `Ask` and carries a number; every event that replies to it is a
`Reply` and repeats the number. The first event is `Hello`, the last of a request a `FinalReply`.

base: what every message is; clusters, engine, images, networks, runs, searches, series,
results, ensembles, made: what they are about.
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
    SearchCommand,
)
from studio.core.wire.messages.clusters import ClusterNode, ClusterTried, TryCluster
from studio.core.wire.messages.engine import (
    PROTOCOL,
    Cancel,
    CancelDone,
    Check,
    Checked,
    Device,
    DeviceKind,
    Failed,
    FailureKind,
    Hello,
    Log,
    Phase,
    Progress,
    Ready,
    Shutdown,
)
from studio.core.wire.messages.ensembles import (
    EventsWritten,
    ExportEnsemble,
    Pooled,
    PoolRuns,
    WriteEvents,
)
from studio.core.wire.messages.images import Scan, Scanned, Varied, Vary
from studio.core.wire.messages.made import (
    Compress,
    Compressed,
    Decompress,
    Generate,
    ImagesGenerated,
)
from studio.core.wire.messages.networks import (
    AdoptWeights,
    Describe,
    Described,
    ExportWeights,
    FeaturesTried,
    FetchWeights,
    ImportWeights,
    Look,
    RatesTried,
    Seen,
    SeenSoFar,
    TryFeatures,
    TryRates,
    WeightsExchanged,
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
    ReferencesKnown,
    Resume,
    RunEnded,
    RunStarted,
    StageStarted,
    Stop,
    Train,
)
from studio.core.wire.messages.searches import (
    BeginSearch,
    EndSearch,
    FieldsWeighed,
    ResumeSearch,
    SearchEnded,
    SearchStarted,
    TrialChanged,
    TrialProgressed,
    WeighFields,
)
from studio.core.wire.messages.series import (
    PlannedRun,
    SeriesEnded,
    SeriesRunBegan,
    SeriesRunEnded,
    TrainSeries,
)

AnyCommand = (
    Scan
    | Describe
    | Train
    | Resume
    | Keep
    | Stop
    | Pause
    | BeginSearch
    | ResumeSearch
    | EndSearch
    | TrainSeries
    | WeighFields
    | Export
    | FetchWeights
    | AdoptWeights
    | ImportWeights
    | ExportWeights
    | TryRates
    | TryFeatures
    | TryCluster
    | Predict
    | Tabulate
    | Judge
    | PoolRuns
    | ExportEnsemble
    | WriteEvents
    | Generate
    | Compress
    | Decompress
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
    | ReferencesKnown
    | RunEnded
    | SearchStarted
    | TrialChanged
    | TrialProgressed
    | SearchEnded
    | SeriesRunBegan
    | SeriesRunEnded
    | SeriesEnded
    | FieldsWeighed
    | Exported
    | WeightsReady
    | WeightsExchanged
    | RatesTried
    | FeaturesTried
    | ClusterTried
    | Predicted
    | Tabulated
    | Judged
    | Pooled
    | EventsWritten
    | ImagesGenerated
    | Compressed
    | Varied
    | Seen
    | SeenSoFar
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
    "BeginSearch",
    "Blocked",
    "Cancel",
    "CancelDone",
    "Certificate",
    "Changed",
    "Check",
    "Checked",
    "CheckpointSaved",
    "ClusterNode",
    "ClusterTried",
    "Command",
    "Compress",
    "Compressed",
    "CutMeasured",
    "Decompress",
    "Describe",
    "Described",
    "Device",
    "DeviceKind",
    "EndSearch",
    "Event",
    "EventsWritten",
    "Export",
    "ExportEnsemble",
    "ExportWeights",
    "Exported",
    "Failed",
    "FailureKind",
    "FeaturesTried",
    "FetchWeights",
    "FieldsWeighed",
    "FinalReply",
    "Forecast",
    "GallerySaved",
    "Generate",
    "Hello",
    "ImagesGenerated",
    "ImportWeights",
    "Judge",
    "Judged",
    "Keep",
    "Log",
    "Look",
    "Metrics",
    "Pause",
    "Phase",
    "PlannedRun",
    "PoolRuns",
    "Pooled",
    "Predict",
    "Predicted",
    "Progress",
    "RatesTried",
    "Ready",
    "ReferencesKnown",
    "Reply",
    "Resume",
    "ResumeSearch",
    "RunCommand",
    "RunEnded",
    "RunEvent",
    "RunStarted",
    "Scan",
    "Scanned",
    "SearchCommand",
    "SearchEnded",
    "SearchStarted",
    "Seen",
    "SeenSoFar",
    "SeriesEnded",
    "SeriesRunBegan",
    "SeriesRunEnded",
    "Shutdown",
    "StageStarted",
    "Stop",
    "Tabulate",
    "Tabulated",
    "Train",
    "TrainSeries",
    "TrialChanged",
    "TrialProgressed",
    "TryCluster",
    "TryFeatures",
    "TryRates",
    "Varied",
    "Vary",
    "WeighFields",
    "WeightsExchanged",
    "WeightsReady",
    "WriteEvents",
]
