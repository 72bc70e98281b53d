"""The table of export formats."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True)
class Format:
    """One row; the engine decides by the ending alone.

    Attributes:
        ending: of the file's name; "" is a folder.
        title: English.
        description: English, one or two lines.
        needs_h5: whether the backbone must be one that opens again from a whole .h5.
        companions: endings of further files that are written beside it.
    """

    ending: str
    title: str
    description: str
    needs_h5: bool = False
    companions: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name in code."""
        return self.ending.lstrip(".") or "folder"

    def title_words(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("Formats", self.title)

    def description_words(self) -> str:
        """Return the description in the person's language."""
        return QCoreApplication.translate("Formats", self.description)


FORMATS: tuple[Format, ...] = (
    Format(
        ".h5",
        str(QT_TRANSLATE_NOOP("Formats", "One .h5 file")),
        str(
            QT_TRANSLATE_NOOP(
                "Formats", "The whole network, preprocessing inside. Opens in plain Keras."
            )
        ),
        needs_h5=True,
    ),
    Format(
        ".keras",
        str(QT_TRANSLATE_NOOP("Formats", "One .keras file")),
        str(QT_TRANSLATE_NOOP("Formats", "The same in Keras' newer format, for Keras 3.")),
    ),
    Format(
        ".weights.h5",
        str(QT_TRANSLATE_NOOP("Formats", "Weights only")),
        str(
            QT_TRANSLATE_NOOP(
                "Formats", "A .weights.h5 file, and a .json that builds the network around it."
            )
        ),
        companions=(".json",),
    ),
    Format(
        "",
        str(QT_TRANSLATE_NOOP("Formats", "SavedModel folder")),
        str(
            QT_TRANSLATE_NOOP(
                "Formats", "TensorFlow's own format, for servers and other languages."
            )
        ),
    ),
)


def format_of(file: Path) -> Format:
    """Return the row that `file` is written in by its name; the longest ending wins."""
    rows = sorted(FORMATS, key=lambda row: -len(row.ending))
    return next(row for row in rows if file.name.lower().endswith(row.ending))


def files_written(target: Path) -> tuple[Path, ...]:
    """Return every file that an export to `target` writes, `target` first."""
    form = format_of(target)
    stem = target.name[: len(target.name) - len(form.ending)]
    return (target, *(target.with_name(stem + ending) for ending in form.companions))


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
    stem = target.name[: len(target.name) - len(form.ending)]
    free, number = target, 2
    while any(file.exists() or file.is_symlink() for file in files_written(free)):
        free, number = target.with_name(f"{stem}-{number}{form.ending}"), number + 1
    return free


def with_format(file: Path, wanted: Format) -> Path:
    """Return `file` with the ending of `wanted` in place of its own."""
    ending = format_of(file).ending
    stem = file.name[: len(file.name) - len(ending)] if ending else file.name
    return file.with_name((stem or "model") + wanted.ending)
