"""`studio`: without a command the window, with one the command line."""

import sys
from collections.abc import Callable

from studio.cli.streams import open_missing_descriptors
from studio.core.base.termination import left_at_once

_OF_THE_WINDOW = ("--theme", "--project")


def main() -> int:
    """Run what the arguments ask for; return the exit status."""
    open_missing_descriptors()
    arguments = sys.argv[1:]
    with left_at_once():
        run = _window() if not arguments or arguments[0] in _OF_THE_WINDOW else _command_line()
    return run(arguments)


def _window() -> Callable[[list[str]], int]:
    from studio.app import main as run

    return run


def _command_line() -> Callable[[list[str]], int]:
    from studio.cli.main import main as run

    return run


if __name__ == "__main__":
    sys.exit(main())
