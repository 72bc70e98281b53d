"""The weights alone as .weights.h5, with the architecture beside them as JSON."""

from pathlib import Path

import h5py
import keras

from studio.core.files import write_whole
from studio.engine.export.contents import Contents
from studio.engine.export.format import Format
from studio.engine.export.hdf5_failures import hdf5_failures

ENDING = ".weights.h5"
REBUILD = """\
import keras
model = keras.models.model_from_json(open("{stem}.json").read())
model.load_weights("{file}")"""


def architecture_of(path: Path) -> Path:
    """Return the file beside the weights that tells which layers they belong to."""
    return path.with_name(path.name.removesuffix(ENDING) + ".json")


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
    with hdf5_failures():
        model.save_weights(path)
        with h5py.File(path, "r+") as file:
            for name, text in contents.attributes().items():
                file.attrs[name] = text
    architecture = architecture_of(path)
    write_whole(architecture, model.to_json().encode())
    return (architecture,)


FORMAT = Format(ENDING, _write, REBUILD)
