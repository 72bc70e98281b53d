"""The HDF5 made in memory holds what Keras itself writes to a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest

from studio.engine.networks.hdf5_image import image_of_model, image_of_weights

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def model() -> keras.Model:
    return keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            keras.layers.Conv2D(4, 3, name="conv"),
            keras.layers.BatchNormalization(name="norm"),
            keras.layers.Flatten(name="flat"),
            keras.layers.Dense(2, name="head"),
        ]
    )


def items(content: Path | io.BytesIO) -> dict[str, Any]:
    """Return the kind, the attributes and the numbers of everything in an HDF5 file."""
    found: dict[str, Any] = {}

    def keep(name: str, item: h5py.Group | h5py.Dataset) -> None:
        attributes = {key: np.asarray(value).tolist() for key, value in item.attrs.items()}
        numbers = item[()].tobytes() if isinstance(item, h5py.Dataset) else None
        found[name] = type(item).__name__, attributes, numbers

    with h5py.File(content, "r") as file:
        keep("/", file)
        file.visititems(keep)
    return found


def test_the_whole_model_is_as_keras_writes_it(model: keras.Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.h5", include_optimizer=False)
    assert items(io.BytesIO(image_of_model(model))) == items(tmp_path / "m.h5")


def test_the_weights_are_as_keras_writes_them(model: keras.Model, tmp_path: Path) -> None:
    model.save_weights(tmp_path / "m.weights.h5")
    assert items(io.BytesIO(image_of_weights(model))) == items(tmp_path / "m.weights.h5")


@pytest.mark.parametrize("image_of", [image_of_model, image_of_weights])
def test_attributes_are_added(model: keras.Model, image_of: Callable[..., memoryview]) -> None:
    plain = items(io.BytesIO(image_of(model)))
    found = items(io.BytesIO(image_of(model, {"classes": '["größer"]'})))
    assert found["/"][1] == plain["/"][1] | {"classes": '["größer"]'}
    assert {name for name in found if found[name] != plain[name]} == {"/"}
