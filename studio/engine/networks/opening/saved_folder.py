"""The files of a SavedModel folder that are read, and how it is copied before that."""

from __future__ import annotations

import shutil
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.base.regular_file import check_regular, open_regular
from studio.core.exports import carried
from studio.core.networks.model_folder import PROGRAM
from studio.engine.networks.opening.archive import LARGEST, LARGEST_TEXT

VARIABLES = "variables/variables"
CLASSES = f"assets.extra/{carried.FILES[carried.CLASSES]}"

LARGEST_PROGRAM = 512 * 1024**2
"""Bytes; weights lie in the variables, but for those that a graph holds as constants."""


def files_of(folder: Path, file: str) -> dict[str, Path]:
    """Return the files that are read, by their place in the folder.

    Raises:
        InputError: one is no regular file, or they are too large; `file` names the folder.
    """
    found = {PROGRAM: folder / PROGRAM}
    for path in sorted(folder.glob(f"{VARIABLES}.*")):
        found[f"variables/{path.name}"] = path
    if (folder / CLASSES).is_file():
        found[CLASSES] = folder / CLASSES
    sizes = {place: check_regular(path, LARGEST) for place, path in found.items()}
    if sizes[PROGRAM] > LARGEST_PROGRAM or sizes.get(CLASSES, 0) > LARGEST_TEXT:
        raise InputError("{file} is too large to be a model of images.", file=file)
    if sum(sizes.values()) > LARGEST:
        raise InputError("{file} is too large to be a model of images.", file=file)
    return found


def size_of(folder: Path, file: str) -> int:
    """Return the bytes of the files that are read."""
    return sum(check_regular(path, LARGEST) for path in files_of(folder, file).values())


def copy_of(folder: Path, target: Path, file: str) -> None:
    """Copy them to `target`, so that what is looked at is what is opened.

    Raises:
        InputError: as `files_of`.
        OSError: the disk failed.
    """
    for place, path in files_of(folder, file).items():
        copied = target / place
        copied.parent.mkdir(parents=True, exist_ok=True)
        with open_regular(path, LARGEST) as source, copied.open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)
