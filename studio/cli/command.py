"""What a command is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

import msgspec


class Command(msgspec.Struct, frozen=True):
    """One command of `studio`.

    Attributes:
        name: as it is typed.
        summary: one line for the list of commands.
        add_arguments: fills in its parser.
        run: does it and returns the exit status; may raise StudioError.
    """

    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
