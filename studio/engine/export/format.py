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
        rebuild: Python lines that open it where plain `keras.models.load_model` does not, with
            {file} and {stem} for the names.
    """

    ending: str
    write: Write
    rebuild: str = ""
