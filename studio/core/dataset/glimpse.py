"""A few pictures of an image folder, found at a glance: nothing is opened, little is listed."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from studio.core.dataset.images import ENDINGS

_MOST = 256
"""Entries of a folder that are looked at, however many it has."""

_DEPTH = 3
"""part / class / folders within the class."""


def glimpse(folder: Path, count: int) -> tuple[str, ...]:
    """Return at most `count` image files, of as many classes as there are; none without a folder.

    The same folder gives the same files, as long as no folder in it has very many entries.
    """
    folders, files = _entries(str(folder))
    while len(folders) == 1 and not files:
        folders, files = _entries(folders[0])
    spread = _spread(folders, count) if folders else []
    found = [image for one in spread if (image := _first(one, _DEPTH)) is not None]
    more = _entries(spread[0])[1] if spread and len(found) < count else files
    for image in more:
        if len(found) == count:
            break
        if image not in found:
            found.append(image)
    return tuple(found)


def _spread(names: list[str], count: int) -> list[str]:
    """Return at most `count` of `names`, evenly from the first to the last."""
    if len(names) <= count:
        return names
    return [names[at * (len(names) - 1) // max(count - 1, 1)] for at in range(count)]


def _first(folder: str, depth: int) -> str | None:
    folders, files = _entries(folder)
    if files:
        return files[0]
    if depth:
        for inner in folders:
            found = _first(inner, depth - 1)
            if found is not None:
                return found
    return None


def _entries(folder: str) -> tuple[list[str], list[str]]:
    """Return the folders and the image files in `folder`, by name; hidden ones left out."""
    folders, files = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST):
                if entry.name[0] == ".":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                elif Path(entry.name).suffix.lower() in ENDINGS:
                    files.append(entry.path)
    except OSError:  # it is gone, or may not be read
        return [], []
    return sorted(folders), sorted(files)
