"""The files that a person means by naming files and folders."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from studio.core.base.errors import InputError


def given_files(given: Sequence[Path]) -> list[Path]:
    """Return the files given and every visible file below the folders given, in order.

    Raises:
        InputError: one was not found, or there is no file in all.
    """
    files = list(_files(given))
    if not files:
        raise InputError("There is no file in: {given}.", given=", ".join(map(str, given)))
    return files


def _files(given: Iterable[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (
                    Path(folder, name) for name in sorted(names) if not name.startswith(".")
                )
        elif path.exists():
            yield path
        else:
            raise InputError("{file} was not found.", file=str(path))
