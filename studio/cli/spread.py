"""Where trainings take place and how many at once, for commands that train several."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.core.base.cluster_address import host_of
from studio.core.base.errors import InputError

_MOST_PARALLEL = 64


def add_spread(parser: ArgumentParser, what: str) -> None:
    """Add the options.

    Args:
        parser: of the command.
        what: is trained, in the plural.
    """
    parser.add_argument(
        "--parallel",
        type=int,
        metavar="N",
        help=f"{what} at once (default 1; on a cluster as many as there is room for)",
    )
    parser.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help=f"run the {what} on the computers of a Ray cluster: auto, HOST:PORT or "
        "ray://HOST:PORT",
    )


def parallel_of(arguments: Namespace) -> int:
    """Return what was asked for, 0 where nothing was.

    Raises:
        InputError: it is out of range, or the address of the cluster is none.
    """
    if arguments.cluster:
        host_of(arguments.cluster)
    found: int | None = arguments.parallel
    if found is not None and not 1 <= found <= _MOST_PARALLEL:
        raise InputError(
            "--parallel: found {found}, allowed: 1 to {most}.", found=found, most=_MOST_PARALLEL
        )
    return found or 0


def shows_events(arguments: Namespace) -> bool:
    """Whether the progress of single trainings is shown; of several at once it would flicker."""
    return not arguments.cluster and parallel_of(arguments) <= 1
