"""Writing a model as .keras, whole or not at all, and reading it."""

from pathlib import Path

import keras

from studio.core.base.files import failure_of_disk, put_in_place, temp_sibling
from studio.engine.networks.skipped_attributes import remember_skipped_attributes


def save_model(model: keras.Model, path: Path) -> None:
    """Write `model` to `path`, a .keras file.

    Keras decides by the ending and wants a path, so the temporary neighbour keeps the ending.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    remember_skipped_attributes()
    try:
        with temp_sibling(path, ".keras") as part:
            model.save(part)
            put_in_place(part, path)
    except OSError as error:
        raise failure_of_disk(error, path) from error
