"""From arguments to a command, and from its failures to one line and an exit status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import studio
from studio.cli import (
    backbones,
    demo,
    doctor,
    evaluate,
    export,
    predict,
    samples,
    train,
)
from studio.core.errors import InputError, StudioError

COMMANDS = (
    demo.COMMAND,
    samples.COMMAND,
    backbones.COMMAND,
    train.COMMAND,
    evaluate.COMMAND,
    predict.COMMAND,
    export.COMMAND,
    doctor.COMMAND,
)

INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command; return the exit status."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    _take_any_name()
    try:
        arguments = _parser().parse_args(argv)
        status: int = arguments.do(arguments)
        sys.stdout.flush()
    except StudioError as error:
        print("studio:", " ".join(str(error).splitlines()), file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (studio backbones | head): that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as everything here does."""

    def error(self, message: str) -> NoReturn:
        raise InputError("{problem} (see {program} --help)", problem=message, program=self.prog)


def _take_any_name() -> None:
    """Print names of files that are no text as the bytes they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="surrogateescape")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="studio",
        description="Train and understand image networks on your own pictures. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"studio {studio.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        described = commands.add_parser(
            command.name, help=command.summary, description=command.summary
        )
        command.add_arguments(described)
        described.set_defaults(do=command.run)
    return parser
