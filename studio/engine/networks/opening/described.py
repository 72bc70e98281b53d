"""A checked description made into layers, with the weights that the file holds."""

from __future__ import annotations

import copy
import math
from pathlib import Path
from typing import Any

import keras
from keras.src.legacy.saving import saving_utils
from keras.src.saving import serialization_lib

from studio.core.base.errors import InputError
from studio.engine.networks import frozen_graph  # noqa: F401  # lets Keras know the layer
from studio.engine.networks.graph import leaves


def model_as_described(
    config: dict[str, Any], weights: Path, held: int, *, is_zip: bool, file: str
) -> keras.Model:
    """Return the model with its weights, not compiled.

    The layers are first made without giving them memory, for a line of text can describe layers
    of any size (keras#23100): in Keras' stateless scope a variable has a shape and no value.

    Args:
        config: checked.
        weights: HDF5 file, checked; ends with .weights.h5 where it came out of a zip archive.
        held: numbers in its arrays.
        is_zip: whether the description is that of a .keras file.
        file: what the model came from, for sentences.

    Raises:
        InputError: the layers need more weights than are held, or one has matrices of LoRA.
        Exception: whatever Keras raises for a description that makes no sense.
    """
    with keras.StatelessScope(initialize_variables=False):
        sketch = _made(config, is_zip)
        needed = sum(math.prod(weight.shape) for weight in sketch.weights)
    adapted = [layer.name for layer in leaves(sketch) if getattr(layer, "lora_enabled", False)]
    if adapted:
        raise InputError(
            "{file}: {layer} was adapted with LoRA, whose matrices Keras does not keep in a file. "
            "Save the model without them.",
            file=file,
            layer=adapted[0],
        )
    if needed > held:
        raise InputError(
            "{file} describes layers with {needed} weights and holds {held}: it is damaged, shares "
            "a layer between nested models (Keras cannot load that either), or was made to use up "
            "the memory.",
            file=file,
            needed=needed,
            held=held,
        )
    model = _made(config, is_zip)
    model.load_weights(str(weights))
    return model


def _made(config: dict[str, Any], is_zip: bool) -> keras.Model:
    config = copy.deepcopy(config)  # Keras takes out of it what it has read
    if is_zip:
        model = keras.saving.deserialize_keras_object(config, safe_mode=True)
    else:
        with serialization_lib.SafeModeScope(True):
            model = saving_utils.model_from_config(config)
    if not isinstance(model, keras.Model):
        raise TypeError(f"it describes a {type(model).__name__}, not a model")
    return model
