"""Writing a model of our own as .keras, whole or not at all, and reading it."""

from pathlib import Path

import keras

from studio.core.base.files import failure_of_disk, put_in_place, temp_sibling
from studio.engine.networks import frozen_graph  # noqa: F401  # lets Keras know the layer
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


def read_model(path: Path) -> keras.Model:
    """Return a model that `save_model` wrote, not compiled.

    Raises:
        OSError, ValueError, TypeError, KeyError: damaged.
    """
    return keras.models.load_model(path, compile=False, safe_mode=True)
