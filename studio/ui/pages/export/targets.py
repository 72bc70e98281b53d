"""What an export to a place would replace, and a name beside it that is free."""

import os
from pathlib import Path

from studio.core.exports.formats import files_written, format_of


def existing(target: Path) -> tuple[Path, ...]:
    """Return what an export to `target` replaces; nothing where only a folder has that name.

    What lies beside a name that is free is nobody's to replace: the engine refuses to.
    """
    if not _is_a_file(target):
        return ()
    return tuple(file for file in files_written(target) if _is_a_file(file))


def is_filled_folder(target: Path) -> bool:
    """Return whether a folder of that name holds something; what no disk can name does not."""
    try:
        return target.is_dir() and any(target.iterdir())
    except (OSError, ValueError):
        return False


def free_target(target: Path) -> Path:
    """Return `target`, or with the first number behind its name under which nothing is there."""
    form = format_of(target)
    stem = form.stem_of(target.name)
    free, number = target, 2
    while any(os.path.lexists(file) for file in files_written(free)):
        free, number = target.with_name(f"{stem}-{number}{form.ending}"), number + 1
    return free


def _is_a_file(path: Path) -> bool:
    """Return whether a file or a link is there; what no file can be called is not there.

    `Path.is_file` raises for a name that is too long, and a person may type one.
    """
    return os.path.isfile(path) or os.path.islink(path)  # noqa: PTH113, PTH114  # see above
