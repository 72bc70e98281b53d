"""What the engine is doing, in the person's words."""

from studio.core.wire.messages import Phase
from studio.core.wire.phases import PHASES
from studio.ui.texts.translation import translated


def phase_words(phase: Phase) -> str:
    """Return the name of `phase`, translated."""
    return translated(PHASES[phase])
