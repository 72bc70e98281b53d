"""What the engine is doing, in the person's words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.messages import Phase

_WORDS = {
    Phase.WAITING: QT_TRANSLATE_NOOP("Phase", "Waiting for the engine"),
    Phase.SCANNING: QT_TRANSLATE_NOOP("Phase", "Looking through the folder"),
    Phase.FETCHING: QT_TRANSLATE_NOOP("Phase", "Fetching the weights"),
    Phase.READING: QT_TRANSLATE_NOOP("Phase", "Reading the images"),
    Phase.BUILDING: QT_TRANSLATE_NOOP("Phase", "Building the network"),
    Phase.CACHING: QT_TRANSLATE_NOOP("Phase", "Caching the frozen part"),
    Phase.REHEARSING: QT_TRANSLATE_NOOP("Phase", "Rehearsing one step"),
    Phase.FIRST_STEP: QT_TRANSLATE_NOOP("Phase", "Compiling the first step"),
    Phase.TRAINING: QT_TRANSLATE_NOOP("Phase", "Training"),
    Phase.VALIDATING: QT_TRANSLATE_NOOP("Phase", "Validating"),
    Phase.SAVING: QT_TRANSLATE_NOOP("Phase", "Saving"),
    Phase.TESTING: QT_TRANSLATE_NOOP("Phase", "Testing"),
    Phase.EXPORTING: QT_TRANSLATE_NOOP("Phase", "Writing the file"),
    Phase.CHECKING: QT_TRANSLATE_NOOP("Phase", "Checking"),
}


def phase_words(phase: Phase) -> str:
    """Return the name of `phase`, translated."""
    return QCoreApplication.translate("Phase", str(_WORDS[phase]))
