"""From arguments to a command, and from its failures to one line and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

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
from studio.core.errors import StudioError

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
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.do(arguments)
        sys.stdout.flush()
    except StudioError as error:
        print(f"studio: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (studio backbones | head): that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
