"""What the window remembers between starts, as a small TOML file that a person can read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import tomli_w
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import read_regular
from studio.core.base.sentences import Sentence, say
from studio.core.projects.chosen_folder import LARGEST_SETTINGS
from studio.ui.threads.background import Background

ThemeChoice = Literal["system", "light", "dark"]
RECENT_LIMIT = 12
_DAMAGE = (InputError, msgspec.MsgspecError, ValueError, RecursionError)

Pixels = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]
"""On a screen, far beyond the largest; Qt cannot take every whole number."""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """One state of the settings; unknown fields of a newer version are ignored.

    Attributes:
        language: "system" or a language code such as "es".
        recent: project folders, newest first.
        folders: image folders that projects were made from, newest first.
        window: width and height in pixels, None before the first start.
        projects: folder that new projects are made in, "" where it was not chosen.
        place: of its upper left corner on the screen, in pixels.
        is_maximized: whether the window filled the screen.
        folded: keys of the cards that are folded, such as "model.stages"; or unfolded, where
            folded is how they begin.
        panes: heights in pixels that panes were dragged to, by the key of their divider.
        reduces_motion: whether nothing moves by itself, see `Theme.reduces_motion`.
        cluster: address of the Ray cluster that may train whole runs, "" for none.
    """

    theme: ThemeChoice = "system"
    language: Annotated[str, msgspec.Meta(pattern=r"^(system|[a-z]{2}(_[A-Z]{2})?)$")] = "system"
    recent: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    projects: str = ""
    window: tuple[Pixels, Pixels] | None = None
    place: tuple[Pixels, Pixels] | None = None
    is_maximized: bool = False
    folded: tuple[str, ...] = ()
    panes: dict[str, tuple[Annotated[int, msgspec.Meta(ge=0, le=1_000_000)], ...]] = {}
    reduces_motion: bool = False
    cluster: str = ""


class Settings(QObject):
    """The settings in force; every change is written at once, in the background.

    A damaged file is no reason not to start: the settings are the defaults and `failed` says why.
    Another window may write the file as well: what was not changed here is left as it is there.

    Signals:
        changed: the new `Remembered`.
        written: the file is on the disk, whole.
        failed: a `Sentence`; the file could not be read or written.
    """

    changed = Signal(object)
    written = Signal()
    failed = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._problem: Sentence | None = None
        self._value = self._written = self._read()
        self._writer = Background(self)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self.failed)

    @property
    def value(self) -> Remembered:
        """What is remembered."""
        return self._value

    @property
    def problem(self) -> Sentence | None:
        """Why the file could not be read at the start, if so."""
        return self._problem

    def change(self, **fields: Any) -> None:  # noqa: ANN401  # fields of Remembered
        """Remember other values for some fields of `Remembered`."""
        value = msgspec.structs.replace(self._value, **fields)
        if value == self._value:
            return
        self._value = value
        self._write()
        self.changed.emit(value)

    def add_recent(self, project: Path) -> None:
        """Put a project at the head of the list."""
        self.change(recent=_with_first(self._value.recent, str(project)))

    def remove_recent(self, project: str) -> None:
        """Take a project out of the list; its folder is not touched."""
        self.change(recent=tuple(one for one in self._value.recent if one != project))

    @property
    def projects(self) -> Path:
        """Folder that new projects are made in."""
        return paths.home(self._value.projects)

    def add_known(self, projects: Iterable[Path]) -> None:
        """Put projects that are not listed yet behind those that are, as far as there is room."""
        listed = dict.fromkeys((*self._value.recent, *map(str, projects)))
        self.change(recent=tuple(listed)[:RECENT_LIMIT])

    def add_folder(self, folder: Path) -> None:
        """Put an image folder at the head of the list."""
        self.change(folders=_with_first(self._value.folders, str(folder)))

    def wait_until_written(self) -> None:
        """Return when the file is on the disk; for the end of the program."""
        self._writer.wait()

    @Slot()
    def _on_written(self) -> None:
        self.written.emit()

    def _read(self) -> Remembered:
        if not os.path.lexists(self._file):
            return Remembered()
        try:
            return _decoded(self._file)
        except _DAMAGE as error:
            self._problem = say(
                "{file} could not be read, so the settings start from their defaults: {reason}.",
                file=str(self._file),
                reason=str(error),
            )
            return Remembered()

    def _write(self) -> None:
        # A disk may take a while to say that the bytes are safe.
        self._writer.run(partial(self._write_now, self._value))

    def _write_now(self, value: Remembered) -> None:
        """Write what was changed here into the file as it is now, in the writer's thread."""
        try:
            there = _decoded(self._file)
        except _DAMAGE:  # or not there
            there = self._written
        merged = _merged(self._written, value, there)
        fields = {k: v for k, v in msgspec.to_builtins(merged).items() if v is not None}
        write_whole(self._file, tomli_w.dumps(fields).encode())
        self._written = value


def _decoded(file: Path) -> Remembered:
    return msgspec.toml.decode(read_regular(file, LARGEST_SETTINGS), type=Remembered)


def _merged(before: Remembered, ours: Remembered, theirs: Remembered) -> Remembered:
    """Return what two windows make of the settings that both knew."""
    found = {}
    for name in Remembered.__struct_fields__:
        known, own, other = (getattr(one, name) for one in (before, ours, theirs))
        if own == known:
            found[name] = other
        elif name in ("recent", "folders"):
            found[name] = _both(known, own, other)
        else:
            found[name] = own
    return Remembered(**found)


def _both(
    before: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Return a list with what either has added, at its head; what we took out stays out."""
    added = [one for one in (*ours, *theirs) if one not in before]
    return tuple(dict.fromkeys((*added, *ours)))[:RECENT_LIMIT]


def _with_first(entries: tuple[str, ...], entry: str) -> tuple[str, ...]:
    return (entry, *(other for other in entries if other != entry))[:RECENT_LIMIT]
