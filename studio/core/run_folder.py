"""A run is a folder; the folder is the database.

    recipe.toml     the exact recipe, its image folder made absolute
    dataset.json    class names, the files of each part, refused files with reasons
    metrics.csv     a row a batch and a row an epoch, append-only
    events.log      a line for each thing that happened
    checkpoints/    what a resumed run starts from, and the best weights so far
    model.keras     the result: the weights of the best epoch
    last.keras      the weights as the last epoch left them
    report.json     the result as figures

Nothing else knows these names.
"""

from __future__ import annotations

import errno
import os
import re
import time
import unicodedata
from datetime import datetime
from pathlib import Path

import msgspec

from studio.core import recipe as recipes
from studio.core import report as reports
from studio.core.dataset.images import Dataset
from studio.core.dataset.record import decode_dataset, encode_dataset
from studio.core.dataset.split import Split
from studio.core.errors import InputError, StudioError
from studio.core.files import (
    beside,
    failure_of_disk,
    flush_folder,
    remove_abandoned,
    write_whole,
)
from studio.core.recipe import Recipe
from studio.core.report import Report
from studio.core.sentences import Sentence

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
    def dataset_file(self) -> Path:
        """Classes, files of each part, refused files."""
        return self.path / "dataset.json"

    @property
    def metrics_file(self) -> Path:
        """A row a batch and a row an epoch."""
        return self.path / "metrics.csv"

    @property
    def model_file(self) -> Path:
        """The result: the weights of the best epoch, with the preprocessing inside."""
        return self.path / "model.keras"

    @property
    def last_model_file(self) -> Path:
        """The weights as the last epoch left them."""
        return self.path / "last.keras"

    @property
    def checkpoints(self) -> Path:
        """Folder of the checkpoints."""
        return self.path / "checkpoints"

    def recipe(self) -> Recipe:
        """Read the recipe.

        Raises:
            InputError: missing or damaged.
        """
        return recipes.read(self.recipe_file)

    def dataset(self) -> tuple[Dataset, Split]:
        """Read which files there were and which part each was in.

        Raises:
            InputError: missing or damaged.
        """
        try:
            return decode_dataset(self.dataset_file.read_bytes())
        except OSError as error:
            raise InputError(
                "{file} is missing or unreadable: {reason}.",
                file=str(self.dataset_file),
                reason=error.strerror or str(error),
            ) from None

    def report(self) -> Report:
        """Read the report.

        Raises:
            InputError: the run has not ended, or the file is damaged.
        """
        return reports.read(self.path)

    @property
    def has_report(self) -> bool:
        """Whether the run has ended: finished or stopped."""
        return (self.path / reports.FILE_NAME).exists()

    def reopen(self, recipe: Recipe) -> None:
        """Make a run that has ended one that goes on, with `recipe` from now on.

        What a crash left half-written an hour ago or more is removed.

        Raises:
            WorkError: the folder cannot be written.
        """
        if recipe != self.recipe():
            recipes.write(recipe, self.recipe_file)
        remove_abandoned(self.path)
        remove_abandoned(self.checkpoints)
        try:
            (self.path / reports.FILE_NAME).unlink(missing_ok=True)
        except OSError as error:
            raise failure_of_disk(error, self.path) from None

    def write_report(self, report: Report) -> None:
        """Write the report, whole or not at all.

        Raises:
            WorkError: the disk is full or the folder read-only.
        """
        reports.write(report, self.path)

    def log(self, line: str) -> None:
        """Append a line with the time to events.log; a log that cannot be written is no failure."""
        stamp = datetime.now().astimezone().isoformat(timespec="milliseconds")
        try:
            with (self.path / "events.log").open("a", encoding="utf-8") as file:
                file.write(f"{stamp} {line}\n")
        except OSError:
            return


class RunSummary(msgspec.Struct, frozen=True):
    """A run as a list shows it.

    Attributes:
        status: "finished", "stopped", "unfinished" (can be resumed) or "damaged".
        damage: why it cannot be used, where it is damaged.
        when: seconds since 1970 of the last change.
    """

    path: str
    name: str
    status: str
    when: float
    backbone: str = ""
    accuracy: float | None = None
    epochs: int = 0
    damage: Sentence | None = None


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
        with beside(runs / stamp) as temporary:
            run = RunFolder(temporary)
            run.checkpoints.mkdir(parents=True)
            recipes.write(recipe, run.recipe_file)
            write_whole(run.dataset_file, encode_dataset(dataset, parts))
            return RunFolder(_claim(run.path, runs, base))
    except OSError as error:
        raise failure_of_disk(error, runs) from None


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
    if not run.path.is_dir():
        raise InputError("{run}: there is no such folder.", run=str(path))
    if not run.recipe_file.is_file():
        raise InputError("{run} is not a run: it has no recipe.toml.", run=str(path))
    return run


def summary(run: RunFolder) -> RunSummary:
    """Return the line that a list shows for `run`; a damaged run is a line with the reason."""
    when = run.path.stat().st_mtime
    try:
        recipe = run.recipe()
        record_missing = not run.dataset_file.is_file()
        report = run.report() if run.has_report else None
    except StudioError as error:
        return RunSummary(str(run.path), run.path.name, "damaged", when, damage=error.sentence)
    if record_missing:
        damage = InputError("{file} is missing.", file=str(run.dataset_file)).sentence
        return RunSummary(str(run.path), recipe.name, "damaged", when, damage=damage)
    return RunSummary(
        path=str(run.path),
        name=recipe.name,
        status=report.outcome if report else "unfinished",
        when=when,
        backbone=recipe.model.backbone,
        accuracy=_headline(report),
        epochs=report.epochs if report else 0,
    )


def list_runs(runs: Path) -> tuple[RunSummary, ...]:
    """Return the runs in a folder, newest first; an empty tuple where there is no folder.

    Raises:
        InputError: the folder may not be read.
    """
    if not runs.is_dir():
        return ()
    found: list[RunSummary] = []
    for folder in _folders(runs):
        run = RunFolder(folder)
        try:
            if any(file.exists() for file in (run.recipe_file, run.dataset_file, run.metrics_file)):
                found.append(summary(run))
        except OSError:
            continue  # deleted meanwhile
    return tuple(sorted(found, key=lambda row: row.when, reverse=True))


def _folders(runs: Path) -> list[Path]:
    try:
        with os.scandir(runs) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
            return [Path(entry.path) for entry in visible if entry.is_dir()]
    except OSError as error:
        raise InputError(
            "The folder {folder} cannot be read: {reason}.",
            folder=str(runs),
            reason=error.strerror or str(error),
        ) from None


def _headline(report: Report | None) -> float | None:
    if report is None:
        return None
    accuracy = report.accuracy
    return next(
        (part for part in (accuracy.test, accuracy.validation, accuracy.train) if part is not None),
        None,
    )


def _claim(temporary: Path, runs: Path, base: str) -> Path:
    """Give the filled folder its name; two runs in one second get different ones."""
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
    raise InputError("{runs} holds too many runs of this second.", runs=str(runs))
