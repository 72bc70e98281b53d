"""The bytes of a file that begins like an image."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from studio.core.base.sentences import Sentence, say
from studio.core.dataset.memory import CONTENTS
from studio.core.dataset.unreadable import UnreadableImage

FILE_LIMIT = CONTENTS.limit
"""Bytes; no larger file is read into memory."""

_HEAD = 16
_FIRST_READ = 64 * 1024

_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that took the file's place a moment ago does not hold the program up."""


@contextmanager
def content_of(path: str | Path) -> Iterator[bytes]:
    """Yield all bytes of the image file at `path`.

    What it is, its size and its first bytes are judged before the rest is read, so a film that lies
    between the pictures costs one small read. Large files wait until `CONTENTS` has room for them.

    Raises:
        UnreadableImage: missing, forbidden, empty, too large, or not of a format we read.
    """
    try:
        # Opening a pipe or a device may do something: look at what it is before.
        _check_regular(os.stat(path).st_mode)  # noqa: PTH116  # hot loop
        number = os.open(path, _OPENING)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise UnreadableImage(_why(error), is_lasting=False) from error
    try:
        size, begin = _begun(number)
        with CONTENTS.reserved(size):
            yield begin if len(begin) == size else _whole(number, size)
    finally:
        os.close(number)


def _begun(number: int) -> tuple[int, bytes]:
    """Return the size of an open file, at most `FILE_LIMIT`, and its first bytes, often all."""
    try:
        status = os.fstat(number)
        _check_regular(status.st_mode)
        begin = os.read(number, _FIRST_READ)
    except OSError as error:
        raise UnreadableImage(_why(error), is_lasting=False) from error
    _check_head(begin[:_HEAD])
    if status.st_size > FILE_LIMIT:
        raise UnreadableImage(
            say(
                "The file is too large: {found} MB, at most {limit} MB are read.",
                found=status.st_size // 1024**2,
                limit=FILE_LIMIT // 1024**2,
            )
        )
    return status.st_size, begin


def _whole(number: int, size: int) -> bytes:
    try:
        with FileIO(number, closefd=False) as file:
            file.seek(0)
            return file.read(size) or b""
    except (OSError, MemoryError) as error:
        raise UnreadableImage(_why(error), is_lasting=False) from error


def _check_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnreadableImage(say("Not a file but a folder or a device."))


def digest(content: bytes) -> str:
    """Return 32 hexadecimal digits that tell whether two files hold the same bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def format_of(head: bytes) -> str | None:
    """Return the name of the format that a file with these first 16 bytes has, None if unknown."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"BM"):
        return "BMP"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return "TIFF"
    return None


def _check_head(head: bytes) -> None:
    if not head:
        raise UnreadableImage(say("The file is empty."))
    if format_of(head) is not None:
        return
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        raise UnreadableImage(
            say("HEIC and AVIF images are not supported. Save the image as JPEG or PNG.")
        )
    raise UnreadableImage(say("Unsupported format; supported: JPEG, PNG, GIF, BMP, WebP and TIFF."))


def _why(error: OSError | ValueError | MemoryError) -> Sentence:
    match error:
        case FileNotFoundError():
            return say("The file does not exist.")
        case PermissionError():
            return say("The file cannot be read: permission denied.")
        case MemoryError():
            return say("The file needs more memory than is available.")
        case OSError(strerror=str() as detail):
            return say("The file cannot be read: {detail}.", detail=detail)
        case _:
            return say("The file cannot be read: {detail}.", detail=str(error))
