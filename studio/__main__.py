"""`studio`: without a command the window, with one the command line."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> int:
    """Run what the arguments ask for; return the exit status."""
    arguments = sys.argv[1:]
    # An exception in the middle of an extension module's start can crash it: leave at once.
    handler = signal.signal(signal.SIGINT, _leave)
    if not arguments or arguments[0] in ("--theme", "--project"):
        from studio.app import main as run
    else:
        from studio.cli.main import main as run
    signal.signal(signal.SIGINT, handler)
    return run(arguments)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
