"""A model file of one's own as a backbone: .keras, or .h5 with the architecture inside.

It is opened by a process of its own (`opening`) and made into one flat graph of Keras' own
layers. It is shown pixels of 0..255 as they are: a file that Studio wrote brings its own
preprocessing; another one must too, or learn without.
"""

from pathlib import Path

import keras

from studio.core.base.errors import InputError
from studio.core.networks.layers import HEAD_PREFIX
from studio.engine.networks.graph import source_of
from studio.engine.networks.opening.opened import opened_model
from studio.engine.networks.opening.probe import check_output
from studio.engine.networks.preprocessing import gray_to_rgb
from studio.engine.networks.replay import Replay

SUFFIXES = (".keras", ".h5", ".hdf5", ".pb")


def is_model_file(name: str) -> bool:
    """Whether a recipe's backbone means a file or folder rather than a row of the catalogue."""
    return name.lower().endswith(SUFFIXES) or "/" in name or "\\" in name


def replayed(path: Path, pixels: keras.KerasTensor, seed: int) -> Replay:
    """Make the model of `path` behind `pixels` (n, h, w, channels in 0..255).

    Raises:
        InputError: missing, not a Keras model, with code or layers of its own inside, with
            several inputs, made for other images, or with outputs beyond all sense.
        WorkError: the copy of what was opened cannot be written.
    """
    source = opened_model(path)
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
    replay = Replay(
        source,
        origin=str(path),
        seed=seed,
        renumber=False,
        rename=_renamed,
        reserved=("image", source_of(pixels).name),
    )
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
    _check_outputs(replay, path)
    return replay


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


def _check_outputs(replay: Replay, path: Path) -> None:
    for name, tensor in replay.outputs.items():
        check_output(name, tuple(side or 1 for side in tensor.shape[1:]), str(path))
