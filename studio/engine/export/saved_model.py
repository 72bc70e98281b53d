"""A folder in TensorFlow's SavedModel format, for serving and for other languages."""

import errno
import os
from pathlib import Path

import keras
import tensorflow as tf

from studio.core.base.files import write_whole
from studio.engine.export.contents import CLASSES, RECIPE, Contents
from studio.engine.export.format import Format

REBUILD = """\
import keras
model = keras.layers.TFSMLayer("{file}", call_endpoint="serve")
probabilities = model(images)  # float32, (n, height, width, channels), 0..255"""

_OF_DISKS = (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EDQUOT)

_NAMES = {CLASSES: "classes.json", RECIPE: "recipe.toml"}


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
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
    return ()


def _number_of(error: tf.errors.OpError) -> int | None:
    """Return the system's number for what TensorFlow made of a disk that failed."""
    if isinstance(error, tf.errors.ResourceExhaustedError):
        return errno.ENOSPC
    said = str(error)
    return next((number for number in _OF_DISKS if os.strerror(number) in said), None)


FORMAT = Format("", _write, REBUILD)
