"""What the list of runs remembers of folders that have not changed; may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

import studio
from studio.core.base import paths
from studio.core.base.errors import StudioError
from studio.core.base.files import write_whole
from studio.core.base.json_file import decoded
from studio.core.metrics import report as reports
from studio.core.recipes import recipe as recipes
from studio.core.runs import run_about
from studio.core.runs.run_folder import CHECKPOINTS, DATASET, EVENTS, METRICS, MODEL
from studio.core.runs.run_summary import RunStatus, RunSummary

_FORMAT = f"7 {studio.__version__}"
"""Another program may find other damage, so it checks again."""

_ANY_OF = frozenset({recipes.FILE_NAME, DATASET, METRICS})
"""What makes a folder a run, be it a damaged one."""

_LOOKED_AT = _ANY_OF | {reports.FILE_NAME, MODEL, EVENTS, run_about.FILE_NAME}


class Stamp(msgspec.Struct, frozen=True):
    """When a run's folder was changed.

    Attributes:
        mark: another one whenever a file of the run is another.
        when: seconds since 1970 of the last change.
        has_report: whether the run has ended.
    """

    mark: str
    when: float
    has_report: bool


class _Entry(msgspec.Struct, frozen=True):
    mark: str
    row: RunSummary


class _Content(msgspec.Struct, frozen=True):
    format: str
    runs: dict[str, _Entry]


class RunIndex:
    """Rows of the runs in a folder, by the stamps of their files.

    Args:
        runs: the folder; in a copy elsewhere another index is begun.
    """

    def __init__(self, runs: Path) -> None:
        name = hashlib.blake2b(os.fsencode(runs.absolute()), digest_size=16).hexdigest()
        self._file = paths.cache() / "runs" / f"{name}.json"
        self._known = _read(self._file)
        self._kept: dict[str, _Entry] = {}

    def row(self, folder: str, mark: str) -> RunSummary | None:
        """Return the row of a run whose files are as they were, else None."""
        entry = self._known.get(folder)
        if entry is None or entry.mark != mark:
            return None
        self._kept[folder] = entry
        return entry.row

    def keep(self, folder: str, mark: str, row: RunSummary) -> None:
        """Remember a row, but of a run that is changing now."""
        if row.status is not RunStatus.RUNNING:
            self._kept[folder] = _Entry(mark, row)

    def save(self) -> None:
        """Write what is worth remembering; without room for it, the next list takes longer."""
        if self._kept != self._known:
            content = msgspec.json.encode(_Content(_FORMAT, self._kept))
            with suppress(StudioError):
                write_whole(self._file, content)


def stamp_of(folder: str) -> Stamp | None:
    """Look when the files of a run were changed; None where the folder is no run.

    Raises:
        OSError: the folder is gone.
    """
    marks: list[tuple[str, int, int]] = []
    _look(folder, marks, _LOOKED_AT)
    names = {name for name, *_ in marks}
    if not names & _ANY_OF:
        return None
    if reports.FILE_NAME not in names:
        with suppress(OSError):  # none was made
            _look(f"{folder}/{CHECKPOINTS}", marks, None)
    mark = hashlib.blake2b(repr(sorted(marks)).encode(), digest_size=16).hexdigest()
    return Stamp(mark, Path(folder).stat().st_mtime, reports.FILE_NAME in names)


def _look(folder: str, marks: list[tuple[str, int, int]], names: frozenset[str] | None) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if names is None or entry.name in names:
                with suppress(FileNotFoundError):  # a checkpoint that just went
                    found = entry.stat()
                    marks.append((entry.name, found.st_mtime_ns, found.st_size))


def _read(file: Path) -> dict[str, _Entry]:
    try:
        content = decoded(file.read_bytes(), _Content)
    except (OSError, msgspec.DecodeError):
        return {}
    return content.runs if content.format == _FORMAT else {}
