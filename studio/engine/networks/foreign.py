"""A model of one's own as a backbone: a .keras or .h5 file, a SavedModel folder, or a run.

It is opened by a process of its own (`opening`) and made into one flat graph of Keras' own
layers; a SavedModel is one layer that never trains. What Studio wrote brings its own preprocessing
and is shown pixels of 0..255; for another model the recipe says which values it reads.
"""

from pathlib import Path

import keras

from studio.core.base.errors import InputError
from studio.core.networks.layers import HEAD_PREFIX, PREPROCESS_PREFIX
from studio.core.networks.model_folder import PROGRAM, is_run
from studio.core.networks.model_input import ModelInput
from studio.core.recipes.allowed import PixelValues
from studio.core.runs.run_folder import RunFolder
from studio.engine.networks.graph import source_of
from studio.engine.networks.opening.opened import class_names, opened_model
from studio.engine.networks.opening.probe import check_output, image_shape
from studio.engine.networks.pixel_range import values_read
from studio.engine.networks.preprocessing import gray_to_rgb, in_range
from studio.engine.networks.replay import Replay

_BODY = "body_"
_OLD_HEAD = f"{_BODY}{HEAD_PREFIX}"
"""What the layers of a run's own head are called where the run is a backbone."""

SUFFIXES = (".keras", ".h5", ".hdf5", ".pb")


def is_model_file(name: str) -> bool:
    """Whether a recipe's backbone means a file or folder rather than a row of the catalogue."""
    return name.lower().endswith(SUFFIXES) or "/" in name or "\\" in name


def own_model(path: Path) -> Path:
    """Return what is opened for `path`: of a run its model, of a SavedModel its folder.

    Raises:
        InputError: a run that has no model yet.
    """
    if path.name == PROGRAM:
        return path.parent
    if not is_run(path):
        return path
    file = RunFolder(path).model_file
    if not file.is_file():
        raise InputError(
            "{run} has no model yet; train it to its end, or stop and keep it.", run=str(path)
        )
    return file


def replayed(
    path: Path, pixels: keras.KerasTensor, seed: int, values: PixelValues = "0..255"
) -> Replay:
    """Make the model of `path` behind `pixels` (n, h, w, channels in 0..255).

    Args:
        values: the range that it reads.

    Raises:
        InputError: missing, not a Keras model, with code or layers of its own inside, with
            several inputs, made for other images, or with outputs beyond all sense.
        WorkError: the copy of what was opened cannot be written.
    """
    path = own_model(path)
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
    pixels = in_range(values, pixels)
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


def input_of(source: keras.Model) -> ModelInput | None:
    """Return what images an opened model reads, None where it reads none."""
    shape = image_shape(source)
    if shape is None or shape[2] is None:
        return None
    return ModelInput(shape[0], shape[1], shape[2], values_read(source))


def input_of_file(path: Path) -> ModelInput | None:
    """As `input_of`, of a file or folder.

    Raises:
        InputError, WorkError: as `replayed`.
    """
    return input_of(opened_model(own_model(path)))


def classes_of(path: Path) -> tuple[str, ...]:
    """Return the classes that a model told apart before, where the run or the file names them."""
    if is_run(path):
        return RunFolder(path).dataset()[0].classes
    return class_names(own_model(path))


def default_features(replay: Replay) -> str:
    """Return the last layer with maps (height, width, channels) behind a layer that has learned.

    Without one it is the last in front of the head that a run of ours has, else the last at all.
    """
    names = [name for name in replay.outputs if not name.startswith(PREPROCESS_PREFIX)]
    has_learned = [bool(source_of(replay.outputs[name]).weights) for name in names]
    learned = names[has_learned.index(True) :] if True in has_learned else []
    maps = [name for name in learned if len(replay.outputs[name].shape) == 4]
    body = [name for name in names if not name.startswith(_OLD_HEAD)]
    return (maps or body or names or list(replay.outputs))[-1]


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
    return f"{_BODY}{name}" if name.startswith(HEAD_PREFIX) else name


def _check_outputs(replay: Replay, path: Path) -> None:
    for name, tensor in replay.outputs.items():
        check_output(name, tuple(side or 1 for side in tensor.shape[1:]), str(path))
