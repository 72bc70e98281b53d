"""Phases of a run added up: training and validating take turns with each epoch."""

from collections.abc import Sequence

import msgspec

from studio.core.runs.run_state import PhaseTime
from studio.core.wire.messages import Phase
from studio.core.wire.phases import Timed


class PhaseTotal(msgspec.Struct, frozen=True):
    """All spans of one phase together, or a share of others.

    Attributes:
        seconds: of the spans that have ended, and of the running one up to now.
        is_running: whether it is what happens now.
    """

    phase: Timed
    seconds: float
    is_running: bool


def phase_totals(phases: Sequence[PhaseTime], now: float) -> tuple[PhaseTotal, ...]:
    """Return one total for each phase, in the order in which they began first.

    Args:
        phases: spans of a run, oldest first.
        now: the clock that `PhaseTime.began` was read from.
    """
    seconds: dict[Phase, float] = {}
    for span in phases:
        took = now - span.began if span.seconds is None else span.seconds
        seconds[span.phase] = seconds.get(span.phase, 0.0) + max(took, 0.0)
    running = phases[-1].phase if phases and phases[-1].seconds is None else None
    return tuple(PhaseTotal(phase, took, phase is running) for phase, took in seconds.items())
