"""The way to a Ray cluster: its address, and the sentences where there is none."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from studio.core.base.cluster_address import AUTO, host_of
from studio.core.base.errors import InputError, WorkError

_KNOCK_SECONDS = 5.0
_LARGEST_HANDLER = 512
"""Bytes of `struct sigaction` on any system, and some."""

_NAMESPACE = "afina-studio"

Made = TypeVar("Made")


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """Yield the module `ray`, connected to a cluster until the end of the block.

    Args:
        address: as in `host_of`.

    Raises:
        InputError: no such address, Ray is not installed, or it is another version than there.
        WorkError: nothing answers.
    """
    host = host_of(address)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers of the use
    try:
        import ray
    except ImportError as error:
        raise InputError(
            'Ray is not installed, which a cluster needs. Install it with: pip install "{what}"',
            what="ray[client]>=2.60,<3",
        ) from error
    if host is not None:
        _knock(*host)
    logging.getLogger("ray").setLevel(logging.CRITICAL)  # what matters comes as an exception
    try:
        with _own_termination():
            _in_a_thread(lambda: _connect(ray, address))
    except Exception as error:
        raise _why_not(address, error) from error
    try:
        yield ray
    finally:
        _in_a_thread(ray.shutdown)


@contextmanager
def _own_termination() -> Iterator[None]:
    """Leave in place what this program does when it is asked to end.

    Ray takes SIGTERM for a crash: it prints a stack and kills the program three seconds later.
    Python itself sets handlers in the main thread only, and this may be another one.
    """
    if sys.platform == "win32":
        yield
        return
    system, before = ctypes.CDLL(None), ctypes.create_string_buffer(_LARGEST_HANDLER)
    system.sigaction(signal.SIGTERM, None, before)
    try:
        yield
    finally:
        system.sigaction(signal.SIGTERM, before, None)


def _connect(ray: Any, address: str) -> None:  # noqa: ANN401  # Ray is not always there
    """Connect; in a thread that is not the main one Ray leaves the signals to us."""
    ray.init(
        address=address,
        namespace=_NAMESPACE,
        log_to_driver=False,
        logging_level=logging.CRITICAL,
    )


def _knock(host: str, port: int) -> None:
    """Look whether anything answers; Ray itself would try for minutes.

    Raises:
        WorkError: nothing does.
    """
    try:
        socket.create_connection((host, port), _KNOCK_SECONDS).close()
    except OSError as error:
        raise WorkError(
            "No cluster answers at {host}:{port}: {reason}. On its first computer, start it with: "
            "ray start --head",
            host=host,
            port=str(port),  # no number with a thousands separator
            reason=error.strerror or str(error) or "timed out",
        ) from error


def _why_not(address: str, error: Exception) -> InputError | WorkError:
    lines = (str(error).strip() or type(error).__name__).splitlines()
    reason = lines[-1 if "Traceback" in str(error) else 0]
    if isinstance(error, ConnectionError) and address == AUTO:
        return WorkError(
            "No Ray cluster runs on this computer. Start one with: ray start --head",
        )
    if "ersion mismatch" in str(error):
        return InputError(
            "The cluster at {address} has another version of Ray or Python: {reason}",
            address=address,
            reason=_versions_of(str(error)),
        )
    return WorkError(
        "The cluster at {address} cannot be used: {reason}", address=address, reason=reason
    )


def _versions_of(text: str) -> str:
    """Return the lines of Ray's message that name versions, as one."""
    return " ".join(line.strip() for line in text.splitlines() if line.strip())[:400]


def _in_a_thread(work: Callable[[], Made]) -> Made:
    with ThreadPoolExecutor(1, "ray") as thread:
        return thread.submit(work).result()
