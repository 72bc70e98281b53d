"""`studio`: without a command the window, with one the command line."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from studio.cli.streams import open_missing_descriptors
from studio.core.termination import INTERRUPTED

_OF_THE_WINDOW = ("--theme", "--project")


def main() -> int:
    """Run what the arguments ask for; return the exit status."""
    open_missing_descriptors()
    arguments = sys.argv[1:]
    # An exception in the middle of an extension module's start can crash it: leave at once.
    handlers = {it: signal.signal(it, _leave) for it in (signal.SIGINT, signal.SIGTERM)}
    run = _window() if not arguments or arguments[0] in _OF_THE_WINDOW else _command_line()
    for number, handler in handlers.items():
        signal.signal(number, handler)
    return run(arguments)


def _window() -> Callable[[list[str]], int]:
    from studio.app import main as run

    return run


def _command_line() -> Callable[[list[str]], int]:
    from studio.cli.main import main as run

    return run


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
