"""Which files this program wrote on this computer, told by their content.

Those are trusted; every other file, in whatever run's folder it lies, is opened as somebody
else's. The marks are empty files in the cache, called by a digest; without them all is opened
with care, which only takes longer.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError, StudioError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import open_regular

_KEPT = 500
"""Marks; those used last stay."""

_LARGEST = 4 * 1024**3


def remember_own(path: Path) -> None:
    """Remember that this program wrote the content of `path`."""
    with suppress(StudioError, OSError):
        write_whole(_mark(path), b"")
        marks = sorted(_folder().iterdir(), key=lambda mark: mark.stat().st_mtime)
        for old in marks[:-_KEPT]:
            old.unlink(missing_ok=True)


def is_own(path: Path) -> bool:
    """Return whether this program wrote what `path` holds now."""
    try:
        mark = _mark(path)
        if not mark.is_file():
            return False
        with suppress(OSError):  # read-only: it only counts as unused
            mark.touch()
    except (InputError, OSError):
        return False
    return True


def _folder() -> Path:
    return paths.cache() / "own"


def _mark(path: Path) -> Path:
    with open_regular(path, _LARGEST) as file:
        return _folder() / hashlib.file_digest(file, "sha256").hexdigest()[:40]
