"""A model file of one's own as a backbone: .keras, or .h5 with the architecture inside.

It is read with safe_mode and never compiled, and opened into one flat graph of Keras' own
layers. It is shown pixels of 0..255 as they are: a file that Studio wrote brings its own
preprocessing; another one must too, or learn without.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import keras

from studio.core.errors import InputError
from studio.core.layers import HEAD_PREFIX
from studio.engine.networks.preprocessing import gray_to_rgb
from studio.engine.networks.replay import Replay
from studio.engine.networks.stored_weights import open_checked

SUFFIXES = (".keras", ".h5", ".hdf5")


def is_model_file(name: str) -> bool:
    """Whether a recipe's backbone means a file rather than a row of the catalogue."""
    return name.endswith(SUFFIXES)


def replayed(path: Path, pixels: keras.KerasTensor, seed: int) -> Replay:
    """Make the model of `path` behind `pixels` (n, h, w, channels in 0..255).

    Raises:
        InputError: missing, not a Keras model, with code or layers of its own inside, with
            several inputs, or made for other images.
    """
    source = loaded(path)
    channels = _channels(source, path)
    if channels == 3 and pixels.shape[-1] == 1:
        pixels = gray_to_rgb(pixels)
    if channels != pixels.shape[-1]:
        raise InputError(
            "{file} reads images of channels: {expected}; data.color gives channels: {found}.",
            file=str(path),
            expected=channels,
            found=pixels.shape[-1],
        )
    replay = Replay(source, origin=str(path), seed=seed, renumber=False, rename=_renamed)
    try:
        replay.behind(pixels)
    except (ValueError, TypeError) as error:
        raise InputError(
            "{file} cannot read images of {height} x {width} pixels; it was made for {expected}.",
            file=str(path),
            height=pixels.shape[1],
            width=pixels.shape[2],
            expected=" x ".join(str(side) for side in source.input_shape[1:3]),
        ) from error
    return replay


def loaded(path: Path) -> keras.Model:
    """Return the model of a .keras or .h5 file, not compiled.

    Raises:
        InputError: missing, not a Keras model, or with code or layers of its own inside.
    """
    classes = set(_classes(_config(path)))
    if "Lambda" in classes:
        raise InputError(
            "{file} has a Lambda layer, which is code that somebody wrote; it is not run here. "
            "Save the model without it.",
            file=str(path),
        )
    try:
        return keras.models.load_model(path, compile=False, safe_mode=True)
    except (ValueError, TypeError, KeyError, AttributeError, OSError, NotImplementedError) as error:
        raise InputError(
            "{file} cannot be opened as a Keras model: {reason}",
            file=str(path),
            reason=(str(error).strip().splitlines() or [type(error).__name__])[0],
        ) from error


def default_features(replay: Replay) -> str:
    """Return the last layer with maps (height, width, channels), else the last one at all."""
    names = list(replay.outputs)
    maps = [name for name in names if len(replay.outputs[name].shape) == 4]
    return (maps or names)[-1]


def _channels(source: keras.Model, path: Path) -> int:
    shape = source.input_shape
    if not isinstance(shape, tuple) or len(shape) != 4 or shape[-1] not in (1, 3):
        raise InputError(
            "{file} does not read images: its input is {shape}, "
            "needed is (height, width, channels: 1 or 3).",
            file=str(path),
            shape=str(shape),
        )
    return int(shape[-1])


def _renamed(name: str) -> str:
    """Keep head_... for the new head."""
    return f"body_{name}" if name.startswith(HEAD_PREFIX) else name


def _config(path: Path) -> Any:  # noqa: ANN401  # any JSON value
    """Return the architecture that the file describes."""
    try:
        if path.suffix == ".keras":
            with zipfile.ZipFile(path) as archive:
                return json.loads(archive.read("config.json"))
        with open_checked(path) as file:
            return json.loads(_model_config(file, path))
    except FileNotFoundError:
        raise InputError("{file}: there is no such file.", file=str(path)) from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError("{file} is not a Keras model.", file=str(path)) from error


def _model_config(file: h5py.File, path: Path) -> str | bytes:
    text = file.attrs.get("model_config")
    if text is None:
        raise InputError(
            "{file} holds weights but no architecture; it can be given as model.weights of the "
            "backbone it was made with.",
            file=str(path),
        )
    return str(text) if isinstance(text, str) else bytes(text)


def _classes(config: Any) -> Iterator[str]:  # noqa: ANN401  # any JSON value
    if isinstance(config, dict):
        if isinstance(config.get("class_name"), str):
            yield config["class_name"]
        for value in config.values():
            yield from _classes(value)
    elif isinstance(config, list):
        for value in config:
            yield from _classes(value)
