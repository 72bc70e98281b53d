"""The whole model as .keras, Keras 3's own format: a zip archive."""

import zipfile
from pathlib import Path

import keras

from studio.engine.export.contents import Contents
from studio.engine.export.format import Format


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
    model.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        for name, text in contents.attributes().items():
            archive.writestr(name, text)
    return ()


FORMAT = Format(".keras", _write)
