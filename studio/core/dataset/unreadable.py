"""The one exception of everything that decodes an image."""

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence


class UnreadableImage(InputError):  # noqa: N818  # says what the file is
    """A file that is no image we read; its sentence is the reason, without the file's name.

    Attributes:
        is_lasting: whether the reason lies in the file's bytes, so that it holds until they
            change. A missing permission or a lack of memory may be gone at the next try.
    """

    def __init__(self, reason: Sentence, *, is_lasting: bool = True) -> None:
        super().__init__(reason)
        self.is_lasting = is_lasting
