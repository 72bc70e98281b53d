"""What comes out of a foreign file: a checked description, and plain arrays without names.

architecture.json   as Keras 3 describes it
weights.npz         the arrays "0", "1", ... in the order of `Model.weights`
probe.npz           what plain Keras makes of a few images, until that was compared (`probe`)
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import keras
import numpy as np

from studio.core.base.errors import InputError
from studio.engine.networks import frozen_graph  # noqa: F401  # lets Keras know the layer
from studio.engine.networks.derived_state import derive_state
from studio.engine.networks.graph import leaves
from studio.engine.networks.opening.architecture import checked_architecture

_ARCHITECTURE = "architecture.json"
_WEIGHTS = "weights.npz"


def write_clean_copy(model: keras.Model, folder: Path) -> None:
    """Write the copy into `folder`, which is there."""
    config = keras.saving.serialize_keras_object(model)
    (folder / _ARCHITECTURE).write_text(json.dumps(config), encoding="utf-8")
    arrays = {str(index): np.asarray(weight) for index, weight in enumerate(model.weights)}
    with (folder / _WEIGHTS).open("wb") as out:
        np.savez(out, allow_pickle=False, **arrays)


def load_clean_copy(folder: Path, file: str) -> keras.Model:
    """Return the model, not compiled; `file` names in sentences what the copy was made of.

    The description is held to the list once more: who wrote the copy had read the foreign file.

    Raises:
        InputError: the copy is not what was written, or describes what is not allowed.
    """
    try:
        text = (folder / _ARCHITECTURE).read_bytes()
        config = checked_architecture(text, file)
        model = keras.saving.deserialize_keras_object(config, safe_mode=True)
        with np.load(folder / _WEIGHTS, allow_pickle=False) as arrays:
            for index, weight in enumerate(model.weights):
                array = arrays[str(index)]
                if array.shape != tuple(weight.shape):
                    raise ValueError(f"array {index} has the shape {array.shape}")
                weight.assign(array)
        for layer in leaves(model):
            derive_state(layer)
    except (OSError, ValueError, TypeError, KeyError, zipfile.BadZipFile) as error:
        raise InputError("The copy of {file} is damaged; try again.", file=file) from error
    assert isinstance(model, keras.Model)
    return model
