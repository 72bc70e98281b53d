"""Running a job of the engine in this process, interruptible by Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from studio.cli.progress import ProgressBar
from studio.core.errors import WorkError
from studio.engine.quiet_start import import_tensorflow_quietly

if TYPE_CHECKING:
    from studio.engine.job import Job

REQUEST = 1


@contextmanager
def job_with_progress() -> Iterator[Job]:
    """Yield a job whose events are shown on stderr.

    The first Ctrl+C (or termination) asks the work to end at the next batch boundary, so that a
    training stays resumable; the second one interrupts at once.

    Raises:
        WorkError: the memory was not enough.
    """
    import_tensorflow_quietly()
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
        if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
            raise WorkError(
                "The memory was not enough. Halve data.batch_size or data.image_size, or choose "
                "a smaller model.backbone."
            ) from error
        raise
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
