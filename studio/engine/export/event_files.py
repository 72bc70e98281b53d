"""The figures of runs as event files, which TensorBoard shows.

    <folder>/<run>/train         epoch_loss, epoch_accuracy, ...; batch_loss, ...; learning_rate
    <folder>/<run>/validation    epoch_loss, epoch_accuracy, ...

Names and folders are those of Keras' own callback for TensorBoard, so that runs of both lie over
each other. Steps are epochs from 1 through all stages, and batches from 1.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.text.summary_v2 import text_pb
from tensorboard.summary.writer.event_file_writer import EventFileWriter

from studio.core.base import paths
from studio.core.base.errors import Cancelled, InputError
from studio.core.base.files import failure_of_disk, temp_sibling
from studio.core.metrics import MetricSeries, read_metrics
from studio.core.metrics.track import Track
from studio.core.recipes import recipe as recipes
from studio.core.recipes import recipe_errors
from studio.core.runs import run_folder as run_folders
from studio.core.runs.apart import check_apart
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Phase
from studio.engine.job import Job

TRAIN, VALIDATION = "train", "validation"

_PREFIX = "events.out.tfevents."
"""How the name of every event file begins."""


class Line(NamedTuple):
    """One curve: its name, and steps, values and seconds since the run began, each (n,)."""

    tag: str
    steps: NDArray[np.int64]
    values: NDArray[np.float64]
    seconds: NDArray[np.float64]


def write_events(job: Job, runs: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Write the figures of each run into a folder of its own name.

    Event files that an earlier call has written there are replaced.

    Args:
        job: carries it out.
        runs: their folders; one that is still trained is written as far as it has come.
        folder: made where it is missing.

    Returns:
        the folders that were written.

    Raises:
        InputError: a run is gone or damaged, two have one name, a folder of its name holds other
            files, or `folder` lies among the images of a run.
        WorkError: the disk is full, or the folder cannot be written.
        Cancelled: as asked; what is written by then stays.
    """
    folder = paths.expanded(folder).absolute()
    opened = [run_folders.open_run(run) for run in runs]
    names = [run.path.name for run in opened]
    for at, run in enumerate(opened):
        if run.path.name in names[:at]:
            raise InputError(
                "{run} has the same name as {other}, so one would replace the other in {folder}. "
                "Write them into different folders.",
                run=str(run.path),
                other=str(opened[names.index(run.path.name)].path),
                folder=str(folder),
            )
        check_apart(folder, recipes.data_folder(run.recipe(), run.recipe_file))
        _check_replaceable(folder / run.path.name)
    written = []
    with job.phase(Phase.EXPORTING) as progress:
        for done, run in enumerate(opened):
            if job.is_cancelled():
                raise Cancelled
            written.append(_write_run(run, folder / run.path.name))
            progress(done + 1, len(opened))
    return tuple(written)


def lines_of(series: MetricSeries) -> dict[str, list[Line]]:
    """Return the curves of a run by the folder that they are written into."""
    return {
        TRAIN: [*_epoch_lines(series, series.train_epochs), *_batch_lines(series)],
        VALIDATION: list(_epoch_lines(series, series.validation)),
    }


def _epoch_lines(series: MetricSeries, track: Track) -> Iterator[Line]:
    is_whole = track.batch == 0
    _, epochs = series.epochs_of(track)
    for key in track.measured:
        yield _line(f"epoch_{key}", epochs, track.values(key), track, is_whole)


def _batch_lines(series: MetricSeries) -> Iterator[Line]:
    track = series.batches
    steps = np.rint(track.places("batches")).astype(np.int64)
    everywhere = np.ones(len(track), np.bool_)
    for key in track.measured:
        yield _line(f"batch_{key}", steps, track.values(key), track, everywhere)
    yield _line("learning_rate", steps, track.values("learning_rate"), track, everywhere)


def _line(
    tag: str,
    steps: NDArray[np.int64],
    values: NDArray[np.float64],
    track: Track,
    wanted: NDArray[np.bool_],
) -> Line:
    known = wanted & np.isfinite(values)
    return Line(tag, steps[known], values[known], track.values("seconds")[known])


def _check_replaceable(place: Path) -> None:
    """Refuse to write where something lies that no event file is.

    Raises:
        InputError: so it is.
    """
    if not place.exists():
        return
    found = list(place.rglob("*")) if place.is_dir() else [place]
    if any(path.is_file() and not path.name.startswith(_PREFIX) for path in found):
        raise InputError(
            "{folder} already exists and holds other files. Choose another folder.",
            folder=str(place),
        )


def _write_run(run: RunFolder, place: Path) -> Path:
    series = read_metrics(run.metrics_file)
    recipe = recipe_errors.read_text(run.recipe_file)
    try:
        began = _began(run, series)
        place.parent.mkdir(parents=True, exist_ok=True)
        with temp_sibling(place) as temporary:
            for name, lines in lines_of(series).items():
                texts = {"recipe": recipe} if name == TRAIN else {}
                if any(len(line.steps) for line in lines):
                    _write(temporary / name, lines, texts, began)
            if not temporary.exists():
                raise InputError("{run} has no figures yet.", run=str(run.path))
            if place.exists():
                shutil.rmtree(place)
            temporary.rename(place)
    except OSError as error:
        raise failure_of_disk(error, place) from error
    return place


def _began(run: RunFolder, series: MetricSeries) -> float:
    """Return when the run began, were it never paused, in seconds since 1970."""
    tracks = (series.batches, series.train_epochs, series.validation)
    newest = [float(np.nanmax(one.values("seconds"))) for one in tracks if len(one)]
    return run.metrics_file.stat().st_mtime - max(newest, default=0.0)


def _write(folder: Path, lines: Sequence[Line], texts: dict[str, str], began: float) -> None:
    """Write one event file.

    Raises:
        OSError: the disk failed.
    """
    folder.mkdir(parents=True)
    writer = EventFileWriter(str(folder))
    try:
        for tag, text in texts.items():
            fenced = f"```toml\n{text}\n```"
            writer.add_event(Event(wall_time=began, step=0, summary=text_pb(tag, fenced)))
        for line in lines:
            rows = zip(
                line.steps.tolist(), line.values.tolist(), line.seconds.tolist(), strict=True
            )
            for step, value, seconds in rows:
                summary = Summary(value=[Summary.Value(tag=line.tag, simple_value=value)])
                writer.add_event(Event(wall_time=began + seconds, step=step, summary=summary))
    finally:
        writer.close()
    if not any(path.stat().st_size for path in folder.iterdir()):
        raise OSError(errno.EIO, "TensorBoard's writer has written nothing")
