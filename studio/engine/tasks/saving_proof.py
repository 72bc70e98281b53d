"""Proof that a network survives being saved, before hours are spent on it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import h5py
import keras
import numpy as np
import tensorflow as tf

from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.base.files import temp_sibling, write_whole
from studio.core.recipes.recipe import Model
from studio.engine.networks.foreign import is_model_file
from studio.engine.networks.saving import read_model, save_model
from studio.engine.training.host_copy import host_copy

TESTED_KERAS = "3.15.1"
"""With it the tests save, load and ask every backbone of the catalogue."""

_TOLERANCE = 1e-5


def is_known(model: Model) -> bool:
    """Whether the tests have shown that networks of this table load again."""
    return not is_model_file(model.backbone) and is_tested_keras()


def is_tested_keras() -> bool:
    """Whether this is the version of Keras that the tests run with."""
    return bool(keras.__version__ == TESTED_KERAS)


def prove_saving(model: keras.Model, *, known: bool) -> None:
    """Save the model, and read it again: once for each architecture on this computer.

    A network that is not known is loaded as a whole and asked; of a known one every array in the
    file is compared.

    Raises:
        WorkError: the disk is full, or what is read is not what was saved.
    """
    mark = paths.cache() / "proved" / _architecture(model)
    if mark.exists():
        return
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        with temp_sibling(mark, ".keras") as place:
            save_model(model, place)
            if known:
                _compare_arrays(model, place)
            else:
                _ask_again(model, place)
    except OSError:
        return  # the cache cannot be written: the trial asks the run's own folder
    write_whole(mark, b"")


def _ask_again(model: keras.Model, place: Path) -> None:
    """Load the file and compare what it predicts.

    Raises:
        WorkError: something else.
    """
    shape = (2, *model.input_shape[1:])
    images = np.random.default_rng(1).integers(0, 256, shape).astype(np.float32)
    again = read_model(place)
    found, expected = (np.asarray(each(images, training=False)) for each in (again, model))
    difference = float(np.abs(found - expected).max())
    if not difference <= _TOLERANCE:
        raise WorkError(
            "The network was saved and loaded for a test, and predicts differently by "
            "{difference}. It would not survive the training; choose another backbone.",
            difference=f"{difference:.2g}",
        )


def _compare_arrays(model: keras.Model, place: Path) -> None:
    """Read every array of the file.

    Raises:
        WorkError: one is missing or differs.
    """
    with zipfile.ZipFile(place) as archive:
        content = io.BytesIO(archive.read("model.weights.h5"))
    stored: dict[str, list[h5py.Dataset]] = {}

    def collect(_path: str, item: h5py.Group | h5py.Dataset) -> None:
        if isinstance(item, h5py.Group) and "name" in item.attrs:
            stored[str(item.attrs["name"])] = [item[key] for key in sorted(item, key=int)]

    with h5py.File(content, "r") as file:
        file.visititems(collect)
        for layer in model.layers:
            arrays = stored.get(layer.name, [])
            held = [host_copy(variable) for variable in layer.weights]
            if len(arrays) != len(held) or not all(
                np.array_equal(array, value, equal_nan=True)
                for array, value in zip(arrays, held, strict=True)
            ):
                raise WorkError(
                    "The network was saved for a test, and the weights of the layer {layer} in the "
                    "file are not its own. It would not survive the training; choose another "
                    "backbone.",
                    layer=layer.name,
                )


def _architecture(model: keras.Model) -> str:
    text = f"{model.to_json()} {keras.__version__} {tf.__version__}"
    return hashlib.sha256(text.encode()).hexdigest()[:40]
