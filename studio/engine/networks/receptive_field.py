"""What one unit of a layer sees of the image.

After Araujo, Norris, Sim: Computing receptive fields of convolutional neural networks, Distill
2019. Exact index intervals are carried back from the unit through every layer to the image, the
hull taken where branches join, so that misaligned branches are right as well. A layer behind
something global (dense layers, global pooling, squeeze and excitation) sees the whole image.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Literal

import keras
import msgspec

from studio.engine.networks.graph import inputs_of, rows_of
from studio.engine.networks.window import window_of

Interval = tuple[int, int]
"""First and last index, both included."""
Back = Callable[[int, int], Interval]
"""From the first and last index of an output to those of the input that they read."""


class Box(msgspec.Struct, frozen=True):
    """A part of the image in pixels; `bottom` and `right` are the first ones outside.

    An unclipped box may reach over the image's edges; a clipped one of a unit that sees only
    padding has no area.
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Rows, 0 where there are none."""
        return max(self.bottom - self.top, 0)

    @property
    def width(self) -> int:
        """Columns, 0 where there are none."""
        return max(self.right - self.left, 0)


class _Step(msgspec.Struct, frozen=True):
    """How a layer reads its inputs, for both axes; None where it reads all of them."""

    rows: Back | None
    columns: Back | None


class ReceptiveFields:
    """Receptive fields of all layers of one flat graph that reads one image."""

    def __init__(self, model: keras.Model) -> None:
        self._image = model.inputs[0].shape[1:3]
        self._source = model.layers[0].name
        self._inputs = inputs_of(model)
        self._order = [layer.name for layer in rows_of(model)]
        self._layers = {layer.name: layer for layer in rows_of(model)}
        self._steps = {name: _step(layer) for name, layer in self._layers.items()}
        self._sizes: dict[str, int | None] = {}

    def size(self, layer: str) -> int | None:
        """Return the side in pixels of what the middle unit sees, clipped by nothing.

        The longer side where they differ; None where it sees the whole image.
        """
        if layer not in self._sizes:
            self._sizes[layer] = self._size(layer)
        return self._sizes[layer]

    def box(self, layer: str, y: int, x: int, *, clipped: bool = True) -> Box | None:
        """Return what the unit at row `y`, column `x` of `layer` sees.

        Args:
            layer: name of a layer with maps.
            y: row of the unit.
            x: column of the unit.
            clipped: whether padding, of the image and of every map between, is left out.

        Returns:
            The smallest box; at the border behind dilated kernels it may be wider by less than
            the dilation. None where the layer sees the whole image.
        """
        if self._is_global[layer]:
            return None
        top, bottom = self._carried(layer, y, 0, clipped=clipped)
        left, right = self._carried(layer, x, 1, clipped=clipped)
        return Box(top, left, bottom + 1, right + 1)

    def intervals(self, layer: str, axis: Literal[0, 1], units: int) -> list[Interval] | None:
        """Return what the first `units` rows or columns of `layer` see, clipped by nothing.

        Args:
            axis: 0 for rows, 1 for columns.

        Returns:
            The first index and the first one outside; None where the layer sees the whole image.
        """
        if self._is_global[layer]:
            return None
        carried = [self._carried(layer, unit, axis, clipped=False) for unit in range(units)]
        return [(first, last + 1) for first, last in carried]

    def _size(self, layer: str) -> int | None:
        alias = self._same_as(layer)
        if alias is not None:
            return self.size(alias)
        shape = self._layers[layer].output.shape
        if self._is_global[layer] or len(shape) != 4:
            return None
        box = self.box(layer, (shape[1] or 1) // 2, (shape[2] or 1) // 2, clipped=False)
        return None if box is None else max(box.height, box.width)

    def _same_as(self, layer: str) -> str | None:
        """Return the one layer that `layer` reads unit by unit, if that is all it does."""
        inputs = self._inputs[layer]
        step = self._steps[layer]
        pointwise = step.rows is _same and step.columns is _same
        return inputs[0] if pointwise and len(inputs) == 1 and inputs[0] != self._source else None

    @cached_property
    def _is_global(self) -> dict[str, bool]:
        found = {self._source: False}
        for name in self._order:
            step = self._steps[name]
            everything = step.rows is None or step.columns is None
            found[name] = everything or any(found[source] for source in self._inputs[name])
        return found

    def _carried(self, layer: str, index: int, axis: Literal[0, 1], *, clipped: bool) -> Interval:
        """Carry one unit back to the image along one axis."""
        hulls: dict[str, Interval] = {layer: (index, index)}
        for name in reversed(self._order[: self._order.index(layer) + 1]):
            if name not in hulls:
                continue
            first, last = hulls.pop(name)
            step = self._steps[name]
            back = step.rows if axis == 0 else step.columns
            if back is None or first > last:
                continue
            read = back(first, last)
            for source in self._inputs[name]:
                part = self._inside(source, read, axis) if clipped else read
                if part[0] <= part[1]:
                    old = hulls.get(source, part)
                    hulls[source] = (min(old[0], part[0]), max(old[1], part[1]))
        return hulls.get(self._source, (0, -1))

    def _inside(self, name: str, part: Interval, axis: Literal[0, 1]) -> Interval:
        size = (
            self._image[axis] if name == self._source else self._layers[name].output.shape[1 + axis]
        )
        return max(part[0], 0), part[1] if size is None else min(part[1], size - 1)


def _same(first: int, last: int) -> Interval:
    return first, last


_POINTWISE = (
    keras.layers.Activation,
    keras.layers.ReLU,
    keras.layers.LeakyReLU,
    keras.layers.PReLU,
    keras.layers.ELU,
    keras.layers.BatchNormalization,
    keras.layers.Normalization,
    keras.layers.Rescaling,
    keras.layers.Dropout,
    keras.layers.SpatialDropout2D,
    keras.layers.GaussianNoise,
    keras.layers.GaussianDropout,
    keras.layers.ActivityRegularization,
)
_JOINING = (
    keras.layers.Add,
    keras.layers.Subtract,
    keras.layers.Multiply,
    keras.layers.Average,
    keras.layers.Maximum,
    keras.layers.Minimum,
)
_WINDOWS = (
    keras.layers.Conv2D,
    keras.layers.DepthwiseConv2D,
    keras.layers.SeparableConv2D,
    keras.layers.Conv2DTranspose,
    keras.layers.MaxPooling2D,
    keras.layers.AveragePooling2D,
)


def _step(layer: keras.Layer) -> _Step:
    """Return how `layer` reads its inputs; everything unknown reads all of them."""
    if len(layer.output.shape) != 4:
        return _Step(None, None)
    if isinstance(layer, _WINDOWS):
        return _Step(_windowed(layer, 0), _windowed(layer, 1))
    if isinstance(layer, keras.layers.ZeroPadding2D):
        return _Step(_shifted(-layer.padding[0][0]), _shifted(-layer.padding[1][0]))
    if isinstance(layer, keras.layers.Cropping2D):
        return _Step(_shifted(layer.cropping[0][0]), _shifted(layer.cropping[1][0]))
    if isinstance(layer, keras.layers.UpSampling2D) and layer.interpolation == "nearest":
        return _Step(_repeated(layer.size[0]), _repeated(layer.size[1]))
    return _Step(_same, _same) if _is_pointwise(layer) else _Step(None, None)


def _is_pointwise(layer: keras.Layer) -> bool:
    """Whether every position of the output reads the same position of the inputs alone."""
    rank = len(layer.output.shape)
    if isinstance(layer, keras.layers.Activation | keras.layers.Softmax):
        return True  # a softmax here runs over the channels, the last axis
    if isinstance(layer, keras.layers.Concatenate):
        return layer.axis in (-1, rank - 1)
    if isinstance(layer, keras.layers.LayerNormalization):
        axes = [layer.axis] if isinstance(layer.axis, int) else list(layer.axis)
        return all(axis in (-1, rank - 1) for axis in axes)
    if isinstance(layer, _JOINING):
        return len({tuple(tensor.shape[1:3]) for tensor in layer.input}) == 1
    return isinstance(layer, (*_POINTWISE, keras.layers.Dense))


def _windowed(layer: keras.Layer, axis: int) -> Back:
    window = window_of(layer, axis)
    stride, before, extent = window.stride, window.before, window.extent

    def back(first: int, last: int) -> Interval:
        return first * stride - before, last * stride - before + extent - 1

    def back_transposed(first: int, last: int) -> Interval:
        return -((extent - 1 - first - before) // stride), (last + before) // stride

    return back_transposed if window.is_transposed else back


def _shifted(offset: int) -> Back:
    def back(first: int, last: int) -> Interval:
        return first + offset, last + offset

    return back


def _repeated(factor: int) -> Back:
    def back(first: int, last: int) -> Interval:
        return first // factor, last // factor

    return back
