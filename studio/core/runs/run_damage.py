"""Whether a run's folder is whole, as far as that can be told in about a millisecond."""

from __future__ import annotations

import zipfile
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import LARGEST
from studio.core.base.regular_file import open_regular
from studio.core.dataset.record import check_record
from studio.core.metrics.file import has_figures
from studio.core.metrics.report import Report
from studio.core.runs.run_folder import RunFolder


def check_whole(run: RunFolder, report: Report | None) -> None:
    """Look at every file of a run that no program trains now, but for its recipe and report.

    The weights' archives are looked at by their directory, which stands at the end; a bit that
    flipped in the middle is found by their checksums when they are loaded.

    Args:
        run: the folder.
        report: of a run that has ended, None of one that can go on.

    Raises:
        InputError: what is missing or damaged.
    """
    check_record(run.read_dataset(), str(run.dataset_file))
    figures = run.metrics_file.exists() and has_figures(run.metrics_file)
    if report is not None:
        if report.epochs and not figures:
            raise InputError("{file} has no metrics.", file=str(run.metrics_file))
        _check_archive(run.model_file)
        return
    files = run.checkpoint_files()
    if not files:
        return  # cut off before its first checkpoint: it starts over
    _check_archive(run.base_file)
    if not figures:
        raise InputError("{file} has no metrics.", file=str(run.metrics_file))
    if not any(is_archive(file) for file in files):
        raise InputError(
            "{folder}: no checkpoint is intact, so the run cannot continue.",
            folder=str(run.checkpoints),
        )


def _check_archive(file: Path) -> None:
    if not file.is_file():
        raise InputError("{file} is missing.", file=str(file))
    if not is_archive(file):
        raise InputError("{file} is damaged.", file=str(file))


def is_archive(file: Path) -> bool:
    """Whether `file` is there and a zip whose directory, at its end, can be read."""
    try:
        with open_regular(file, LARGEST) as opened, zipfile.ZipFile(opened) as archive:
            return bool(archive.namelist())
    except (OSError, InputError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
