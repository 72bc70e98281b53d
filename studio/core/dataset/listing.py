"""The files of an image folder by class and part, before any of them is opened."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from studio.core.base.sentences import say
from studio.core.dataset.folders import File, Folders, Level, Spot
from studio.core.dataset.images import Part, Refused

OUTSIDE = say("The file lies in no class folder. Put it into a folder named after its class.")

_PART_NAMES: dict[str, Part] = {
    "train": "train",
    "validation": "validation",
    "val": "validation",
    "valid": "validation",
    "test": "test",
}


class Candidate(NamedTuple):
    """A file that may be an image, with its class' name and the part whose folder it lies in."""

    file: File
    class_name: str
    part: Part | None


class Listing(NamedTuple):
    """Everything in a folder: classes sorted by name, candidates and refused things by path."""

    classes: tuple[str, ...]
    candidates: list[Candidate]
    refused: list[Refused]


def list_folder(folder: str) -> Listing:
    """List `folder`: one folder a class, or train/ validation/ test/ each holding class folders.

    The second layout is taken when there is a folder train, and either no folder but those three,
    or at least one more of them and folders inside train; so a class may be called train. Val and
    valid are validation too, capitals do not matter. Folders inside a class folder belong to the
    class. Hidden things and what systems strew about (Thumbs.db, __MACOSX, ...) are passed over.

    Raises:
        OSError: `folder` itself cannot be listed.
    """
    sorting = _Sorting(Folders(folder))
    sorting.run()
    return Listing(
        tuple(sorted(sorting.classes)),
        sorted(sorting.candidates, key=lambda it: (normal(it.file.path), it.file.path)),
        sorted(sorting.folders.refused, key=lambda refused: refused.path),
    )


def normal(text: str) -> str:
    """Return `text` in Unicode's form C: the same name written by another system compares equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class _Sorting:
    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.classes: set[str] = set()
        self.candidates: list[Candidate] = []

    def run(self) -> None:
        top = self.folders.top()
        self._refuse(top.files)
        parts = {spot: part for spot in top.spots if (part := _PART_NAMES.get(spot.name.lower()))}
        levels = {spot: self.folders.look(spot) for spot in parts}
        if not _brings_parts(top, parts, levels):
            for spot in top.spots:
                self._add_class(spot, levels.get(spot), None)
            return
        for spot in top.spots:
            if spot not in parts:
                self._refuse(self.folders.files_below(self.folders.look(spot)))
        for spot, level in levels.items():
            self._refuse(level.files)
            for inner in level.spots:
                self._add_class(inner, None, parts[spot])

    def _add_class(self, spot: Spot, level: Level | None, part: Part | None) -> None:
        name = normal(spot.name)
        self.classes.add(name)
        for file in self.folders.files_below(level or self.folders.look(spot)):
            self.candidates.append(Candidate(file, name, part))

    def _refuse(self, files: Iterable[File]) -> None:
        for file in files:
            self.folders.refuse(file.path, OUTSIDE)


def _brings_parts(top: Level, parts: dict[Spot, Part], levels: dict[Spot, Level]) -> bool:
    if "train" not in parts.values():
        return False
    if len(parts) == len(top.spots):
        return True
    has_classes = any(levels[spot].spots for spot, part in parts.items() if part == "train")
    return has_classes and len(set(parts.values())) > 1
