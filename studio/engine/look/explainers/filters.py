"""The kernels of a layer.

First shown for a deep network by Krizhevsky, Sutskever, Hinton: ImageNet classification with deep
convolutional neural networks, NIPS 2012, figure 3.
"""

from __future__ import annotations

from typing import Literal

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.filters import Filters, FiltersFacts, by_channel
from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.engine.look.explained import Explained
from studio.engine.look.kernels import (
    Kernel,
    has_kernels,
    in_layout,
    is_depthwise,
    kernel_of,
    kernel_variable,
    no_filters,
    pointwise_of,
)
from studio.engine.look.living_model import LivingModel

_CAFFE = f"{PREPROCESS_PREFIX}caffe"
"""The layer that turns red, green, blue around."""

_DEAD = 1e-3
"""Of the median: what is shorter does nothing beside the others."""


def explain(model: LivingModel, view: Filters) -> Explained:
    """Return `filters`, `norms`, `moved` and, of a whole separable convolution, `pointwise`.

    Raises:
        InputError: no such layer, it has no filters, or not that many.
    """
    layer = model.layer(view.layer)
    if not has_kernels(layer):
        raise no_filters(layer, model.filtered)
    kernel = kernel_of(model, layer)
    lengths = _lengths(layer, kernel)
    facts = FiltersFacts(
        layer=layer.name,
        kind=type(layer).__name__,
        shape=kernel.shape,
        total=kernel.shape[2] * kernel.shape[3] if is_depthwise(layer) else kernel.shape[3],
        largest=float(np.abs(kernel[np.isfinite(kernel)]).max(initial=0.0)),
        is_depthwise=is_depthwise(layer),
        colors=_colors(model, layer),
        weight_dead=_next_to_nothing(lengths),
        normalisation_dead=_normalised_away(model, layer),
    )
    if view.first >= facts.total:
        raise InputError(
            "The layer {layer} has no filter {filter}: they are 0 to {last}.",
            layer=layer.name,
            filter=view.first,
            last=facts.total - 1,
        )
    last = view.first + view.count if view.count else None
    arrays = {"norms": lengths[view.first : last]}
    moved = _moved(model, layer, kernel)
    if moved is not None:
        arrays["moved"] = moved[view.first : last]
    if view.first or view.count:
        shown = by_channel(kernel, facts)[..., view.first : last]
        return Explained({"filters": shown, **arrays}, facts)
    pointwise = pointwise_of(model, layer)
    more = {} if pointwise is None else {"pointwise": pointwise}
    return Explained({"filters": kernel, **more, **arrays}, facts)


def _lengths(layer: keras.Layer, kernel: Kernel) -> NDArray[np.float32]:
    """Return the Euclidean length of each filter, (filters,)."""
    if is_depthwise(layer):
        kernel = kernel.reshape(*kernel.shape[:2], 1, -1)
    found: NDArray[np.float32] = np.sqrt(np.square(kernel).sum(axis=(0, 1, 2)))
    return found


def _moved(model: LivingModel, layer: keras.Layer, kernel: Kernel) -> NDArray[np.float32] | None:
    """Return how far each filter is from where it began, (filters,); None where that is unknown."""
    begun = model.begun(kernel_variable(layer))
    if begun is None:
        return None
    before = in_layout(layer, begun)
    lengths = _lengths(layer, before)
    way = _lengths(layer, kernel - before)
    return (way / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _next_to_nothing(lengths: NDArray[np.float32]) -> tuple[int, ...]:
    return tuple(np.flatnonzero(lengths <= _DEAD * np.median(lengths)).tolist())


def _normalised_away(model: LivingModel, layer: keras.Layer) -> tuple[int, ...]:
    for reader in model.readers(layer):
        if isinstance(reader, keras.layers.BatchNormalization) and reader.scale:
            return _next_to_nothing(np.abs(model.value(reader.gamma).astype(np.float32)))
    return ()


def _colors(model: LivingModel, layer: keras.Layer) -> Literal["rgb", "bgr", ""]:
    """Return the order of the colours that the layer reads, "" where it reads something else."""
    if layer.input.shape[-1] != 3 or isinstance(layer, keras.layers.Dense) or is_depthwise(layer):
        return ""
    order: Literal["rgb", "bgr"] = "rgb"
    sources = model.sources(layer)
    while sources and not isinstance(sources[0], keras.layers.InputLayer):
        (source,) = sources if len(sources) == 1 else (None,)
        if source is None:
            return ""
        if source.name == _CAFFE:
            order = "bgr"
        elif not _keeps_colors(source):
            return ""
        sources = model.sources(source)
    return order


def _keeps_colors(layer: keras.Layer) -> bool:
    """Whether each channel that the layer gives is the same channel of what it reads."""
    return layer.name.startswith(PREPROCESS_PREFIX) or isinstance(
        layer,
        keras.layers.ZeroPadding2D | keras.layers.Rescaling | keras.layers.Normalization,
    )
