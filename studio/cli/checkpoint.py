"""Which weights of a run a command is about."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import get_args

from studio.core.look.view import Checkpoint, NamedCheckpoint

CHECKPOINT = "best|last|start|N"
"""What stands for it in the help."""

_MOST_DIGITS = 9


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
