"""The whole model as .h5, which every Keras since 2.0 is meant to load."""

from pathlib import Path

import keras

from studio.engine.export.contents import Contents
from studio.engine.export.format import Format
from studio.engine.networks.hdf5_image import image_of_model


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
    path.write_bytes(image_of_model(model, contents.attributes()))
    return ()


FORMAT = Format(".h5", _write)
