"""What the engine does for a search of this window."""

from enum import Enum


class SearchStatus(Enum):
    """What the engine does for a search of this window.

    IDLE ──begin(), resume()──► STARTING ──SearchStarted──► RUNNING ──pause()──► PAUSING ──► IDLE
                                                              └──────end()─────► ENDING ───► IDLE
    """

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    PAUSING = "pausing"
    ENDING = "ending"
