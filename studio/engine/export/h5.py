"""The whole model as .h5, which every Keras since 2.0 is meant to load."""

from pathlib import Path

import h5py
import keras

from studio.engine.export.contents import Contents
from studio.engine.export.format import Format
from studio.engine.export.hdf5_failures import hdf5_failures


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
    # With an optimizer in it, a later .keras save of the same model is corrupted (keras#23475).
    with hdf5_failures():
        model.save(path, include_optimizer=False)
        with h5py.File(path, "r+") as file:
            for name, text in contents.attributes().items():
                file.attrs[name] = text
    return ()


FORMAT = Format(".h5", _write)
