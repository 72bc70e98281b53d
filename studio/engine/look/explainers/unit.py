"""How one unit comes to its value: the sum of kernel × patch."""

from __future__ import annotations

from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.unit import Unit, UnitFacts
from studio.engine.look.explained import Explained
from studio.engine.look.image import image_of
from studio.engine.look.kernels import (
    has_kernels,
    is_depthwise,
    kernel_of,
    no_filters,
    pointwise_of,
)
from studio.engine.look.living_model import LivingModel
from studio.engine.look.maps import maps_of
from studio.engine.networks.window import Window, window_of

Array = NDArray[np.float32]


class _Weights(NamedTuple):
    """What one filter reads: (height, width, channels), and the numbers of those channels."""

    kernel: Array
    inputs: NDArray[np.int32]


def explain(model: LivingModel, view: Unit) -> Explained:
    """Return `kernel`, `patch`, `product`, `bias`, `value`, `activation` and `inputs`.

    Raises:
        InputError: no such layer, unit or image, or the layer has no filters.
    """
    layer = model.layer(view.layer)
    if not has_kernels(layer):
        raise no_filters(layer, model.filtered)
    (source,) = model.sources(layer)
    pixels = image_of(view.image, model.form)
    shown = tf.constant(pixels[np.newaxis].astype(np.float32))
    read, after = (maps_of(made.numpy()[0]) for made in model.forward(source, layer).tensors(shown))
    _check(view, layer, after.shape)
    before = maps_of(model.output(layer, pixels[np.newaxis], is_before=True)[0])
    weights = _weights(model, layer, view.filter, read.shape[-1])
    windows = (window_of(layer, 0), window_of(layer, 1))
    patch = _patch(read[..., weights.inputs], windows, view)
    place = (view.row, view.column, view.filter)
    arrays = {
        "kernel": weights.kernel,
        "patch": patch,
        "product": weights.kernel * patch,
        "bias": _bias(model, layer, view.filter),
        "value": before[place],
        "activation": after[place],
        "inputs": weights.inputs,
    }
    return Explained(
        {name: np.asarray(array) for name, array in arrays.items()},
        _facts(layer, source, view, after.shape, windows),
    )


def _check(view: Unit, layer: keras.Layer, shape: tuple[int, ...]) -> None:
    for name, found, count in zip(
        ("row", "column", "filter"), (view.row, view.column, view.filter), shape, strict=True
    ):
        if found >= count:
            raise InputError(
                "{field}: found {found}; the maps of the layer {layer} allow 0 to {last}.",
                field=name,
                found=found,
                layer=layer.name,
                last=count - 1,
            )


def _weights(model: LivingModel, layer: keras.Layer, number: int, channels: int) -> _Weights:
    kernel = kernel_of(model, layer)
    pointwise = pointwise_of(model, layer)
    if pointwise is not None:  # both halves as the one convolution that they come to
        per_channel = pointwise[0, 0, :, number].reshape(kernel.shape[2:])
        return _Weights(
            np.einsum("hwcm,cm->hwc", kernel, per_channel), np.arange(channels, dtype=np.int32)
        )
    if is_depthwise(layer):
        channel, multiple = divmod(number, kernel.shape[3])
        return _Weights(kernel[:, :, channel, multiple, np.newaxis], np.array([channel], np.int32))
    inside = kernel.shape[2]
    group = number // (kernel.shape[3] // (channels // inside))
    return _Weights(
        kernel[..., number], np.arange(group * inside, (group + 1) * inside, dtype=np.int32)
    )


def _patch(read: Array, windows: tuple[Window, Window], view: Unit) -> Array:
    """Return what lies under each element of the kernel, 0 where nothing does."""
    places = [
        np.array([-1 if index is None else index for index in window.reads(unit)])
        for window, unit in zip(windows, (view.row, view.column), strict=True)
    ]
    inside = [
        (place >= 0) & (place < count) for place, count in zip(places, read.shape[:2], strict=True)
    ]
    found = read[np.where(inside[0], places[0], 0)][:, np.where(inside[1], places[1], 0)]
    return np.where((inside[0][:, np.newaxis] & inside[1])[..., np.newaxis], found, np.float32(0))


def _bias(model: LivingModel, layer: keras.Layer, number: int) -> np.float32:
    bias = getattr(layer, "bias", None)
    return np.float32(0.0 if bias is None else model.value(bias)[number])


def _facts(
    layer: keras.Layer,
    source: keras.Layer,
    view: Unit,
    shape: tuple[int, ...],
    windows: tuple[Window, Window],
) -> UnitFacts:
    function = getattr(layer, "activation", None)
    top, left = (
        None if window.is_transposed else window.reads(unit)[0]
        for window, unit in zip(windows, (view.row, view.column), strict=True)
    )
    return UnitFacts(
        layer=layer.name,
        kind=type(layer).__name__,
        source=source.name,
        size=(shape[0], shape[1]),
        function="linear" if function is None else function.__name__,
        top=top,
        left=left,
        step=(windows[0].dilation, windows[1].dilation),
    )
