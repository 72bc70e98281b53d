"""One level of a folder after the other: its folders and files, links judged, litter left out."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from studio.core.base.sentences import Sentence, say
from studio.core.dataset.images import Refused

_LITTER = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin"}
    | {"system volume information"}
)


class Folder(NamedTuple):
    """A folder: relative path, real folders from the root down to it, whether behind a link."""

    path: str
    chain: tuple[str, ...]
    is_linked: bool

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class File(NamedTuple):
    """A file: relative path, size in bytes, time of its last change in nanoseconds."""

    path: str
    size: int
    mtime_ns: int


class Entries(NamedTuple):
    """What lies directly in one folder, both sorted by name."""

    spots: list[Folder]
    files: list[File]


class FolderWalker:
    """Walks through `folder` without leaving it and without running in circles.

    A link is followed if it leads to something in `folder` itself. It is refused if it leads out,
    nowhere, to a folder around it, or to a folder that another link has already shown; so nothing
    is seen more than twice.

    Attributes:
        refused: what was refused so far.
    """

    def __init__(self, folder: str) -> None:
        self.refused: list[Refused] = []
        self._folder = folder
        self._root = os.path.realpath(folder)
        self._seen_by_link: set[str] = set()

    def top(self) -> Entries:
        """Return what lies in the folder itself.

        Raises:
            OSError: it cannot be listed.
        """
        return self._level(Folder("", (self._root,), False))

    def look(self, spot: Folder) -> Entries:
        """Return what lies in `spot`; a folder that cannot be listed is refused and empty."""
        real = spot.chain[-1]
        if spot.is_linked:
            if real in self._seen_by_link:
                self.refuse(spot.path, say("Another link to this folder is already followed."))
                return Entries([], [])
            self._seen_by_link.add(real)
        try:
            return self._level(spot)
        except OSError as error:
            self.refuse(spot.path, _why_not_listed(error))
            return Entries([], [])

    def files_below(self, level: Entries) -> Iterator[File]:
        """Yield the files of `level` and of all folders below it."""
        yield from level.files
        waiting = level.spots[::-1]
        while waiting:
            below = self.look(waiting.pop())
            yield from below.files
            waiting.extend(reversed(below.spots))

    def refuse(self, path: str, reason: Sentence) -> None:
        """Note that `path` is not used."""
        shown = path.encode("utf-8", "replace").decode("utf-8")
        self.refused.append(Refused(shown, reason))

    def _level(self, spot: Folder) -> Entries:
        level = Entries([], [])
        with os.scandir(os.path.join(self._folder, spot.path)) as entries:  # noqa: PTH118  # hot
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not _is_litter(entry.name):
                    self._sort_in(entry, spot, level)
        return level

    def _sort_in(self, entry: "os.DirEntry[str]", spot: Folder, level: Entries) -> None:
        path = f"{spot.path}/{entry.name}" if spot.path else entry.name
        real: str | None = None
        try:
            reason = _why_not_named(entry.name)
            if reason is None and entry.is_symlink():
                real = os.path.realpath(entry.path)
                reason = self._why_not_followed(real, spot)
            if reason is not None:
                self.refuse(path, reason)
            elif entry.is_dir():
                inside = real or f"{spot.chain[-1]}{os.sep}{entry.name}"
                is_linked = spot.is_linked or real is not None
                level.spots.append(Folder(path, (*spot.chain, inside), is_linked))
            elif entry.is_file():
                status = entry.stat()
                level.files.append(File(path, status.st_size, status.st_mtime_ns))
            else:
                self.refuse(path, say("Neither a file nor a folder."))
        except OSError as error:
            detail = error.strerror or str(error)
            self.refuse(path, say("The file cannot be read: {detail}.", detail=detail))

    def _why_not_followed(self, real: str, spot: Folder) -> Sentence | None:
        if not os.path.exists(real):  # noqa: PTH110  # hot loop
            return say("The link is broken.")
        if not _is_within(real, self._root):
            return say("The link points outside the folder and is not followed.")
        if any(_is_within(around, real) for around in spot.chain):
            return say("The link points back to a parent folder.")
        return None


def _is_litter(name: str) -> bool:
    hidden = name.startswith(".") and not name.startswith("._")
    return hidden or name.lower() in _LITTER


def _why_not_named(name: str) -> Sentence | None:
    if name.startswith("._"):
        return say("macOS metadata file, not an image.")
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return say("The name is not valid text. Rename the file or folder.")
    return None


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _why_not_listed(error: OSError) -> Sentence:
    if isinstance(error, PermissionError):
        return say("The folder cannot be read: permission denied.")
    detail = error.strerror or str(error)
    return say("The folder cannot be read: {detail}.", detail=detail)
