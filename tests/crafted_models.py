"""Model files made by hand, byte for byte as wished: whole ones, and ones that mean harm."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np

Config = dict[str, Any]


def layer(kind: str, module: str | None = "keras.layers", **config: object) -> Config:
    """Return the description of one part, as Keras 3 writes it."""
    return {"module": module, "class_name": kind, "config": config, "registered_name": None}


def model(*layers: Config) -> Config:
    """Return the description of a Sequential: an image of 8 x 8, a convolution, then `layers`."""
    image = layer("InputLayer", batch_shape=[None, 8, 8, 3], dtype="float32", name="image")
    convolution = layer("Conv2D", name="conv", filters=2, kernel_size=[3, 3], padding="same")
    return layer("Sequential", "keras", name="small", layers=[image, convolution, *layers])


def put_weights(group: h5py.Group) -> None:
    """Write the convolution's weights as Keras 3 does."""
    numbers = np.random.default_rng(1)
    held = group.create_group("layers/conv2d/vars")
    held["0"] = numbers.normal(0, 0.1, (3, 3, 3, 2)).astype("f4")
    held["1"] = np.zeros(2, "f4")


def weights_bytes(folder: Path, change: Callable[[h5py.File], None] | None = None) -> bytes:
    """Return an HDF5 file of weights as bytes, after `change` had its way with it."""
    path = folder / "weights.tmp"
    with h5py.File(path, "w") as file:
        put_weights(file)
        if change is not None:
            change(file)
    content = path.read_bytes()
    path.unlink()
    return content


def keras_file(
    path: Path,
    config: Config | str | None = None,
    change: Callable[[h5py.File], None] | None = None,
    members: dict[str, bytes] | None = None,
) -> Path:
    """Write a .keras file; `members` come on top, also under names that are there already."""
    config = model() if config is None else config
    text = config if isinstance(config, str) else json.dumps(config)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", '{"keras_version": "3.15.1"}')
        archive.writestr("config.json", text)
        archive.writestr("model.weights.h5", weights_bytes(path.parent, change))
        for name, content in (members or {}).items():
            archive.writestr(name, content)
    return path


def h5_file(
    path: Path,
    config: Config | str | None = None,
    change: Callable[[h5py.File], None] | None = None,
) -> Path:
    """Write an .h5 file of a whole model, as Keras since 2.0 does."""
    config = model() if config is None else config
    numbers = np.random.default_rng(1)
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = config if isinstance(config, str) else json.dumps(config)
        file.attrs["keras_version"] = "3.15.1"
        file.attrs["backend"] = "tensorflow"
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [b"conv"]
        held = group.create_group("conv")
        held.attrs["weight_names"] = [b"conv/kernel", b"conv/bias"]
        held["conv/kernel"] = numbers.normal(0, 0.1, (3, 3, 3, 2)).astype("f4")
        held["conv/bias"] = np.zeros(2, "f4")
        if change is not None:
            change(file)
    return path
