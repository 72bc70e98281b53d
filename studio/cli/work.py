"""Running a job of the engine in this process, interruptible by Ctrl+C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from studio.cli.progress import ProgressBar
from studio.core.base import cache
from studio.core.base.errors import WorkError
from studio.core.base.termination import left_at_once, tidy_end
from studio.engine.out_of_memory import is_out_of_memory
from studio.engine.quiet_start import import_tensorflow_quietly

if TYPE_CHECKING:
    from studio.engine.job import Job

REQUEST = 1


@contextmanager
def job_with_progress() -> Iterator[Job]:
    """Yield a job whose events are shown on stderr.

    The first Ctrl+C (or termination) asks the work to end at the next batch boundary, so that a
    training stays resumable; the second one interrupts at once. Work that does not come to a
    boundary in time is ended all the same: what lies on the disk is whole at any instant.

    Raises:
        WorkError: the memory was not enough.
    """
    with left_at_once():
        import_tensorflow_quietly()
    from studio.engine.control import Control
    from studio.engine.job import Job, at_work

    control = Control()

    def ask() -> None:
        control.pause()
        control.cancel(REQUEST)

    with (
        memory_failures_told(),
        cache.in_use(),
        tidy_end(ask, raises=True),
        ProgressBar() as bar,
        at_work(job := Job(REQUEST, bar.emit, control)),
    ):
        yield job


@contextmanager
def memory_failures_told() -> Iterator[None]:
    """Let work that runs out of memory end in a sentence.

    Raises:
        WorkError: the memory was not enough.
    """
    try:
        yield
    except Exception as error:
        if is_out_of_memory(error):
            raise WorkError(
                "The memory was not enough. Halve data.batch_size or data.image_size, or choose "
                "a smaller model.backbone."
            ) from error
        raise
