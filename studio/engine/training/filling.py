"""What making the rows of a stage takes, beside the training itself."""

from __future__ import annotations

from studio.core.wire.phases import Share
from studio.engine.job import Job
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.recorder import Recorder
from studio.engine.training.stage_sources import StageSources


class Filling:
    """Keeps the time of reading images and of the frozen part apart from that of training.

    Most of it is spent in the first epoch, so the pace of that one foretells nothing; and who asks
    how long something took is told about each by itself.

    Attributes:
        seconds: spent since the stage began.
    """

    def __init__(
        self, job: Job, recorder: Recorder, prepared: PreparedRun, sources: StageSources
    ) -> None:
        self._job = job
        self._recorder = recorder
        self._used = prepared.used
        self._pixels = prepared.pixels
        self._sources = sources
        self._reading = self._pixels.seconds_waited
        self._computing = sources.front_pass_seconds
        self.seconds = 0.0

    def announce(self) -> None:
        """Say what is done beside the training, if there is something."""
        images = len(self._pixels.missing(self._used))
        if images:
            self._job.log_detail(
                "{left} of {total} images are still to be read; each is read when the training "
                "first needs it.",
                left=images,
                total=len(self._used),
            )
        if any(kept.missing for kept in self._sources.kept):
            self._job.log_detail(
                "The frozen part is computed once for each image, when the training first needs it."
            )

    def note(self, epochs_left: int) -> float:
        """Take in what was spent since the last call, and return it in seconds.

        Args:
            epochs_left: of the stage, with the one that is trained.
        """
        reading, computing = self._pixels.seconds_waited, self._sources.front_pass_seconds
        spent = reading - self._reading, computing - self._computing
        self._reading, self._computing = reading, computing
        self._job.add_seconds(Share.READING, spent[0])
        self._job.add_seconds(Share.CACHING, spent[1])
        self._recorder.leave_out(sum(spent), self._left(epochs_left))
        self.seconds += sum(spent)
        return sum(spent)

    def _left(self, epochs_left: int) -> float:
        """Return the seconds that rows will take which are still to be made."""
        images = len(self._pixels.missing(self._used))
        reading = images * self._pixels.seconds_per_image
        return reading + self._sources.seconds_to_fill(epochs_left * len(self._used))
