"""Weights from a file, matched layer by layer by name: .weights.h5, .h5 or .keras.

Only arrays are read, never an architecture. A process of its own looks at the file first
(`opening`): afterwards it is known to hold plain arrays of numbers and nothing else.
"""

import io
import itertools
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import h5py
import keras
import numpy as np

from studio.core.base.errors import InputError
from studio.core.networks.layers import HEAD_PREFIX, PREPROCESS_PREFIX
from studio.engine.networks.derived_state import derive_state
from studio.engine.networks.opening.apart import open_apart
from studio.engine.networks.opening.archive import WEIGHTS
from studio.engine.networks.opening.model_file import check_openable

Stored = Mapping[str, list[h5py.Dataset]]


def load_weights(model: keras.Model, path: Path) -> bool:
    """Load the weights of every backbone layer of `model` from `path`, by layer name.

    The head's weights are taken when all of them fit, so that the same file serves for going on
    with the same classes and for starting on other ones.

    Returns:
        Whether the head's weights were taken.

    Raises:
        InputError: no such file, not one of the three formats, not opened for what is in it, or a
            layer of the backbone is missing in it or has another shape.
    """
    check_openable(path, str(path))
    open_apart(path, None)
    with _opened(path) as file:
        stored = _by_layer(file)
        layers = [layer for layer in model.layers if layer.weights]
        body = [
            layer for layer in layers if not layer.name.startswith((HEAD_PREFIX, PREPROCESS_PREFIX))
        ]
        head = [layer for layer in layers if layer.name.startswith(HEAD_PREFIX)]
        for layer in body:
            _check(layer, stored, path)
        takes_head = bool(head) and all(_fits(layer, stored) for layer in head)
        for layer in body + (head if takes_head else []):
            layer.set_weights([np.asarray(dataset) for dataset in stored[layer.name]])
            derive_state(layer)
    return takes_head


@contextmanager
def _opened(path: Path) -> Iterator[h5py.File]:
    try:
        if path.suffix.lower() == ".keras":
            with zipfile.ZipFile(path) as archive:
                content = io.BytesIO(archive.read(WEIGHTS))
            with h5py.File(content, "r") as file:
                yield file
        else:
            with h5py.File(path, "r") as file:
                yield file
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise InputError(
            "{file} is not a whole file of weights (.weights.h5, .h5 or .keras).", file=str(path)
        ) from error


def _by_layer(file: h5py.File) -> Stored:
    legacy = file.get("model_weights", file)
    names = _listed(legacy, "layer_names")
    if names:
        return {
            name: [legacy[name][weight] for weight in _listed(legacy[name], "weight_names")]
            for name in names
        }
    found: dict[str, list[h5py.Dataset]] = {}
    file.visititems(lambda _, item: _collect(item, found))
    return found


def _collect(item: h5py.Group | h5py.Dataset, found: dict[str, list[h5py.Dataset]]) -> None:
    """Keep one layer's "vars" group of a Keras 3 weights file under the layer's name."""
    if isinstance(item, h5py.Group) and "name" in item.attrs and len(item):
        found[_text(item.attrs["name"])] = [item[key] for key in sorted(item, key=int)]


def _listed(group: h5py.Group, attribute: str) -> list[str]:
    """Return a list of names; Keras cuts long ones into attributes "...0", "...1" and so on."""
    values = list(group.attrs.get(attribute, ()))
    for part in itertools.count():
        if f"{attribute}{part}" not in group.attrs:
            break
        values.extend(group.attrs[f"{attribute}{part}"])
    return [_text(value) for value in values]


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _fits(layer: keras.Layer, stored: Stored) -> bool:
    return _shapes_in_file(layer.name, stored) == _shapes(layer)


def _check(layer: keras.Layer, stored: Stored, path: Path) -> None:
    if layer.name not in stored:
        raise InputError(
            "{file} does not fit this network: it has no layer {layer}.",
            file=str(path),
            layer=layer.name,
        )
    if not _fits(layer, stored):
        raise InputError(
            "{file} does not fit this network: layer {layer} has the shapes {found}, "
            "needed {expected}.",
            file=str(path),
            layer=layer.name,
            found=str(_shapes_in_file(layer.name, stored)),
            expected=str(_shapes(layer)),
        )


def _shapes(layer: keras.Layer) -> list[tuple[int, ...]]:
    return [tuple(variable.shape) for variable in layer.weights]


def _shapes_in_file(name: str, stored: Stored) -> list[tuple[int, ...]] | None:
    return [dataset.shape for dataset in stored[name]] if name in stored else None
