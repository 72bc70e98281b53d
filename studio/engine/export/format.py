"""What an export format is."""

from collections.abc import Callable
from pathlib import Path

import keras
import msgspec

from studio.engine.export.contents import Contents

Write = Callable[[keras.Model, Path, Contents], tuple[Path, ...]]
"""Writes the model to a path that does not exist yet; returns companions written beside it."""


class Format(msgspec.Struct, frozen=True):
    """One way to take a model along.

    Attributes:
        ending: of the file's name; "" means a folder.
        write: writes it.
        rebuild: Python lines that define `model` where plain `keras.models.load_model` does not
            open it, with {file} and {stem} for the names.
    """

    ending: str
    write: Write
    rebuild: str = ""

    def rebuild_lines(self, file: str) -> str:
        """Return `rebuild` for a file of this name."""
        stem = file.removesuffix(self.ending) if self.ending else file
        return self.rebuild.format(file=file, stem=stem)
