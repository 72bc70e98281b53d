"""Which parts of the images excite a filter most, see `strongest`."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.pixels import Pixels, open_pixels
from studio.core.look.patches import Patches, PatchesFacts
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.living_model import LivingModel
from studio.engine.look.projection import projected
from studio.engine.look.relu_rules import rectifier_of
from studio.engine.look.strongest import BEST, Search, Strongest, dataset_of, strongest

_BLANK = 128
"""Beyond the edges of the image."""

_MOST_BYTES = 1024**3
"""Of an answer's patches."""


def explain(model: LivingModel, view: Patches) -> Slices:
    """Return `patches`, `values`, `files`, `boxes`, `units`, `active`, if asked `projections`.

    Raises:
        InputError: no such layer or map, the network is of no run, an image changed, or so many
            patches would not fit in memory.
    """
    layer = model.layer(view.layer)
    dataset = dataset_of(model)
    with open_pixels(dataset, model.form) as pixels:
        page = _Page(model, layer, view, pixels)
        found = yield from _searched(strongest(model, layer, pixels), page)
        made = page.explained(found)
        if view.projections:
            yield from page.projected(found, made.arrays)
        return made


def _searched(search: Search, page: _Page) -> Generator[Slice, None, Strongest]:
    while True:
        try:
            done, total, found = next(search)
        except StopIteration as end:
            whole: Strongest = end.value
            return whole
        yield Slice(done, total, partial(page.explained, found))


class _Page:
    """The maps that a view asks for, and how their patches are cut out.

    Attributes:
        channels: numbers of the maps.
    """

    def __init__(
        self, model: LivingModel, layer: keras.Layer, view: Patches, pixels: Pixels
    ) -> None:
        self._model, self._layer, self._pixels = model, layer, pixels
        self._total = int(layer.output.shape[-1])
        if view.first >= self._total:
            raise InputError(
                "The layer {layer} has no map {map}: they are 0 to {last}.",
                layer=layer.name,
                map=view.first,
                last=self._total - 1,
            )
        self.channels = np.arange(self._total)[
            view.first : view.first + view.count if view.count else None
        ]
        height, width = _map_size(layer)
        self._width = width
        self._seen = (model.seen_by(layer, 0, height), model.seen_by(layer, 1, width))
        self._size = tuple(
            min(int((seen[:, 1] - seen[:, 0]).max()), side)
            for seen, side in zip(self._seen, model.form.size, strict=True)
        )
        depth = model.form.row_shape[2]
        needed = len(self.channels) * BEST * self._size[0] * self._size[1] * depth
        if needed > _MOST_BYTES:
            raise InputError(
                "{count} filters with nine patches of {height} × {width} pixels each are too many "
                "at once; ask for fewer, such as --filter 0.",
                count=len(self.channels),
                height=self._size[0],
                width=self._size[1],
            )

    def explained(self, found: Strongest) -> Explained:
        """Return the answer, as far as the search has come."""
        dataset = dataset_of(self._model)
        values, images = found.values[self.channels], found.images[self.channels]
        units = np.stack(np.divmod(found.places[self.channels], self._width), axis=-1)
        names = np.array([*(image.path for image in dataset.images), ""])
        boxes = self._boxes(units)
        shape = (*values.shape, *self._size, self._model.form.row_shape[2])
        patches = np.full(shape, _BLANK, np.uint8)
        for image in np.unique(images[images >= 0]):
            pixels = self._pixels[np.array([image])][0]
            for place in zip(*np.nonzero(images == image), strict=True):
                _cut(pixels, boxes[place], patches[place])
        arrays = {
            "patches": patches if shape[-1] == 3 else np.repeat(patches, 3, axis=-1),
            "values": np.where(images >= 0, values, np.float32(np.nan)),
            "files": names[images],
            "boxes": boxes,
            "units": units.astype(np.int32),
            "active": found.active[self.channels],
        }
        can_die = rectifier_of(self._layer) is not None
        dead = tuple(np.flatnonzero(found.active == 0).tolist()) if can_die else ()
        facts = PatchesFacts(
            layer=self._layer.name,
            kind=type(self._layer).__name__,
            total=self._total,
            images=found.seen,
            dead=dead,
            folder=dataset.folder,
        )
        return Explained(arrays, facts)

    def projected(self, found: Strongest, arrays: Arrays) -> Generator[Slice, None, None]:
        """Add `projections` to the arrays."""
        images = found.images[self.channels]
        shape = (*images.shape, *self._size, self._model.form.row_shape[2])
        made = np.zeros(shape, np.float32)
        places = list(zip(*np.nonzero(images >= 0), strict=True))
        for done, place in enumerate(places, 1):
            pixels = self._pixels[np.array([images[place]])][0]
            channel = int(self.channels[place[0]])
            values = projected(self._model, self._layer, channel, pixels).values
            _cut(values, arrays["boxes"][place], made[place])
            yield Slice(done, len(places))
        arrays["projections"] = made if shape[-1] == 3 else np.repeat(made, 3, axis=-1)

    def _boxes(self, units: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return what is cut out for each unit (..., 2): (..., 4)."""
        begins = []
        for axis, (seen, side) in enumerate(zip(self._seen, self._size, strict=True)):
            first = seen[np.minimum(units[..., axis], len(seen) - 1), 0]
            is_whole = side == self._model.form.size[axis]
            begins.append(np.zeros_like(first) if is_whole else first)
        height, width = self._size
        top, left = begins
        return np.stack([top, left, top + height, left + width], axis=-1).astype(np.int32)


def _map_size(layer: keras.Layer) -> tuple[int, int]:
    """Return rows and columns of units; 1 where the layer has no maps, or a column of tokens."""
    shape = layer.output.shape
    if len(shape) == 4:
        return int(shape[1]), int(shape[2])
    return (int(shape[1]), 1) if len(shape) == 3 else (1, 1)


def _cut(image: NDArray[np.generic], box: NDArray[np.int32], into: NDArray[np.generic]) -> None:
    """Copy what lies in `box` (top, left, bottom, right) of `image` to its place in `into`."""
    top, left, bottom, right = (int(edge) for edge in box)
    inside = image[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    row, column = max(-top, 0), max(-left, 0)
    into[row : row + inside.shape[0], column : column + inside.shape[1]] = inside
