"""`studio`: without a command the window, with one the command line."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run what the arguments ask for; return the exit status."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are still being imported
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("--theme", "--project"):
        from studio.app import main as open_window

        return open_window(arguments)
    from studio.cli.main import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
