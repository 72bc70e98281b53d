"""The runs of a project, read from their folders; an index in the cache spares most of that."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_index import RunIndex, stamp_of
from studio.core.runs.run_summary import RunSummary, summary
from studio.core.tasks.table import figure


def list_runs(runs: Path) -> tuple[RunSummary, ...]:
    """Return the runs in a folder, newest first; an empty tuple where there is no folder.

    A run that has not changed since it was listed last is not read again.

    Raises:
        InputError: the folder may not be read.
    """
    if not runs.is_dir():
        return ()
    index = RunIndex(runs)
    found = [row for folder in _folders(runs) if (row := _listed(folder, index)) is not None]
    index.save()
    return tuple(sorted(found, key=lambda row: row.when, reverse=True))


def best_run(runs: Iterable[RunSummary]) -> RunSummary | None:
    """Return the run with the best result, None where none has one.

    Runs that have ended come before those that can be resumed, figures on images that training
    did not see before training accuracies; then the better figure, then the newer run.
    """
    known = [run for run in runs if run.value is not None]
    return max(known, key=_rank, default=None)


def _rank(run: RunSummary) -> tuple[bool, bool, float, float]:
    value = run.value or 0.0
    is_higher = figure(run.figure).better == "higher"
    return run.has_ended, run.part != "train", value if is_higher else -value, run.when


def _listed(folder: str, index: RunIndex) -> RunSummary | None:
    try:
        stamp = stamp_of(folder)
        if stamp is None:
            return None
        run = RunFolder(Path(folder))
        is_held = not stamp.has_report and run.is_held
        row = index.row(folder, stamp.mark) if not is_held else None
        if row is None:
            row = summary(run)
            index.keep(folder, stamp.mark, row)
    except OSError:
        return None  # deleted meanwhile
    return msgspec.structs.replace(row, when=stamp.when)


def _folders(runs: Path) -> list[str]:
    try:
        with os.scandir(runs.absolute()) as entries:
            return [entry.path for entry in entries if entry.name[0] != "." and entry.is_dir()]
    except OSError as error:
        raise InputError(
            "The folder {folder} cannot be read: {reason}.",
            folder=str(runs),
            reason=error.strerror or str(error),
        ) from None
