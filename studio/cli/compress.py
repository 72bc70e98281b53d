"""`studio compress`: a folder of images as a file of codes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.checkpoint import add_checkpoint
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.named_output import check_named


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="the folder of an autoencoder's run")
    parser.add_argument("images", type=path_argument, help="a folder of images; it stays as it is")
    parser.add_argument("file", type=path_argument, help="what is written: codes as .npz")
    add_checkpoint(parser)


def _run(arguments: Namespace) -> int:
    check_named(arguments.file)
    with job_with_progress() as job:
        from studio.engine.tasks.autoencode.compressing import compress

        found = compress(job, arguments.run, arguments.images, arguments.file, arguments.checkpoint)
    for file, reason in found.refused.items():
        print(f"studio: {file}: {reason}", file=sys.stderr)
    for remark in found.report.remarks:
        print(remark)
    print(found.report.file)
    return 0


COMMAND = Command(
    "compress",
    "Compress a folder of images into a file of codes, and say what that saves and costs.",
    _add_arguments,
    _run,
)
