"""What was found out about files, remembered so that an unchanged file is not read again."""

import hashlib
import logging
import os
from pathlib import Path

import msgspec

from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.base.files import write_whole
from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.folders import File
from studio.core.dataset.images import Groups
from studio.core.dataset.look import LOOK_VERSION

_log = logging.getLogger(__name__)


class Verdict(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file as it was when it was read; `reason` is None for a readable image.

    Attributes:
        file_size: bytes.
        mtime_ns: time of its last change.
        width: pixels as it is seen; 0 if refused, and so `height`.
        height: the same.
        digest: of its bytes; empty if refused.
        reason: why it is refused.
        look: what it looks like; empty if refused.
    """

    file_size: int
    mtime_ns: int
    width: int = 0
    height: int = 0
    digest: str = ""
    reason: Sentence | None = None
    look: bytes = b""

    def is_about(self, file: File) -> bool:
        """Return whether `file` has not changed since."""
        return self.file_size == file.size and self.mtime_ns == file.mtime_ns


class Known(msgspec.Struct, frozen=True):
    """What a scan leaves for the next one.

    Attributes:
        verdicts: by relative path.
        contents: what `near` is about, as `contents_key` has it.
        near: groups of different contents that show the same.
    """

    verdicts: dict[str, Verdict] = {}
    contents: str = ""
    near: Groups = ()


class _Index(msgspec.Struct, frozen=True):
    version: int
    folder: str
    known: Known


_VERSION = 1000 * DECODE_VERSION + LOOK_VERSION


def index_file(folder: str) -> Path:
    """Return where the verdicts on `folder` are kept unless told otherwise."""
    name = hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape")).hexdigest()
    return paths.cache() / "scans" / f"{name[:32]}.msgpack"


def read_known(index: Path, folder: str) -> Known:
    """Return what is remembered; nothing if missing, damaged, of another folder or version."""
    try:
        found = msgspec.msgpack.decode(index.read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if not isinstance(error, FileNotFoundError):
            _log.warning("the index of scanned files %s is not used: %s", index, error)
        return Known()
    if found.version != _VERSION or found.folder != os.path.realpath(folder):
        return Known()
    return found.known


def write_known(index: Path, folder: str, known: Known) -> None:
    """Remember `known`; a disk that is full or read-only only costs the next scan its speed."""
    content = msgspec.msgpack.encode(_Index(_VERSION, os.path.realpath(folder), known))
    try:
        write_whole(index, content)
    except WorkError as error:
        _log.warning("the index of scanned files %s is not written: %s", index, error)
