"""A folder in TensorFlow's SavedModel format, for serving and for other languages."""

from pathlib import Path

import keras

from studio.core.base.files import write_whole
from studio.core.exports.carried import FILES
from studio.engine.export.contents import Contents
from studio.engine.export.tensorflow_disk import disk_failures_raised


def write(model: keras.Model, path: Path, contents: Contents) -> None:
    """Write the folder, class names and recipe among its further files.

    Raises:
        OSError: the disk failed.
    """
    with disk_failures_raised():
        model.export(path, format="tf_saved_model", verbose=False)
    extra = path / "assets.extra"  # where SavedModel keeps what its users add
    for name, text in contents.attributes().items():
        write_whole(extra / FILES[name], text.encode())
