"""What the engine is doing, in the person's words."""

from studio.core.wire.phases import PHASES, Timed
from studio.ui.texts.translation import translated


def phase_text(phase: Timed) -> str:
    """Return the name of `phase`, translated."""
    return translated(PHASES[phase])
