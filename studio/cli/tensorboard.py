"""`studio tensorboard`: the figures of runs as event files, which TensorBoard shows."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.recipes.recipe import FILE_NAME
from studio.core.runs.run_folder import open_run
from studio.core.runs.run_list import list_runs


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "runs",
        type=path_argument,
        nargs="+",
        metavar="RUN",
        help="folders of runs, or a folder that holds runs",
    )
    parser.add_argument(
        "--out",
        type=path_argument,
        required=True,
        metavar="FOLDER",
        help="where a folder is made for each run; what TensorBoard is given as --logdir",
    )


def _run(arguments: Namespace) -> int:
    runs = [run for path in arguments.runs for run in _runs_in(path)]
    with job_with_progress() as job:
        from studio.engine.export.event_files import write_events

        written = write_events(job, runs, arguments.out)
    for folder in written:
        print(folder)
    return 0


def _runs_in(path: Path) -> list[Path]:
    """Return the run in a folder, or the runs that the folder holds.

    Raises:
        InputError: it is neither.
    """
    if (path / FILE_NAME).is_file() or not path.is_dir():
        return [open_run(path).path]
    found = [Path(run.path) for run in list_runs(path) if run.damage is None]
    if not found:
        raise InputError("{folder} is no run and contains none.", folder=str(path))
    return found


COMMAND = Command(
    "tensorboard",
    "Write the figures of runs as event files for TensorBoard.",
    _add_arguments,
    _run,
)
"""The command; TensorBoard itself is started with `tensorboard --logdir FOLDER`."""
