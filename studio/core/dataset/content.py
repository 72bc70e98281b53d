"""The bytes of a file that begins like an image."""

import hashlib
import os
import stat
from pathlib import Path

from studio.core.dataset.unreadable import UnreadableImage
from studio.core.sentences import Sentence, say

FILE_LIMIT = 2 * 1024**3
"""Bytes; no larger file is read into memory."""

_HEAD = 16


def read_content(path: str | Path) -> bytes:
    """Return all bytes of the image file at `path`.

    The first bytes are judged before the rest is read, so a film that lies between the pictures
    costs one small read.

    Raises:
        UnreadableImage: missing, forbidden, empty, too large, or not of a format we read.
    """
    try:
        # Opening a named pipe would wait for a writer: look at what it is before.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # hot loop
            raise UnreadableImage(say("This is not a file but a folder or a device."))
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # hot loop
            head = file.read(_HEAD) or b""
            _check_head(head)
            size = os.fstat(file.fileno()).st_size
            if size > FILE_LIMIT:
                raise UnreadableImage(
                    say(
                        "The file is too large: {found} MB, at most {limit} MB are read.",
                        found=size // 1024**2,
                        limit=FILE_LIMIT // 1024**2,
                    )
                )
            return head + file.readall()
    except (OSError, ValueError, MemoryError) as error:  # ValueError: a zero byte in the name
        raise UnreadableImage(_why(error), is_lasting=False) from error


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
            say("HEIC and AVIF images are not read. Save the image as JPEG or PNG.")
        )
    raise UnreadableImage(
        say("The file is not an image of a kind that is read: JPEG, PNG, GIF, BMP, WebP or TIFF.")
    )


def _why(error: OSError | ValueError | MemoryError) -> Sentence:
    match error:
        case FileNotFoundError():
            return say("The file does not exist.")
        case PermissionError():
            return say("The file may not be read: permission denied.")
        case MemoryError():
            return say("The file needs more memory than is free.")
        case OSError(strerror=str() as detail):
            return say("The file cannot be read: {detail}.", detail=detail)
        case _:
            return say("The file cannot be read: {detail}.", detail=str(error))
