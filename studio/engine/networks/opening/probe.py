"""What plain Keras makes of a few images with a foreign model, to hold our own network against.

The process that opens the file writes probe.npz: "images" (n, height, width, channels) in 0..255
and its outputs "0", "1", ... for them. The engine keeps a model only if its layers, rebuilt,
give the same.
"""

from __future__ import annotations

import math
import zipfile
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.engine.networks.graph import leaves, made_anywhere
from studio.engine.networks.replay import Replay, check_size

LARGEST_OUTPUT = 2**28
"""Numbers that one layer may make of one image: 1 GiB."""

TOLERANCE = 1e-3
"""Largest difference, as a share of the largest output; layers in another order round otherwise."""

_FILE = "probe.npz"
_SIDES = (64, 96, 128, 224, 299)
"""Tried where a model takes images of any size."""

_CONTRASTS = (255.0, 60.0, 4.0)
"""Of noise; a softmax that is certain of one image is not of all."""


def record_probe(model: keras.Model, folder: Path, file: str) -> None:
    """Write what `model` makes of a few images; nothing for one that does not read images.

    Raises:
        InputError: a layer makes more numbers of an image than is sensible.
        Exception: whatever Keras raises where it cannot compute.
    """
    shape = image_shape(model)
    if shape is None:
        return
    check_size(model, file)
    sides = _sizes(shape[:2])
    for place, (height, width) in enumerate(sides):
        check_outputs(model, max(height, width), file)
        images = _images((height, width, shape[2] or 3))
        try:
            outputs = _computed(model, images)
        except (ValueError, TypeError, tf.errors.InvalidArgumentError):
            if place == len(sides) - 1:
                raise
            continue
        arrays = {str(index): array for index, array in enumerate(outputs)}
        with (folder / _FILE).open("wb") as out:
            np.savez(out, allow_pickle=False, images=images, **arrays)
        return


def check_probe(model: keras.Model, folder: Path, file: str) -> None:
    """Hold the layers of `model`, rebuilt, against what `record_probe` wrote into `folder`.

    The probe has served then, and is removed.

    Raises:
        InputError: they compute something else, or cannot be made.
        OSError, ValueError, KeyError: the probe is damaged.
    """
    path = folder / _FILE
    if not path.exists():
        return
    try:
        with np.load(path, allow_pickle=False) as held:
            images, expected = held["images"], [held[str(i)] for i in range(len(held.files) - 1)]
    except (zipfile.BadZipFile, EOFError) as error:
        raise ValueError(str(error)) from error
    with tf.device("/CPU:0"):  # where plain Keras computed them; a GPU rounds more coarsely
        pixels = keras.Input(images.shape[1:], name="image")
        replay = Replay(model, origin=file, seed=0, renumber=False, reserved=("image",))
        flat = keras.Model(pixels, replay.behind(pixels))
        found = _computed(flat, images)
    for mine, plain in zip(found, expected, strict=True):
        if not _is_same(mine, plain):
            raise InputError(
                "{file} is not used: rebuilt from single layers, its outputs differ from "
                "Keras' by {difference}.",
                file=file,
                difference=f"{_difference(mine, plain):.2g}",
            )
    path.unlink()


def image_shape(model: keras.Model) -> tuple[int | None, int | None, int | None] | None:
    """Return height, width and channels that `model` reads; None if it does not read one image."""
    shape = model.input_shape
    if not isinstance(shape, tuple) or len(shape) != 4 or shape[-1] not in (None, 1, 3):
        return None
    return shape[1:]


def check_outputs(model: keras.Model, side: int, file: str) -> None:
    """Refuse a model of which a layer makes more of an image than memory holds.

    Args:
        side: pixels, where a size is not fixed.
        file: names it in the sentence.

    Raises:
        InputError: it does.
    """
    for layer in leaves(model):
        for tensor in made_anywhere(layer):
            check_output(layer.name, tuple(item or side for item in tensor.shape[1:]), file)


def check_output(layer: str, shape: tuple[int, ...], file: str) -> None:
    """Refuse a layer that makes an output of `shape`, if that is beyond all sense.

    Raises:
        InputError: it is.
    """
    if math.prod(shape) > LARGEST_OUTPUT:
        raise InputError(
            "{file}: the layer {layer} makes {shape} numbers of one image; that is too large "
            "for any memory.",
            file=file,
            layer=layer,
            shape=" x ".join(map(str, shape)),
        )


def _sizes(shape: tuple[int | None, ...]) -> list[tuple[int, int]]:
    height, width = shape
    if height and width:
        return [(height, width)]
    return [(height or side, width or side) for side in _SIDES]


def _images(shape: tuple[int, int, int]) -> NDArray[np.float32]:
    noise = np.random.default_rng(0).random((len(_CONTRASTS), *shape))
    scale = np.array(_CONTRASTS)[:, np.newaxis, np.newaxis, np.newaxis]
    images: NDArray[np.float32] = np.rint(noise * scale).astype(np.float32)
    return images


def _computed(model: keras.Model, images: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Return each output (n, ...), one image at a time to spare memory."""
    rows: list[list[NDArray[np.float32]]] = [
        [np.asarray(it, np.float32) for it in keras.tree.flatten(model(image, training=False))]
        for image in images[:, np.newaxis]
    ]
    outputs: list[NDArray[np.float32]] = [
        np.concatenate(parts) for parts in zip(*rows, strict=True)
    ]
    return outputs


def _difference(mine: NDArray[np.float32], plain: NDArray[np.float32]) -> float:
    if mine.shape != plain.shape:
        return float("inf")
    return float(np.abs(mine - plain).max())


def _is_same(mine: NDArray[np.float32], plain: NDArray[np.float32]) -> bool:
    if mine.shape != plain.shape:
        return False
    largest = float(np.abs(plain).max(initial=0, where=np.isfinite(plain)))
    margin = TOLERANCE * largest + 1e-6
    return bool(np.allclose(mine, plain, rtol=0, atol=margin, equal_nan=True))
