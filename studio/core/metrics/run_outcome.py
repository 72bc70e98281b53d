"""How a session of a training ended."""

from enum import StrEnum


class RunOutcome(StrEnum):
    """What became of a run; its values stand in report.json, in events.log and on the wire.

    FINISHED and STOPPED (by a person, early) runs are over, with a report. PAUSED (by a person) and
    INTERRUPTED ones (the engine was to end) go on from their last checkpoint.
    """

    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
