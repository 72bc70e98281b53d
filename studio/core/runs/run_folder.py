"""A run is a folder; the folder is the database.

    recipe.toml     the exact recipe, its image folder made absolute
    trained.toml    the recipe of the last session, by which an edited recipe.toml is noticed
    dataset.json    class names, the files of each part, refused files with reasons
    metrics.csv     a row a batch and a row an epoch, append-only
    events.log      a line for each thing that happened
    checkpoints/    what a resumed run starts from, and the best weights so far
    model.keras     the result: the weights of the best epoch
    encoder.keras   parts of it that can be used alone, where the task has such; decoder.keras too
    last.keras      the weights as the last epoch left them
    predictions.npy what the result says of each image, where the task knows classes
    restorations.npy how well it restores each image, where that is the task
    report.json     the result as figures
    about.toml      name, note and tags that a person gave it, if any
    guesses.json    which images of it a person took for real, where somebody played
    gallery/        pictures after each epoch, where the task makes some
    validation/     answers to the validation images after each kept epoch, of a classifier
    probes/         answers to the pinned images after each epoch, where the project has any
    changes.json    how far each layer had moved at the end of the last epoch
    .lock           held by the program that trains the run

Nothing else knows these names.
"""

from __future__ import annotations

import errno
import os
import re
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError, RecipeEditedError
from studio.core.base.file_lock import is_locked, lock_for_work
from studio.core.base.files import (
    failure_of_disk,
    flush_folder,
    remove_abandoned,
    temp_sibling,
    write_whole,
)
from studio.core.base.regular_file import (
    check_own_file,
    check_own_folder,
    open_regular,
    read_regular,
)
from studio.core.dataset.images import Dataset
from studio.core.dataset.record import decode_dataset, encode_dataset
from studio.core.dataset.split import Split
from studio.core.metrics import report as reports
from studio.core.metrics.report import Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_difference import difference_text, training_differences

DATASET, METRICS, MODEL, CHECKPOINTS = "dataset.json", "metrics.csv", "model.keras", "checkpoints"
EVENTS, TRAINED = "events.log", "trained.toml"

_LARGEST_LOG = 1024**3
_LAST_LINE = 256
"""Bytes at the end of a log that hold its last event."""

_CHECKPOINT = re.compile(r"at-(?P<stage>\d+)-(?P<epoch>\d+)-\d+\.npz")

LARGEST_DATASET = 2 * 1024**3
"""Bytes; a million images take 300 MB."""

_UNSAFE = re.compile(r"[^\w-]+")

_LONGEST_NAME = 60
_LONGEST_BYTES = 120
"""Of a folder's name; file systems take 255 bytes, some encryptions 140."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices."""


class RunFolder:
    """Paths and small files of one run.

    Attributes:
        path: the folder, absolute.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    @property
    def recipe_file(self) -> Path:
        """The exact recipe."""
        return self.path / recipes.FILE_NAME

    @property
    def trained_file(self) -> Path:
        """The recipe as it was trained; runs of earlier versions have none."""
        return self.path / TRAINED

    @property
    def dataset_file(self) -> Path:
        """Classes, files of each part, refused files."""
        return self.path / DATASET

    @property
    def metrics_file(self) -> Path:
        """A row a batch and a row an epoch."""
        return self.path / METRICS

    @property
    def model_file(self) -> Path:
        """The result: the weights of the best epoch, with the preprocessing inside."""
        return self.path / MODEL

    def part_file(self, name: str) -> Path:
        """A part of the result that can be used alone, such as "encoder"."""
        return self.path / f"{name}.keras"

    @property
    def last_model_file(self) -> Path:
        """The weights as the last epoch left them."""
        return self.path / "last.keras"

    @property
    def predictions_file(self) -> Path:
        """What `model_file` says of each image; `core.evaluation` reads it."""
        return self.path / "predictions.npy"

    @property
    def restorations_file(self) -> Path:
        """How well `model_file` restores each image; `core.evaluation` reads it."""
        return self.path / "restorations.npy"

    @property
    def checkpoints(self) -> Path:
        """Folder of the checkpoints."""
        return self.path / CHECKPOINTS

    @property
    def base_file(self) -> Path:
        """Every variable as the run began; checkpoints hold what differs from it."""
        return self.checkpoints / "base.npz"

    def checkpoint_files(self) -> list[Path]:
        """Return the checkpoints to go on from, the newest last."""
        return sorted(self.checkpoints.glob("at-*.npz"))

    @property
    def was_paused(self) -> bool:
        """Whether the last thing that happened is that a person paused it.

        That is the one word of the log's last line; sentences come before it, never after.
        """
        try:
            with open_regular(self.path / EVENTS, _LARGEST_LOG) as file:
                file.seek(max(file.seek(0, os.SEEK_END) - _LAST_LINE, 0))
                lines = file.read().splitlines()
        except (InputError, OSError):  # no log could be written, or somebody else's folder
            return False
        return bool(lines) and lines[-1].split()[1:] == [RunOutcome.PAUSED.encode()]

    def recipe(self) -> Recipe:
        """Read the recipe.

        Raises:
            InputError: missing or damaged.
        """
        return recipes.read(self.recipe_file)

    def trained_recipe(self, *, discard_edits: bool = False) -> Recipe:
        """Read the recipe that the run was trained with so far.

        Args:
            discard_edits: take that one where recipe.toml was edited since.

        Raises:
            RecipeEditedError: recipe.toml was edited so that the training would be another one.
            InputError: missing or damaged.
        """
        found = self.recipe()
        if not self.trained_file.exists():
            return found
        trained = recipes.read(self.trained_file)
        edits = training_differences(trained, found)
        if not edits:
            return found
        if discard_edits:
            return trained
        raise RecipeEditedError(
            "{file} was edited since the run was trained: {edits}. Undo the edits to resume it, or "
            "start a new run with the new settings.",
            file=str(self.recipe_file),
            edits=difference_text(edits),
        )

    def dataset(self) -> tuple[Dataset, Split]:
        """Read which files there were and which part each was in.

        Raises:
            InputError: missing or damaged.
        """
        return decode_dataset(self.read_dataset(), str(self.dataset_file))

    def read_dataset(self) -> bytes:
        """Read dataset.json as it is.

        Raises:
            InputError: missing, unreadable, or no regular file of a sane size.
        """
        return read_regular(self.dataset_file, LARGEST_DATASET)

    def report(self) -> Report:
        """Read the report.

        Raises:
            InputError: the run has not ended, or the file is damaged.
        """
        return reports.read(self.path)

    @property
    def report_file(self) -> Path:
        """The result as figures; there once the run has ended."""
        return self.path / reports.FILE_NAME

    @property
    def has_report(self) -> bool:
        """Whether the run has ended: finished or stopped."""
        return self.report_file.exists()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no other program train this run during the block; a crash frees it.

        Raises:
            InputError: another program trains it, or what it writes into is a link, or no
                regular file.
            WorkError: the folder cannot be written.
        """
        for path in (self._lock_file, self.path / EVENTS, self.metrics_file):
            check_own_file(path)
        check_own_folder(self.checkpoints)
        try:
            file = self._lock_file.open("ab")
        except OSError as error:
            raise failure_of_disk(error, self.path) from None
        with file:
            if not lock_for_work(file):
                raise InputError(
                    "{run} is being trained by another program. Wait until it ends, or stop it "
                    "there.",
                    run=str(self.path),
                )
            yield

    @property
    def is_held(self) -> bool:
        """Whether a program trains this run now."""
        return is_locked(self._lock_file)

    @property
    def _lock_file(self) -> Path:
        return self.path / ".lock"

    def reopen(self, recipe: Recipe) -> None:
        """Make a run that has ended one that goes on, with `recipe` from now on.

        What a crash left half-written an hour ago or more is removed.

        Raises:
            WorkError: the folder cannot be written.
        """
        if recipe != self.recipe():
            recipes.write(recipe, self.recipe_file)
        recipes.write(recipe, self.trained_file)
        remove_abandoned(self.path)
        remove_abandoned(self.checkpoints)
        try:
            self.report_file.unlink(missing_ok=True)
            if self.predictions_file.is_file():
                self.predictions_file.unlink()
        except OSError as error:
            raise failure_of_disk(error, self.path) from None

    def write_report(self, report: Report) -> None:
        """Write the report, whole or not at all.

        Raises:
            WorkError: the disk is full or the folder read-only.
        """
        reports.write(report, self.path)

    def log(self, line: str, when: datetime | None = None) -> None:
        """Append a line with the time to events.log; a log that cannot be written is no failure.

        Args:
            line: what happened.
            when: now where it is None.
        """
        stamp = (when or datetime.now()).astimezone().isoformat(timespec="milliseconds")
        try:
            check_own_file(self.path / EVENTS)
            with (self.path / EVENTS).open("a", encoding="utf-8") as file:
                file.write(f"{stamp} {line}\n")
        except (InputError, OSError):
            return


def create(runs: Path, recipe: Recipe, dataset: Dataset, parts: Split) -> RunFolder:
    """Make the folder of a new run with its recipe and its dataset.

    The folder is filled under a temporary name first, so that no half-made run is ever listed.

    Raises:
        WorkError: the runs folder cannot be written, or the disk is full.
    """
    stamp = time.strftime("%Y-%m-%d-%H%M%S")
    base = f"{stamp}-{slug(recipe.name)}"
    try:
        remove_abandoned(runs)
        with temp_sibling(runs / stamp) as temporary:
            run = RunFolder(temporary)
            run.checkpoints.mkdir(parents=True)
            recipes.write(recipe, run.recipe_file)
            recipes.write(recipe, run.trained_file)
            write_whole(run.dataset_file, encode_dataset(dataset, parts))
            return RunFolder(claim(run.path, runs, base))
    except OSError as error:
        raise failure_of_disk(error, runs) from None


def epoch_of(checkpoint: Path) -> tuple[int, int] | None:
    """Return the last whole epoch in a checkpoint, by its name: stage and epoch in it, from 1.

    None for a name that no training gives. Epoch 0 is a stage that has none yet.
    """
    named = _CHECKPOINT.fullmatch(checkpoint.name)
    return (int(named["stage"]) + 1, int(named["epoch"])) if named else None


def slug(name: str) -> str:
    """Return `name` fit for a folder on every system: letters, digits, "_", "-"; never long."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", name).lower()).strip("-")
    cut = plain[:_LONGEST_NAME].encode()[:_LONGEST_BYTES].decode(errors="ignore").strip("-")
    return f"{cut}-run" if cut in _RESERVED else cut or "run"


def open_run(path: Path) -> RunFolder:
    """Return the run in `path`.

    Raises:
        InputError: there is no run in that folder.
    """
    run = RunFolder(path)
    if not paths.is_folder(run.path):
        raise InputError("{run} was not found.", run=str(path))
    if not run.recipe_file.is_file():
        raise InputError("{run} is not a run: it has no recipe.toml.", run=str(path))
    return run


def claim(temporary: Path, runs: Path, base: str) -> Path:
    """Give a filled folder its name; two of one second get different ones.

    Raises:
        InputError: there are a thousand.
        OSError: the disk failed.
    """
    for attempt in range(1, 1000):
        target = runs / (base if attempt == 1 else f"{base}-{attempt}")
        if target.exists():
            continue
        try:
            temporary.rename(target)
        except OSError as error:
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
            continue  # another program was faster
        flush_folder(runs)
        return target.absolute()
    raise InputError("{runs} contains too many runs from this second.", runs=str(runs))
