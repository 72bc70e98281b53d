"""Runs trained in this process, with everything that the engine said of them."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import h5py
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, Metrics
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.tasks import lifecycle

REQUEST = 7

Kind = TypeVar("Kind")


class Watched:
    """A job whose events are kept.

    Attributes:
        events: what was said so far.
        on_event: called with each event as it is said.
    """

    def __init__(self, on_event: Callable[[AnyEvent], None] | None = None) -> None:
        self.events: list[AnyEvent] = []
        self.control = Control()
        self.job = Job(REQUEST, self._take, self.control)
        self.on_event = on_event

    def _take(self, event: AnyEvent) -> None:
        self.events.append(event)
        if self.on_event is not None:
            self.on_event(event)

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def train(self, recipe: Recipe, runs: Path) -> RunFolder:
        """Train; relative paths of the recipe start at the runs folder."""
        return lifecycle.train(self.job, recipe, runs, runs)

    def resume(self, run: RunFolder) -> RunFolder:
        """Go on with a run."""
        return lifecycle.resume(self.job, run.path)


def after_epoch(act: Callable[[], None]) -> Callable[[AnyEvent], None]:
    """Act when an epoch is trained and judged, before its checkpoint.

    That is told in the thread that trains, which goes no further meanwhile. Of a checkpoint tells
    the thread that writes it, while the next epoch trains and perhaps ends.
    """

    def look(event: AnyEvent) -> None:
        if isinstance(event, Metrics) and event.rows[-1].batch == 0:
            act()

    return look


def train(recipe: Recipe, runs: Path) -> RunFolder:
    """Train to the end."""
    return Watched().train(recipe, runs)


def weights(model_file: Path) -> dict[str, NDArray[np.generic]]:
    """Return every array in a .keras file by its path, seeds of random layers included."""
    with zipfile.ZipFile(model_file) as archive:
        content = io.BytesIO(archive.read("model.weights.h5"))
    found: dict[str, NDArray[np.generic]] = {}

    def keep(name: str, item: h5py.Dataset | h5py.Group) -> None:
        if isinstance(item, h5py.Dataset):
            found[name] = np.array(item)

    with h5py.File(content) as file:
        file.visititems(keep)
    assert found
    return found


def assert_same_weights(left: Path, right: Path) -> None:
    """Compare two .keras files bit by bit."""
    first, second = weights(left), weights(right)
    assert list(first) == list(second)
    differing = [name for name in first if first[name].tobytes() != second[name].tobytes()]
    assert differing == []


def metrics_without_seconds(run: RunFolder) -> list[str]:
    """Return the lines of metrics.csv without their last column, the time."""
    lines = run.metrics_file.read_text().splitlines()
    return [line.rpartition(",")[0] for line in lines]


def figures(run: RunFolder) -> dict[str, object]:
    """Return the report without what hangs on the clock."""
    report = msgspec.to_builtins(run.report())
    return {
        name: value
        for name, value in report.items()
        if name not in ("seconds", "images_per_second")
    }


HANGS = """
import sys, time
from pathlib import Path
from studio.engine.job import Job

begin = Job.__init__

def begin_and_hang(job, request, emit, *rest, **more):
    def tell(event):
        emit(event)
        while any(Path({runs!r}).glob({pattern!r})):
            time.sleep(1)
    begin(job, request, tell, *rest, **more)

Job.__init__ = begin_and_hang
from studio.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""`studio` whose threads hang when they say something and a file of a pattern is there."""


def kill_after(arguments: list[str], runs: Path, pattern: str) -> Path:
    """Carry out `studio train` until a file of that pattern is there, and kill it.

    It hangs from then on: however late a busy computer lets it be killed, it has not ended.
    """
    program = HANGS.format(runs=str(runs), pattern=pattern)
    process = subprocess.Popen(
        [sys.executable, "-c", program, "train", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 240
        while not list(runs.glob(pattern)):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    return next(path for path in runs.iterdir() if not path.name.startswith("."))
