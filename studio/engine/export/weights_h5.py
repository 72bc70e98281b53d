"""The weights alone as .weights.h5, with the architecture beside them as JSON."""

from pathlib import Path

import keras

from studio.engine.export.contents import Contents
from studio.engine.export.format import Format
from studio.engine.networks.hdf5_image import image_of_weights

ENDING = ".weights.h5"
REBUILD = """\
import keras
model = keras.models.model_from_json(open("{stem}.json").read())
model.load_weights("{file}")"""


def architecture_of(path: Path) -> Path:
    """Return the file beside the weights that tells which layers they belong to."""
    return path.with_name(path.name.removesuffix(ENDING) + ".json")


def _write(model: keras.Model, path: Path, contents: Contents) -> tuple[Path, ...]:
    path.write_bytes(image_of_weights(model, contents.attributes()))
    architecture = architecture_of(path)
    architecture.write_bytes(model.to_json().encode())
    return (architecture,)


FORMAT = Format(ENDING, _write, REBUILD)
