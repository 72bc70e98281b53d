"""What goes on in a phase, in words."""

from studio.core.base.sentences import Sentence, say
from studio.core.wire.messages import Phase

PHASES: dict[Phase, Sentence] = {
    Phase.WAITING: say("Waiting for the engine"),
    Phase.SCANNING: say("Scanning the folder"),
    Phase.FETCHING: say("Downloading the weights"),
    Phase.READING: say("Reading the images"),
    Phase.BUILDING: say("Building the network"),
    Phase.CACHING: say("Caching the frozen part"),
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
}
