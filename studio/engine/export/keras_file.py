"""The whole model as .keras, Keras 3's own format: a zip archive."""

import zipfile
from pathlib import Path

import keras

from studio.engine.export.contents import Contents


def write(model: keras.Model, path: Path, contents: Contents) -> None:
    """Write the file, class names and recipe as further members of the archive."""
    model.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        for name, text in contents.attributes().items():
            archive.writestr(name, text)
