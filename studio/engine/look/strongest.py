"""The images of a data set that excite each map of a layer most: one pass for all maps.

Zeiler, Fergus: Visualizing and understanding convolutional networks, 2013, figure 2. Of each image
a map's largest value counts, so that nine patches come from nine images; among equal values the
image that comes first.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Generator
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

import studio
from studio.core.base import paths
from studio.core.base.errors import InputError, WorkError
from studio.core.base.files import write_whole
from studio.core.base.plain_arrays import read_arrays
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixels import Pixels
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace

Array = NDArray[np.float32]

BEST = 9
"""Patches of each map, as in the paper."""


class Strongest(NamedTuple):
    """What was found for each map of a layer.

    Attributes:
        values: float32 (maps, 9), the largest first; not-a-number where there are fewer images.
        images: int32 (maps, 9), the number of the image in the data set; -1 where there is none.
        places: int32 (maps, 9), the unit's place in its map, row by row.
        active: int32 (maps,), on how many images the map has a value above 0.
        seen: how many images were looked at.
    """

    values: NDArray[np.float32]
    images: NDArray[np.int32]
    places: NDArray[np.int32]
    active: NDArray[np.int32]
    seen: int


class Progressed(NamedTuple):
    """How far a search is, and what it has found."""

    done: int
    total: int
    found: Strongest


Search = Generator[Progressed, None, Strongest]


def dataset_of(model: LivingModel) -> Dataset:
    """Return the images that the network was trained on.

    Raises:
        InputError: there are none: it is no run.
    """
    if model.source is None or not model.source.dataset.images:
        raise InputError("The view needs the images of a run, and this network is none of a run.")
    return model.source.dataset


def strongest(model: LivingModel, layer: keras.Layer, pixels: Pixels) -> Search:
    """Return what excites each map of `layer` most; kept in the cache for the next time.

    Raises:
        InputError: no images, or one of them can no longer be read.
    """
    dataset = dataset_of(model)
    file = _file(model, layer, dataset)
    kept = None if file is None else _kept(file, int(layer.output.shape[-1]))
    if kept is not None:
        return kept
    images = np.arange(len(dataset.images))
    pixels.check_reachable(images)
    pixels.expect(images)
    found = _nothing(int(layer.output.shape[-1]))
    forward = model.forward(layer)
    pace = Pace()
    while found.seen < len(images):
        some = images[found.seen : found.seen + pace.size]
        shown = pixels[some].astype(np.float32)
        with pace:
            (maps,) = forward.tensors(tf.constant(shown), is_repeated=True)
            found = _merged(found, maps, some)
        yield Progressed(found.seen, len(images), found)
    if file is not None:
        _keep(file, found)
    return found


def _nothing(maps: int) -> Strongest:
    return Strongest(
        np.full((maps, BEST), -np.inf, np.float32),
        np.full((maps, BEST), -1, np.int32),
        np.zeros((maps, BEST), np.int32),
        np.zeros(maps, np.int32),
        0,
    )


def _merged(
    found: Strongest,
    maps: tf.Tensor,
    images: NDArray[np.int64],
) -> Strongest:
    """Return the nine best of what was found and of what `images` give, (n, ..., maps)."""
    count, channels = len(images), int(maps.shape[-1])
    height, width = _two_axes(maps.shape[1:-1])
    units = np.asarray(maps).reshape(count, height, width, channels)  # numpy() would copy all of it
    by_column = units.max(axis=1)  # whole rows at a time: as quick as memory can be read
    largest = by_column.max(axis=1)
    largest = np.where(np.isnan(largest), -np.inf, largest)
    values = np.concatenate([found.values, largest.T], axis=1)
    order = np.argsort(-values, axis=1, kind="stable")[:, :BEST]
    numbers = np.concatenate(
        [found.images, np.broadcast_to(images.astype(np.int32), (channels, count))], axis=1
    )
    places = np.concatenate([found.places, np.zeros((channels, count), np.int32)], axis=1)
    channel, rank = np.nonzero(order >= BEST)
    at = order[channel, rank]
    places[channel, at] = _first_places(units, by_column, at - BEST, channel)
    return Strongest(
        np.take_along_axis(values, order, 1),
        np.take_along_axis(numbers, order, 1),
        np.take_along_axis(places, order, 1),
        found.active + (largest > 0).sum(axis=0, dtype=np.int32),
        found.seen + count,
    )


def _two_axes(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return rows and columns of units: tokens are one row, plain values a single unit.

    Args:
        shape: of a layer's outputs without images and channels.
    """
    return (math.prod(shape[:-1]), int(shape[-1])) if shape else (1, 1)


def _first_places(
    units: Array, by_column: Array, image: NDArray[np.int64], channel: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return where some maps are largest, first of all row by row, (k,).

    Args:
        units: (images, rows, columns, channels).
        by_column: the largest value of each column, (images, columns, channels).
        image: of each map, (k,); likewise `channel`.
    """
    columns = by_column[image, :, channel]
    column = columns.argmax(axis=1)
    row = units[image, :, column, channel].argmax(axis=1)
    found: NDArray[np.int64] = row * units.shape[2] + column
    tied = np.flatnonzero((columns == columns.max(axis=1, keepdims=True)).sum(axis=1) != 1)
    if len(tied):  # an earlier row of a later column; or something is not a number
        whole = units[image[tied], :, :, channel[tied]].reshape(len(tied), -1)
        found[tied] = np.nan_to_num(whole, nan=-np.inf).argmax(axis=1)
    return found


def _file(model: LivingModel, layer: keras.Layer, dataset: Dataset) -> Path | None:
    """Return where the answer is kept; None while the weights change."""
    if model.source is None or not model.source.weights:
        return None
    what = (
        model.source.weights,
        layer.name,
        fingerprint(dataset),
        model.form,
        DECODE_VERSION,
        studio.__version__,
    )
    name = hashlib.sha256(repr(what).encode()).hexdigest()[:32]
    return paths.cache() / "strongest" / f"{name}.npz"


def _kept(file: Path, maps: int) -> Strongest | None:
    """Return what an earlier search found; None where there was none, or its file is damaged."""
    try:
        arrays = read_arrays(file)
        values, images, places, active, seen = (arrays[name] for name in Strongest._fields)
    except (InputError, KeyError):
        return None
    is_whole = all(array.shape == (maps, BEST) for array in (values, images, places))
    if not is_whole or active.shape != (maps,) or seen.shape != ():
        return None
    return Strongest(values, images, places, active, int(seen))


def _keep(file: Path, found: Strongest) -> None:
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **found._asdict())
    try:
        write_whole(file, content.getvalue())
    except WorkError:  # it is found again next time
        return
