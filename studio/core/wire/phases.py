"""What goes on in a phase, in words."""

from enum import StrEnum

from studio.core.base.sentences import Sentence, say
from studio.core.wire.messages import Phase


class Share(StrEnum):
    """What the engine does within other phases, and a report counts apart from them.

    Images are read and passed through the frozen part when a batch needs them, so neither is ever a
    phase by itself.
    """

    READING = "reading"
    CACHING = "caching"


Timed = Phase | Share
"""What a report tells the seconds of, by its value."""

PHASES: dict[Timed, Sentence] = {
    Phase.WAITING: say("Waiting for the engine"),
    Phase.SCANNING: say("Scanning the folder"),
    Phase.FETCHING: say("Downloading the weights"),
    Share.READING: say("Reading the images"),
    Phase.BUILDING: say("Building the network"),
    Share.CACHING: say("Caching the frozen part"),
    Phase.TEST_STEP: say("Test step"),
    Phase.FIRST_STEP: say("Compiling the first step"),
    Phase.FILLING: say("Training and reading images"),
    Phase.TRAINING: say("Training"),
    Phase.VALIDATING: say("Validating"),
    Phase.SAVING: say("Saving"),
    Phase.TESTING: say("Testing"),
    Phase.EXPORTING: say("Writing the file"),
    Phase.CHECKING: say("Checking"),
    Phase.EXPLAINING: say("Looking inside the network"),
    Phase.TRYING_RATES: say("Trying learning rates"),
    Phase.TRYING_FEATURES: say("Trying the features"),
    Phase.SOLVING: say("Solving the head"),
}

IN_EPOCHS = frozenset({Phase.FIRST_STEP, Phase.FILLING, Phase.TRAINING, Phase.VALIDATING})
"""Phases of a training whose progress counts the epochs that are done, not what they do."""
