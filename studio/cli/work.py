"""Running a job of the engine in this process, interruptible by Ctrl+C."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from studio.cli.progress import ProgressBar
from studio.core.errors import WorkError
from studio.engine.out_of_memory import is_out_of_memory
from studio.engine.quiet_start import import_tensorflow_quietly

if TYPE_CHECKING:
    from studio.engine.job import Job

REQUEST = 1
INTERRUPTED = 130


@contextmanager
def job_with_progress() -> Iterator[Job]:
    """Yield a job whose events are shown on stderr.

    The first Ctrl+C (or termination) asks the work to end at the next batch boundary, so that a
    training stays resumable; the second one interrupts at once.

    Raises:
        WorkError: the memory was not enough.
    """
    handler = signal.signal(signal.SIGINT, _leave)
    import_tensorflow_quietly()
    signal.signal(signal.SIGINT, handler)
    from studio.engine.control import Control
    from studio.engine.job import Job

    control = Control()

    def ask(number: int, _frame: FrameType | None) -> None:
        control.pause()
        control.cancel(REQUEST)
        signal.signal(number, signal.default_int_handler)

    handlers = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with ProgressBar() as bar:
            yield Job(REQUEST, bar.emit, control)
    except Exception as error:
        if is_out_of_memory(error):
            raise WorkError(
                "The memory was not enough. Halve data.batch_size or data.image_size, or choose "
                "a smaller model.backbone."
            ) from error
        raise
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End at once: an exception in the middle of TensorFlow's start can crash; nothing is lost."""
    os._exit(INTERRUPTED)
