"""`studio restore`: the images of a file of codes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=path_argument, help="as `studio compress` wrote it")
    parser.add_argument("folder", type=path_argument, help="missing or empty")
    parser.add_argument(
        "--run",
        type=path_argument,
        metavar="RUN",
        help="the run whose network restores them (default: the one that the file names)",
    )


def _run(arguments: Namespace) -> int:
    with job_with_progress() as job:
        from studio.engine.tasks.autoencode.compressing import decompress

        found = decompress(job, arguments.file, arguments.folder, arguments.run)
    print(found.folder)
    return 0


COMMAND = Command("restore", "Write the images of a file of codes.", _add_arguments, _run)
