"""Every system call of this process that changes a file, seen and decided by another process.

The kernel itself asks (seccomp's user notification, Linux 5.0), so no library can write past it:
not HDF5, not zipfile, not TensorFlow, whose writes no patch of Python's functions would see. The
supervisor answers each question with "go on" or with an error; meanwhile the caller waits, and so
does every other call that would change a file, so a copy made then is what a kill would leave.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import platform
import select
import shutil
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

BY_DESCRIPTOR = ("write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "ftruncate")
BY_DESCRIPTOR_OUT = ("sendfile", "copy_file_range")
BY_NAME = ("rename", "mkdir", "unlink", "rmdir", "symlink", "link", "truncate")
BY_NAME_AT = ("renameat", "renameat2", "mkdirat", "unlinkat", "symlinkat", "linkat")
OPENING = ("open", "openat")
REMOVALS = ("unlink", "unlinkat", "rmdir")
"""A failure to remove leaves, of course, what was to be removed."""

ERRORS: dict[str, tuple[int, int, int]] = {
    "open": (errno.EACCES, errno.ENOSPC, errno.EMFILE),
    "mkdir": (errno.EACCES, errno.ENOSPC, errno.EROFS),
    "rename": (errno.EACCES, errno.ENOSPC, errno.EBUSY),
    "link": (errno.EACCES, errno.ENOSPC, errno.EPERM),
    "fsync": (errno.EIO, errno.ENOSPC, errno.EDQUOT),
    "write": (errno.ENOSPC, errno.EIO, errno.EDQUOT),
}
"""What a call may end with, by what it does."""

_KINDS = {
    "open": OPENING,
    "mkdir": ("mkdir", "mkdirat"),
    "rename": ("rename", "renameat", "renameat2"),
    "link": ("symlink", "symlinkat", "link", "linkat"),
    "fsync": ("fsync", "fdatasync"),
}


def errors_of(name: str) -> tuple[int, int, int]:
    """Return three errors that a call of that name may end with."""
    return ERRORS[next((kind for kind, names in _KINDS.items() if name in names), "write")]


_NUMBERS = {
    "x86_64": dict(  # noqa: C408  # a table
        write=1, open=2, pwrite64=18, writev=20, sendfile=40, fsync=74, fdatasync=75, truncate=76,
        ftruncate=77, rename=82, mkdir=83, rmdir=84, link=86, unlink=87, symlink=88, openat=257,
        mkdirat=258, unlinkat=263, renameat=264, linkat=265, symlinkat=266, pwritev=296,
        renameat2=316, copy_file_range=326, seccomp=317,
    ),
    "aarch64": dict(  # noqa: C408  # a table
        write=64, pwrite64=68, writev=66, pwritev=70, sendfile=71, fsync=82, fdatasync=83,
        truncate=45, ftruncate=46, openat=56, mkdirat=34, unlinkat=35, symlinkat=36, linkat=37,
        renameat=38, renameat2=276, copy_file_range=285, seccomp=277,
    ),
}  # fmt: skip
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_GO_ON = 1
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_NO_NEW_PRIVILEGES, _MAY_BE_TRACED_BY = 38, 0x59616D61
_NEW_LISTENER = 8
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Call(NamedTuple):
    """One call: its name and the file, relative to the folder that is watched."""

    name: str
    file: str


def is_supported() -> bool:
    """Whether this system can ask a supervisor."""
    actions = Path("/proc/sys/kernel/seccomp/actions_avail")
    return (
        sys.platform == "linux"
        and platform.machine() in _NUMBERS
        and actions.exists()
        and "user_notif" in actions.read_text()
    )


class SystemCalls:
    """The process that makes this is watched from then on, with every thread it starts.

    Make it before any thread and before TensorFlow; a filter cannot be taken off again.
    """

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._wire = ours
        self._supervisor = os.fork()
        if self._supervisor == 0:
            ours.close()
            _supervise(theirs)
            os._exit(0)
        theirs.close()
        library = ctypes.CDLL(None, use_errno=True)
        library.prctl(_MAY_BE_TRACED_BY, self._supervisor, 0, 0, 0)
        listener = _install_filter(library)
        socket.send_fds(ours, [b"f"], [listener])
        os.close(listener)
        assert ours.recv(1) == b"k"

    def watch(self, folder: Path, **plan: Any) -> None:  # noqa: ANN401  # fields of _Plan
        """Count what changes files below `folder` from now on.

        Args:
            folder: absolute.
            plan: fail_at, a number of a call from 1, with `error`; or copy_to, a folder that gets
                a copy of `folder` before each call at which it differs from the copy before.
        """
        self._ask({"folder": os.path.realpath(folder), **plan})

    def stop(self) -> list[Call]:
        """Count no longer; return the calls in order."""
        return [Call(*found) for found in self._ask(None)]

    def close(self) -> None:
        """End the supervisor; nothing may be written from here on."""
        self._wire.close()
        os.waitpid(self._supervisor, 0)

    def _ask(self, message: object) -> Any:  # noqa: ANN401  # JSON
        content = json.dumps(message).encode()
        self._wire.sendall(struct.pack("I", len(content)) + content)
        (length,) = struct.unpack("I", _exactly(self._wire, 4))
        return json.loads(_exactly(self._wire, length))


def _exactly(wire: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        chunk = wire.recv(length - len(found))
        if not chunk:
            raise EOFError
        found += chunk
    return found


# --- the filter -------------------------------------------------------------------------------


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction))]


def _install_filter(library: ctypes.CDLL) -> int:
    numbers = _NUMBERS[platform.machine()]
    load, equal, any_bit, answer = 0x20, 0x15, 0x45, 0x06
    plain = [numbers[n] for n in (*BY_DESCRIPTOR, *BY_DESCRIPTOR_OUT, *BY_NAME, *BY_NAME_AT)
             if n in numbers]  # fmt: skip
    tests: list[tuple[int, int, int, int]] = [(load, 0, 0, 4)]
    tests.append((equal, 1, 0, _ARCHITECTURE[platform.machine()]))
    tests.append((answer, 0, 0, _ALLOW))
    tests.append((load, 0, 0, 0))
    for position, number in enumerate(plain):
        tests += [(equal, 0, 1, number), (answer, 0, 0, _ASK)]
        assert position < 100
    for name, argument in (("open", 1), ("openat", 2)):
        if name in numbers:
            tests += [
                (equal, 0, 4, numbers[name]),
                (load, 0, 0, 16 + 8 * argument),
                (any_bit, 0, 1, _WRITING),
                (answer, 0, 0, _ASK),
                (answer, 0, 0, _ALLOW),
            ]
    tests.append((answer, 0, 0, _ALLOW))
    program = (_Instruction * len(tests))(*(_Instruction(*it) for it in tests))
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    listener = library.syscall(
        numbers["seccomp"],
        1,
        _NEW_LISTENER,
        ctypes.byref(_Program(len(tests), program)),
    )
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return int(listener)


# --- the supervisor ---------------------------------------------------------------------------


class _Plan:
    def __init__(
        self,
        folder: str = "",
        fail_at: int = 0,
        error: int = 0,
        copy_to: str = "",
    ) -> None:
        self.folder = folder
        self.fail_at = fail_at
        self.error = error
        self.copy_to = copy_to
        self.calls: list[Call] = []
        self._state: list[tuple[str, int, int, int]] = []

    def decide(self, call: Call) -> int:
        """Return the number of the error to answer with, 0 for none."""
        self.calls.append(call)
        if self.copy_to:
            self._copy()
        return self.error if len(self.calls) == self.fail_at else 0

    def _copy(self) -> None:
        state = sorted(_entries(self.folder))
        if state != self._state:
            self._state = state
            with suppress(FileNotFoundError):  # the folder is not there yet
                target = Path(self.copy_to, f"{len(self.calls):05d}")
                shutil.copytree(self.folder, target, symlinks=True)


def _entries(folder: str) -> Iterator[tuple[str, int, int, int]]:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            found = path.lstat()
            yield str(path), found.st_ino, found.st_size, found.st_mtime_ns


def _supervise(wire: socket.socket) -> None:
    _, (listener, *_), _, _ = socket.recv_fds(wire, 1, 1)
    wire.send(b"k")
    names = {number: name for name, number in _NUMBERS[platform.machine()].items()}
    plan: _Plan | None = None
    while True:
        ready, _, _ = select.select([wire.fileno(), listener], [], [])
        if wire.fileno() not in ready:
            _answer(listener, names, plan)
        else:  # first: of a process that was killed the listener stays ready for ever
            try:
                (length,) = struct.unpack("I", _exactly(wire, 4))
            except EOFError:
                return
            given = json.loads(_exactly(wire, length))
            said = json.dumps(plan.calls if given is None and plan is not None else []).encode()
            plan = None if given is None else _Plan(**given)
            wire.sendall(struct.pack("I", len(said)) + said)


def _answer(listener: int, names: dict[int, str], plan: _Plan | None) -> None:
    question = bytearray(80)
    try:
        fcntl.ioctl(listener, _RECEIVE, question, True)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EINTR):  # who asked is gone
            return
        raise
    identity, thread, _, number, _, _, *arguments = struct.unpack("=QIIiIQ6Q", question)
    failure = 0
    if plan is not None:
        name = names[number]
        with suppress(OSError):
            file = _file_of(name, thread, arguments)
            if file.startswith(plan.folder):
                failure = plan.decide(Call(name, os.path.relpath(file, plan.folder)))
    answer = struct.pack("=QqiI", identity, 0, -failure, 0 if failure else _GO_ON)
    with suppress(FileNotFoundError):  # who asked is gone
        fcntl.ioctl(listener, _SEND, answer)


def _file_of(name: str, thread: int, arguments: list[int]) -> str:
    """Return the file that a call is about; of a rename the new name."""
    if name in BY_DESCRIPTOR:
        return _link(thread, arguments[0])
    if name in BY_DESCRIPTOR_OUT:
        return _link(thread, arguments[0 if name == "sendfile" else 2])
    at, text = {
        "open": (None, 0),
        "openat": (0, 1),
        "rename": (None, 1),
        "renameat": (2, 3),
        "renameat2": (2, 3),
        "symlink": (None, 1),
        "symlinkat": (1, 2),
        "link": (None, 1),
        "linkat": (2, 3),
        "mkdirat": (0, 1),
        "unlinkat": (0, 1),
    }.get(name, (None, 0))
    path = _text(thread, arguments[text])
    if path.startswith("/"):
        return path
    folder = None if at is None else ctypes.c_int32(arguments[at] & 0xFFFFFFFF).value
    base = f"/proc/{thread}/cwd" if folder in (None, -100) else f"/proc/{thread}/fd/{folder}"
    return str(Path(base).readlink() / path)


def _link(thread: int, descriptor: int) -> str:
    number = ctypes.c_int32(descriptor & 0xFFFFFFFF).value
    return str(Path(f"/proc/{thread}/fd/{number}").readlink())


def _text(thread: int, address: int) -> str:
    with Path(f"/proc/{thread}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(4096).partition(b"\0")[0])
