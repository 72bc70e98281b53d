"""What a format's module does: it writes the file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import cast

import keras

from studio.core.exports.formats import ExportFormat
from studio.engine.export.contents import Contents

Write = Callable[..., None]
"""`write(model, path, contents, **settings)`: writes a path that does not exist yet, and the
companions that the row names beside it."""


def write(form: ExportFormat, model: keras.Model, path: Path, contents: Contents) -> None:
    """Write `model` to `path` in a format.

    Raises:
        OSError: the disk failed.
    """
    module = import_module(f"studio.engine.export.{form.writer}")
    cast("Write", module.write)(model, path, contents, **form.settings)


def reader_of(form: ExportFormat) -> str:
    """Return the program that opens such a file, with its version: "Keras 3.15.1"."""
    return f"{form.reader} {version(form.package)}"
