"""From arguments to a command, and from its failures to one line and an exit status."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Sequence

import studio
from studio.arguments import OneLineParser, shown
from studio.cli import (
    advise,
    backbones,
    compare,
    compress,
    demo,
    doctor,
    ensemble,
    evaluate,
    export,
    generate,
    inspect,
    predict,
    recipes,
    restore,
    samples,
    search,
    tensorboard,
    train,
    weights,
)
from studio.cli.streams import standard_streams
from studio.core.base import paths
from studio.core.base.errors import InputError, WorkError
from studio.core.base.sentences import say
from studio.core.base.termination import interrupted_by_signals
from studio.ending import status_of, tell

COMMANDS = (
    demo.COMMAND,
    samples.COMMAND,
    recipes.COMMAND,
    backbones.COMMAND,
    weights.COMMAND,
    advise.COMMAND,
    train.COMMAND,
    search.COMMAND,
    compare.COMMAND,
    evaluate.COMMAND,
    ensemble.COMMAND,
    predict.COMMAND,
    export.COMMAND,
    inspect.COMMAND,
    generate.COMMAND,
    compress.COMMAND,
    restore.COMMAND,
    tensorboard.COMMAND,
    doctor.COMMAND,
)


def main(argv: Sequence[str]) -> int:
    """Run one command; return the exit status."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # a failure is one line, ours
    with standard_streams() as (out, _):
        status = status_of(lambda: _run(argv))
        out.flush()
        if out.is_lost:
            tell(say("The output could not be written: {reason}.", reason=_why(out.failure)))
            status = status or WorkError.exit_status
    return status


def _run(argv: Sequence[str]) -> int:
    _refuse_unknown(argv[:1])
    arguments = _parser().parse_args(argv)
    paths.check()
    with interrupted_by_signals():
        status: int = arguments.do(arguments)
    return status


def _refuse_unknown(first: Sequence[str]) -> None:
    """Refuse what is no command in a sentence about it; argparse would list them all."""
    names = [command.name for command in COMMANDS]
    for word in first:
        if word.startswith("-") or word in names:
            continue
        near = difflib.get_close_matches(word.lower(), names, 1)
        if near:
            raise InputError(
                "{word} is not a command; did you mean {near}? `studio --help` lists them.",
                word=shown(word),
                near=near[0],
            )
        raise InputError("{word} is not a command; `studio --help` lists them.", word=shown(word))


def _why(failure: Exception | None) -> str:
    return getattr(failure, "strerror", None) or str(failure)


def _nothing_asked(_: argparse.Namespace) -> int:
    raise InputError("Give a command; `studio --help` lists them. `studio` alone opens the window.")


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="studio",
        description="Train and understand image networks on your own pictures. "
        "Without a command the window opens, with --project PATH on that project.",
    )
    parser.add_argument("--version", action="version", version=f"studio {studio.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    parser.set_defaults(do=_nothing_asked)
    for command in COMMANDS:
        described = commands.add_parser(
            command.name, help=command.summary, description=command.summary
        )
        command.add_arguments(described)
        described.set_defaults(do=command.run)
    return parser
