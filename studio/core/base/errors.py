"""Failures that a person is told of, each as one sentence.

Anything else that is raised is a defect of ours and is shown with its traceback folded away.
"""

from studio.core.base.sentences import Sentence, Value, say


class StudioError(Exception):
    """A failure with a sentence for the person; `exit_status` is the command line's."""

    exit_status = 1

    def __init__(self, text: str | Sentence, /, **values: Value) -> None:
        self.sentence = text if isinstance(text, Sentence) else say(text, **values)
        super().__init__(str(self.sentence))


class InputError(StudioError):
    """What was given is wrong: a recipe, a folder, a file, an option."""

    exit_status = 2


class RecipeEditedError(InputError):
    """A run's recipe is not the one that it was trained with; the earlier one may be restored."""


class WorkError(StudioError):
    """The input was right, the work failed: disk full, no connection."""


class DiskFullError(WorkError):
    """Nothing is wrong but the room: the same write succeeds once there is some."""


class OutOfMemoryError(WorkError):
    """Half the batch or a smaller network needs less memory."""


class NotANumberError(WorkError):
    """The training diverged; a lower learning rate may help."""


class Cancelled(StudioError):  # noqa: N818  # a request that was obeyed is no error
    """The person asked to stop; nothing is wrong."""

    exit_status = 130

    def __init__(self) -> None:
        super().__init__("Cancelled.")
