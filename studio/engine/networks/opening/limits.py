"""What the process that opens a foreign file may use up, laid on itself before it reads a byte."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

import msgspec

_GIB = 1024**3

BASE_MEMORY = 3 * _GIB
"""TensorFlow itself takes 0.5 GiB, opening MobileNetV2 1 GiB."""

TIMES_SIZE = 8
"""Memory for each byte of the file; measured with VGG16: 5, most of it initial weights."""

SECONDS = 180.0
"""TensorFlow's import and the largest network of keras.applications together take 40."""

LOOK_SECONDS = 20.0
"""For looking at a file without TensorFlow, which takes 0.1; reading its numbers comes on top."""

_SLOWEST_DISK = 20e6
"""Bytes a second."""


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one process.

    Attributes:
        memory: bytes.
        seconds: of the clock; the processor may be used twice as long, for it has several cores.
        written: bytes of the largest file that it may write.
    """

    memory: int
    seconds: float
    written: int


def limits_for(size: int) -> Limits:
    """Return the bounds for opening a file of `size` bytes."""
    return Limits(BASE_MEMORY + TIMES_SIZE * size, SECONDS, 2 * size + 64 * 1024**2)


def bind(limits: Limits) -> None:
    """Lay the bounds on this process, as far as the system can do that.

    Windows knows none of these; there the memory and the clock are watched from outside alone,
    as they are on every system.
    """
    if sys.platform == "win32":
        return
    import resource

    bounds = {
        resource.RLIMIT_CPU: int(2 * limits.seconds),
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_FSIZE: limits.written,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        least = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        try:
            resource.setrlimit(kind, (least, least))
        except (ValueError, OSError):  # macOS refuses some
            continue
    end_after(limits.seconds)


def end_after(seconds: float) -> None:
    """Let this process be ended in `seconds`, also where nobody watches it any more."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def seconds_to_look(size: int) -> float:
    """Return what looking at a file of `size` bytes may take."""
    return LOOK_SECONDS + size / _SLOWEST_DISK


def forbid_network_and_programs() -> None:
    """Let no connection be made and no program be started by this process from now on.

    An audit hook cannot be taken away again. It binds Python code; what a file describes is
    held to a list before, so this is the second line.
    """
    sys.addaudithook(_refuse)


_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "os.startfile",
    "pickle.",
    "webbrowser.",
    "urllib.",
    "ftplib.",
    "smtplib.",
)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        _raise_forbidden(event)


def _raise_forbidden(event: str) -> NoReturn:
    raise PermissionError(f"{event} is not allowed while a foreign file is opened")
