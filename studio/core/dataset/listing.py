"""The files of an image folder by class and part, before any of them is opened."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from studio.core.base.sentences import say
from studio.core.dataset.folders import Entries, File, Folder, FolderWalker
from studio.core.dataset.images import ENDINGS, Part, Refused

OUTSIDE = say("The file is not in a class folder. Put it into a folder named after its class.")

_PART_NAMES: dict[str, Part] = {
    "train": "train",
    "validation": "validation",
    "val": "validation",
    "valid": "validation",
    "test": "test",
}


class Candidate(NamedTuple):
    """A file that may be an image, with its class' name and the part whose folder it lies in.

    The name is "" where the file lies in no class folder, or where classes do not matter.
    """

    file: File
    class_name: str
    part: Part | None


class Listing(NamedTuple):
    """Everything in a folder: classes sorted by name, candidates and refused things by path."""

    classes: tuple[str, ...]
    candidates: list[Candidate]
    refused: list[Refused]


def list_folder(folder: str, *, needs_classes: bool = True) -> Listing:
    """List `folder`: one folder a class, or train/ validation/ test/ each holding class folders.

    The second layout is taken when there is a folder train, and either no folder but those three,
    or at least one more of them and folders inside train; so a class may be called train. Val and
    valid are validation too, capitals do not matter. Folders inside a class folder belong to the
    class. Hidden things and what systems strew about (Thumbs.db, __MACOSX, ...) are passed over.

    Without `needs_classes` files that lie in no class folder count as well, also directly in
    train/, validation/ and test/. If there is any, the listing has no classes: some images would
    have one and others not. A note beside the class folders is no such file: of those, one at least
    must be called as images are.

    Raises:
        OSError: `folder` itself cannot be listed.
    """
    sorting = _Sorting(FolderWalker(folder), needs_classes=needs_classes)
    sorting.run()
    candidates = sorting.candidates
    loose = [candidate for candidate in candidates if not candidate.class_name]
    if sorting.classes and not any(_is_called_as_an_image(one.file.path) for one in loose):
        for one in loose:
            sorting.folders.refuse(one.file.path, OUTSIDE)
        candidates = [candidate for candidate in candidates if candidate.class_name]
        loose = []
    has_classes = not loose
    if not has_classes:
        candidates = [candidate._replace(class_name="") for candidate in candidates]
    return Listing(
        tuple(sorted(sorting.classes)) if has_classes else (),
        sorted(candidates, key=lambda it: (normal(it.file.path), it.file.path)),
        sorted(sorting.folders.refused, key=lambda refused: refused.path),
    )


def _is_called_as_an_image(path: str) -> bool:
    return path.lower().endswith(ENDINGS)


def normal(text: str) -> str:
    """Return `text` in Unicode's form C: the same name written by another system compares equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class _Sorting:
    def __init__(self, folders: FolderWalker, *, needs_classes: bool) -> None:
        self.folders = folders
        self._needs_classes = needs_classes
        self.classes: set[str] = set()
        self.candidates: list[Candidate] = []

    def run(self) -> None:
        top = self.folders.top()
        self._take_outside(top.files, None)
        parts = {spot: part for spot in top.spots if (part := _PART_NAMES.get(spot.name.lower()))}
        levels = {spot: self.folders.look(spot) for spot in parts}
        if not _brings_parts(top, parts, levels):
            for spot in top.spots:
                self._add_class(spot, levels.get(spot), None)
            return
        for spot in top.spots:
            if spot not in parts:
                self._take_outside(self.folders.files_below(self.folders.look(spot)), None)
        for spot, level in levels.items():
            self._take_outside(level.files, parts[spot])
            for inner in level.spots:
                self._add_class(inner, None, parts[spot])

    def _add_class(self, spot: Folder, level: Entries | None, part: Part | None) -> None:
        name = normal(spot.name)
        self.classes.add(name)
        for file in self.folders.files_below(level or self.folders.look(spot)):
            self.candidates.append(Candidate(file, name, part))

    def _take_outside(self, files: Iterable[File], part: Part | None) -> None:
        """Take files that lie in no class folder, or refuse them where a class is needed."""
        for file in files:
            if self._needs_classes:
                self.folders.refuse(file.path, OUTSIDE)
            else:
                self.candidates.append(Candidate(file, "", part))


def _brings_parts(top: Entries, parts: dict[Folder, Part], levels: dict[Folder, Entries]) -> bool:
    if "train" not in parts.values():
        return False
    if len(parts) == len(top.spots):
        return True
    has_classes = any(levels[spot].spots for spot, part in parts.items() if part == "train")
    return has_classes and len(set(parts.values())) > 1
