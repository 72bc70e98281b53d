"""What an export to a place would replace, and a name beside it that is free."""

from pathlib import Path

from studio.core.exports.formats import files_written, format_of


def existing(target: Path) -> tuple[Path, ...]:
    """Return what an export to `target` replaces; nothing where only a folder has that name.

    What lies beside a name that is free is nobody's to replace: the engine refuses to.
    """
    if not target.is_file() and not target.is_symlink():
        return ()
    return tuple(file for file in files_written(target) if file.is_file() or file.is_symlink())


def free_target(target: Path) -> Path:
    """Return `target`, or with the first number behind its name under which nothing is there."""
    form = format_of(target)
    stem = form.stem_of(target.name)
    free, number = target, 2
    while any(file.exists() or file.is_symlink() for file in files_written(free)):
        free, number = target.with_name(f"{stem}-{number}{form.ending}"), number + 1
    return free
