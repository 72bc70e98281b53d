"""Who may change a project: one window at a time, on this computer or another."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import socket
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec
import psutil

from studio.core.base.errors import InputError
from studio.core.base.file_lock import lock
from studio.core.base.json_file import decoded
from studio.core.base.regular_file import check_own_file
from studio.core.base.sentences import Sentence, say
from studio.core.projects.project import gone

FILE_NAME = ".studio-lock"

BEAT_SECONDS = 20.0
"""How often a holder shall say that it lives."""

SILENT_SECONDS = 60.0
"""After so long without a beat a holder that the system's locks do not reach counts as gone."""

_LONGEST = 4096
"""Bytes that are read of a lock file, whatever lies there."""

_OPENING = os.O_RDWR | os.O_CREAT
for _name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW"):
    _OPENING |= getattr(os, _name, 0)

_log = logging.getLogger(__name__)


class Holder(msgspec.Struct, frozen=True):
    """What the lock file says of the window that has the project.

    Attributes:
        since: seconds since 1970, to be shown.
        file: number of the lock file on its disk: in a copy of the project it is another.
        token: of one taking, so that a holder knows itself.
        beat: how often it has said that it lives.
    """

    host: str
    pid: int
    since: float
    file: int
    token: str
    beat: int = 0


class ProjectLock:
    """The right to change a project.

    A lock of the operating system where there is one, so that a crash frees it. Such locks do not
    always reach other computers, and some shared folders know none; so the file names its holder,
    too, and the holder changes it every `BEAT_SECONDS`. A holder of another computer that was
    silent for `SILENT_SECONDS` between two attempts counts as gone: no clocks are compared.

    The methods may be called from any thread.

    Args:
        folder: the project's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._guard = threading.Lock()
        self._file: IO[bytes] | None = None
        self._mine: Holder | None = None
        self._seen: tuple[Holder, float] | None = None

    @property
    def is_held(self) -> bool:
        """Whether the project may be changed."""
        return self._file is not None

    def take(self) -> Sentence | None:
        """Take the lock; return why that is not possible, None where it is ours."""
        with self._guard:
            return self._take() if self._file is None else None

    def keep(self) -> Sentence | None:
        """Say that we live; return why the lock is not ours any more, None where it is.

        It is lost where this computer slept while another one took the project, or where the
        lock file was removed and another window was faster to make it again.
        """
        with self._guard:
            if self._file is None or self._mine is None:
                return None
            try:
                if self._is_replaced(self._file):
                    self._let_go()
                    return self._take()
                holder = _read(self._file)
                if holder is not None and holder.token != self._mine.token:
                    self._let_go()
                    return _in_use(holder)
                self._mine = msgspec.structs.replace(self._mine, beat=self._mine.beat + 1)
                _write(self._file, self._mine)
            except OSError as error:  # the disk is unplugged, or full
                _log.warning("%s: %s", self._path, error)
            return None

    def release(self) -> None:
        """Let others change the project; calling it twice is harmless."""
        with self._guard:
            if self._file is None:
                return
            try:
                if not self._is_replaced(self._file):
                    self._file.truncate(0)
            except OSError as error:
                _log.warning("%s: %s", self._path, error)
            self._let_go()

    def _take(self) -> Sentence | None:
        try:
            check_own_file(self._path)
            file = _opened(self._path)
        except InputError as error:
            return say("{problem} So nothing is saved here.", problem=error.sentence)
        except OSError as error:
            return _not_writable(error, self._folder)
        is_ours = lock(file)
        try:
            holder = _read(file)
            if is_ours is False or self._is_elsewhere(file, holder, has_lock=bool(is_ours)):
                file.close()
                return _in_use(holder)
            number = os.fstat(file.fileno()).st_ino
            self._mine = Holder(
                socket.gethostname(), os.getpid(), time.time(), number, secrets.token_hex(8)
            )
            _write(file, self._mine)
        except OSError as error:
            file.close()
            return _not_writable(error, self._folder)
        self._file = file
        return None

    def _is_elsewhere(self, file: IO[bytes], holder: Holder | None, *, has_lock: bool) -> bool:
        """Whether a holder that the system's lock does not know has the project."""
        if holder is None or holder.file != os.fstat(file.fileno()).st_ino:
            return False
        if holder.host == socket.gethostname() and (has_lock or not psutil.pid_exists(holder.pid)):
            return False
        now = time.monotonic()
        if self._seen is None or self._seen[0] != holder:
            self._seen = (holder, now)
        return now - self._seen[1] < SILENT_SECONDS

    def _is_replaced(self, file: IO[bytes]) -> bool:
        try:
            return self._path.stat().st_ino != os.fstat(file.fileno()).st_ino
        except FileNotFoundError:
            return True

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self._mine = None


def _opened(path: Path) -> IO[bytes]:
    """Open the lock file for reading and writing, unbuffered; make it where it is missing."""
    return os.fdopen(os.open(path, _OPENING, 0o666), "r+b", buffering=0)


def _read(file: IO[bytes]) -> Holder | None:
    """Return who holds the file, None where nobody is named or that is being written."""
    file.seek(0)
    try:
        return decoded(file.read(_LONGEST), Holder)
    except msgspec.DecodeError:
        return None


def _write(file: IO[bytes], holder: Holder) -> None:
    content = msgspec.json.encode(holder)
    file.seek(0)
    file.write(content)
    file.truncate(len(content))


def _in_use(holder: Holder | None) -> Sentence:
    if holder is None:
        return say(
            "This project is open in another window. Changes there are kept; here nothing is saved."
        )
    since = _time_text(holder.since)
    if holder.host == socket.gethostname():
        return say(
            "This project is open in another window since {time}, process {pid} on this "
            "computer. Changes there are kept; here nothing is saved.",
            time=since,
            pid=str(holder.pid),
        )
    return say(
        "This project is open on the computer {host} since {time}, process {pid}. Changes there "
        "are kept; here nothing is saved. If it was closed there by a crash, try again in a "
        "minute.",
        host=holder.host,
        time=since,
        pid=str(holder.pid),
    )


def _not_writable(error: OSError, folder: Path) -> Sentence:
    if isinstance(error, FileNotFoundError):
        return gone(folder)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return say(
            "You cannot write to {folder}, so nothing is saved here. To make changes, copy "
            "the project to a folder of your own.",
            folder=str(folder),
        )
    return say(
        "{folder} cannot be written: {reason}. So nothing is saved here.",
        folder=str(folder),
        reason=error.strerror or str(error),
    )


def _time_text(when: float) -> str:
    """Return a time of the computer's clock: the hour, with the day where it is not today."""
    try:
        moment = datetime.fromtimestamp(when)
    except (OverflowError, ValueError, OSError):  # the file was damaged
        return "?"
    is_today = moment.date() == datetime.now().date()
    return moment.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")
