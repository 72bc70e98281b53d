"""The whole model as .h5, which every Keras since 2.0 is meant to load."""

from pathlib import Path

import keras

from studio.engine.export.contents import Contents
from studio.engine.networks.hdf5_image import image_of_model


def write(model: keras.Model, path: Path, contents: Contents) -> None:
    """Write the file."""
    path.write_bytes(image_of_model(model, contents.attributes()))
