"""A folder in TensorFlow's SavedModel format, for serving and for other languages."""

import errno
import os
from pathlib import Path

import keras
import tensorflow as tf

from studio.core.base.files import write_whole
from studio.engine.export.contents import CLASSES, RECIPE, Contents

_OF_DISKS = (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EDQUOT)

_NAMES = {CLASSES: "classes.json", RECIPE: "recipe.toml"}


def write(model: keras.Model, path: Path, contents: Contents) -> None:
    """Write the folder, class names and recipe among its further files.

    Raises:
        OSError: the disk failed.
    """
    try:
        model.export(path, format="tf_saved_model", verbose=False)
    except tf.errors.OpError as error:
        number = _number_of(error)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from error
    extra = path / "assets.extra"  # where SavedModel keeps what its users add
    for name, text in contents.attributes().items():
        write_whole(extra / _NAMES[name], text.encode())


def _number_of(error: tf.errors.OpError) -> int | None:
    """Return the system's number for what TensorFlow made of a disk that failed."""
    if isinstance(error, tf.errors.ResourceExhaustedError):
        return errno.ENOSPC
    said = str(error)
    return next((number for number in _OF_DISKS if os.strerror(number) in said), None)
