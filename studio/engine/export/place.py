"""Where an export goes: what it names is written to, what it does not name is left alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.base.named_output import put_in_named_place, regular_place, write_named
from studio.core.exports.formats import ExportFormat, endings, format_of

_PATTERN = re.compile(r"\[[^/]+\]" if os.name == "nt" else r"\[[^/]+\]|\\")
"""What TensorFlow takes for a pattern in the path of a SavedModel, and so finds nothing there."""


def format_for(target: Path) -> ExportFormat:
    """Return the format that the name of `target` asks for, where nothing is in the way.

    Raises:
        InputError: an ending that no format has, or a target that is in the way.
    """
    form = format_of(target)
    is_known = target.name.endswith(form.ending)  # Keras opens no ".H5"
    if not is_known or (form.ending == "" and target.suffix and not target.is_dir()):
        raise InputError(
            "{file}: found the ending {ending}, allowed: {endings}, or a new folder's name "
            "without one.",
            file=str(target),
            ending=target.suffix or target.name,
            endings=endings(),
        )
    if form.ending == "":
        if target.is_file() or (target.is_dir() and any(target.iterdir())):
            raise InputError(
                "{folder} already exists and is not empty. Name a new folder.", folder=str(target)
            )
        if _PATTERN.search(str(target.absolute())):
            raise InputError(
                "{folder}: TensorFlow cannot open a SavedModel below a name with [ ] or \\. "
                "Choose another folder, or another format.",
                folder=str(target),
            )
    elif target.is_dir():
        raise InputError("{file} is a folder; a file's name is needed.", file=str(target))
    return form


def place_of(target: Path) -> Path:
    """Return where the file or folder that `target` names lies, links followed.

    Raises:
        InputError: a device or a pipe.
        OSError: what is there may not be replaced.
    """
    if target.is_dir():
        return Path(os.path.realpath(target))
    place = regular_place(target)
    if place is None:
        raise InputError(
            "{file} is a device or a pipe; a regular file is needed.", file=str(target)
        )
    return place


def check_unnamed(files: Sequence[Path]) -> None:
    """Refuse to replace a file that nobody named, unless all of an earlier export is there.

    Args:
        files: that an export writes together.

    Raises:
        InputError: one of them is there, another is not.
    """
    there = [file for file in files if os.path.lexists(file)]
    if there and len(there) < len(files):
        raise InputError(
            "{file} already exists and would be replaced. Choose another name for the export.",
            file=str(there[-1]),
        )


def put(part: Path, companions: Sequence[Path], target: Path) -> tuple[Path, ...]:
    """Give an export that is whole its name, and its companions theirs beside it; return those.

    Raises:
        OSError: the disk failed.
        WorkError: a companion cannot be written.
    """
    place = place_of(target)
    if place.is_dir():
        place.rmdir()  # empty: `format_of` has looked
    moved = tuple(target.parent / path.name for path in companions)
    with _removed_on_failure([path for path in moved if not os.path.lexists(path)]):
        for path, companion in zip(moved, companions, strict=True):
            write_named(path, companion.read_bytes())
        put_in_named_place(part, place)
    return moved


@contextmanager
def _removed_on_failure(files: Sequence[Path]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for file in files:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        raise
