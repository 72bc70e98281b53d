"""Which weights of a run a command is about."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import get_args

from studio.core.look.view import Checkpoint, NamedCheckpoint

_STANDS_FOR_IT = "best|last|start|N"
_HELP = (
    "weights of the best epoch, the last ones, those at the start, or those after epoch N where "
    "that was kept (default: best)"
)

_MOST_DIGITS = 9


def add_checkpoint(
    parser: ArgumentParser,
    explained: str = _HELP,
    *,
    default: Checkpoint | None = "best",
) -> None:
    """Let a command be told which weights it is about, with --checkpoint."""
    parser.add_argument(
        "--checkpoint",
        type=checkpoint_argument,
        metavar=_STANDS_FOR_IT,
        default=default,
        help=explained,
    )


def checkpoint_argument(text: str) -> Checkpoint:
    """Return what `text` names; whether the run has kept it is for others to say.

    Raises:
        ArgumentTypeError: it is neither a name nor the number of an epoch.
    """
    names: tuple[NamedCheckpoint, ...] = get_args(NamedCheckpoint)
    for name in names:
        if text == name:
            return name
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) > 0:
        return int(text)
    shown = ascii(text[:40])
    raise ArgumentTypeError(
        f"found {shown}, allowed: {', '.join(names)}, or the number of an epoch, from 1"
    )
