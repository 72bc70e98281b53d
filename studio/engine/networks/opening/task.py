"""What is asked of the process that opens a foreign file, and what it answers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.json_file import decoded
from studio.core.base.sentences import Sentence
from studio.engine.networks.opening.limits import Limits

ANSWER = "answer.json"


class Task(msgspec.Struct, frozen=True):
    """What the process shall do.

    Attributes:
        file: the foreign file; sentences name it so.
        folder: there and empty, for what is unpacked and for the answer; goes afterwards.
        copy: folder for the clean copy, there and empty; "" where the file holds weights alone,
            which are only looked at.
        limits: laid on the process.
    """

    file: str
    folder: str
    copy: str
    limits: Limits

    @property
    def weights_only(self) -> bool:
        """Whether no model is wanted."""
        return not self.copy


class Answer(msgspec.Struct, frozen=True):
    """What came of it; `refused` is None where all is well."""

    refused: Sentence | None


def read_task(path: Path) -> Task:
    """Read what `encode_task` wrote."""
    return msgspec.json.decode(path.read_bytes(), type=Task)


def encode_task(task: Task) -> bytes:
    """Return the JSON of a task."""
    return msgspec.json.encode(task)


def encode_answer(answer: Answer) -> bytes:
    """Return the JSON of an answer."""
    return msgspec.json.encode(answer)


def read_answer(task: Task) -> Answer | None:
    """Return the answer to `task`; None where there is none."""
    try:
        return decoded(Path(task.folder, ANSWER).read_bytes(), Answer)
    except (OSError, msgspec.DecodeError):
        return None


def too_much_memory(task: Task) -> InputError:
    """Return the sentence for a file that cannot be opened in the memory it may take."""
    return InputError(
        "{file} is not opened: that takes more than {memory} MB of memory, far more than a file "
        "of its size needs.",
        file=task.file,
        memory=task.limits.memory // 1024**2,
    )


def too_long(task: Task) -> InputError:
    """Return the sentence for a file that cannot be opened in the time it may take."""
    return InputError(
        "{file} is not opened: that takes far longer than a file of its size needs.",
        file=task.file,
    )
