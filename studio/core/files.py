"""Writing files so that a cut at any instant leaves the old file or the new one, never half."""

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from studio.core.errors import DiskFullError, StudioError, WorkError


def failure_of_disk(error: OSError, path: Path) -> StudioError:
    """Return the failure that says in a sentence why `path` cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError("The disk is full: {path} could not be written.", path=str(path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WorkError(
            "{path} cannot be written: the folder is read-only for you. "
            "Choose another folder or change its permissions.",
            path=str(path),
        )
    return WorkError(
        "{path} could not be written: {reason}.",
        path=str(path),
        reason=(error.strerror or str(error) or type(error).__name__).splitlines()[0],
    )


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary neighbour of `path` that takes its place when the block ends well.

    The bytes are flushed to the disk before the rename and the folder after it.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise failure_of_disk(error, path) from error
    finally:
        with suppress(OSError):  # the folder is gone or read-only: nothing half-written is in it
            part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    with whole_file(path) as file:
        file.write(content)


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can do that.

    Raises:
        OSError: the disk failed.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # shared folders of some systems
            raise
    finally:
        os.close(descriptor)
