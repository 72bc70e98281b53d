"""The weights alone as .weights.h5, with the architecture beside them as JSON."""

from pathlib import Path

import keras

from studio.core.exports.formats import format_of
from studio.engine.export.contents import Contents
from studio.engine.networks.hdf5_image import image_of_weights


def write(model: keras.Model, path: Path, contents: Contents) -> None:
    """Write the weights, and beside them the file that tells which layers they belong to."""
    path.write_bytes(image_of_weights(model, contents.attributes()))
    (architecture,) = format_of(path).companions_of(path)
    architecture.write_bytes(model.to_json().encode())
