"""Writing a model as .keras, whole or not at all."""

import os
from pathlib import Path

import keras

from studio.core.files import failure_of_disk, flush_folder


def save_model(model: keras.Model, path: Path) -> None:
    """Write `model` to `path`, a .keras file.

    Keras decides by the ending and wants a path, so the temporary neighbour keeps the ending.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    part = path.with_name(f".{path.stem}.{os.getpid()}.part.keras")
    try:
        model.save(part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise failure_of_disk(error, path) from error
    finally:
        part.unlink(missing_ok=True)
