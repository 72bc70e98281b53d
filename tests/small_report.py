"""Reports of runs that nobody trained."""

from __future__ import annotations

from msgspec.structs import replace

from studio.core.metrics.report import Report, Result
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures

CLASSIFIED = Classified(
    accuracy=Figures(0.97, 0.95, 0.94),
    loss=Figures(0.1, 0.2, 0.2),
    confusion=((9, 1), (1, 9)),
    confusion_part="test",
    classes=("a", "b"),
)
"""Of a good network that was neither over-trained nor lucky."""

_REPORT = Report(
    outcome=RunOutcome.FINISHED,
    result=CLASSIFIED,
    images=Figures(20, 6, 4),
    refused=0,
    epochs=3,
    best=None,
    seconds={"training": 3.0},
    images_per_second=1240.0,
    device="CPU",
    precision="float32",
    versions={"keras": "3"},
)


def small_report(
    result: Result = CLASSIFIED, outcome: str = "finished", **changes: object
) -> Report:
    """Return the report of a small run with that result, with some of its fields changed."""
    return replace(_REPORT, result=result, outcome=RunOutcome(outcome), **changes)
