"""Figures of a training: every row into metrics.csv, a few events a second to the window."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Sequence

from studio.core.base.errors import DiskFullError
from studio.core.metrics import MetricRow, MetricsWriter
from studio.core.wire.messages import Metrics
from studio.engine.job import Job

EVENT_SECONDS = 0.05
"""At most 20 events a second; the rows in between travel together."""

WRITE_SECONDS = 1.0
"""Rows reach the file this often, and at each checkpoint."""


class Recorder:
    """Writes rows and tells the window, with speed and forecast.

    Args:
        batches: in an epoch.
        epochs: of all stages.
        elapsed: seconds of earlier sittings of a resumed run.
    """

    def __init__(
        self, job: Job, writer: MetricsWriter, batches: int, epochs: int, elapsed: float
    ) -> None:
        self._job = job
        self._writer = writer
        self._batches = batches
        self._epochs = epochs
        self._began = time.monotonic() - elapsed
        self._waiting: list[MetricRow] = []
        self._unwritten: list[MetricRow] = []
        self._written = 0.0
        self._place = (1, 0)
        self._sent = 0.0
        self._pace = _Pace()
        self._left_to_fill = 0.0

    @property
    def seconds(self) -> float:
        """Since the run began, pauses left out."""
        return time.monotonic() - self._began

    def start_stage(self) -> None:
        """Forget the pace: another part of the network trains now."""
        self._pace = _Pace()

    def record(self, rows: Sequence[MetricRow], epoch: int, batch: int, images: int) -> None:
        """Take in rows of a group of batches.

        Args:
            epoch: of all stages, from 1.
            batch: batches done in it.
            images: that were trained on in this group; 0 for rows of an epoch.
        """
        self._unwritten.extend(rows)
        self._waiting.extend(rows)
        batches = len(rows) if images else 0
        self._pace.add(batches, images)
        self._place = (epoch, batch)
        now = time.monotonic()
        if now - self._sent >= EVENT_SECONDS or not images:
            self._send(now)
        if now - self._written >= WRITE_SECONDS:
            with contextlib.suppress(DiskFullError):  # `flush` says so, at the next checkpoint
                self._write(now)

    def flush(self) -> int:
        """Bring every row to the disk and to the window; return metrics.csv's length in bytes.

        Raises:
            DiskFullError: there is no room; no row is lost, and the same call may succeed later.
            WorkError: the disk is gone.
        """
        now = time.monotonic()
        if self._waiting:
            self._send(now)
        self._write(now)
        self._writer.flush()
        return self._writer.offset()

    def skip_pause(self) -> None:
        """Leave out of the pace what came between (a first step, a validation is counted)."""
        self._pace.restart_clock()

    def leave_out(self, seconds: float, left: float) -> None:
        """Leave the making of rows out of the pace: later epochs will find them.

        Args:
            seconds: spent on it since the last call.
            left: how long it is going to take.
        """
        self._pace.leave_out(seconds)
        self._left_to_fill = left

    def _write(self, now: float) -> None:
        self._writer.extend(self._unwritten)
        self._unwritten.clear()
        self._written = now

    def _send(self, now: float) -> None:
        epoch, batch = self._place
        left = self._epochs * self._batches - (epoch - 1) * self._batches - batch
        self._job.emit(
            Metrics(
                self._job.request,
                tuple(self._waiting),
                epoch,
                batch,
                self._pace.images_per_second(is_filling=self._left_to_fill > 0),
                self._pace.seconds_per_batch * left + self._left_to_fill,
            )
        )
        self._waiting.clear()
        self._sent = now


class _Pace:
    """Mean speed since the stage began, validation included, the first group left out."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._now = 0.0
        self._left_out = 0.0
        self._batches = 0
        self._images = 0

    def add(self, batches: int, images: int) -> None:
        self._now = time.monotonic()
        if self._since is None:
            self._since = self._now
            return
        self._batches += batches
        self._images += images

    def leave_out(self, seconds: float) -> None:
        if self._since is not None:
            self._left_out += seconds

    def restart_clock(self) -> None:
        self._since = None
        self._left_out = 0.0
        self._batches = self._images = 0

    def images_per_second(self, *, is_filling: bool) -> float:
        """Return what a person sees go by now: with what is left out while that goes on."""
        seconds = self._spent + (self._left_out if is_filling else 0.0)
        return self._images / seconds if seconds > 0 else math.nan

    @property
    def seconds_per_batch(self) -> float:
        return self._spent / self._batches if self._batches else math.nan

    @property
    def _spent(self) -> float:
        if self._since is None:
            return 0.0
        return max(self._now - self._since - self._left_out, 0.0)
