"""Models as the bytes of an HDF5 file, made in memory.

HDF5 never writes to the disk: after a write that failed (a full disk, a share that is gone) its
library may crash the process when the file is closed. Whoever wants a file writes these bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import h5py
import keras
from keras.src.legacy.saving import legacy_h5_format

_NOTHING: Mapping[str, str] = {}


class _Image(io.BytesIO):
    """Keras writes weights into a buffer, too, if its text has the ending."""

    def __str__(self) -> str:
        return "image.weights.h5"


def image_of_model(model: keras.Model, attributes: Mapping[str, str] = _NOTHING) -> memoryview:
    """Return the .h5 of the whole model, as `keras.Model.save` writes it, with more attributes.

    There is no optimizer in it: with one, a later .keras of the same model is corrupted
    (keras#23475).
    """
    image = io.BytesIO()
    with h5py.File(image, "w") as file:
        legacy_h5_format.save_model_to_hdf5(model, file, include_optimizer=False)
        file.attrs.update(attributes)
    return image.getbuffer()


def image_of_weights(model: keras.Model, attributes: Mapping[str, str] = _NOTHING) -> memoryview:
    """Return the .weights.h5 of the model, as `keras.Model.save_weights` writes it."""
    image = _Image()
    model.save_weights(image)
    with h5py.File(image, "r+") as file:
        file.attrs.update(attributes)
    return image.getbuffer()
