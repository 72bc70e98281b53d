"""The kernels of a layer.

First shown for a deep network by Krizhevsky, Sutskever, Hinton: ImageNet classification with deep
convolutional neural networks, NIPS 2012, figure 3.
"""

from __future__ import annotations

from typing import Literal

import keras
import numpy as np

from studio.core.base.errors import InputError
from studio.core.look.filters import Filters, FiltersFacts, by_channel
from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.engine.look.explained import Explained
from studio.engine.look.kernels import (
    has_kernels,
    is_depthwise,
    kernel_of,
    no_filters,
    pointwise_of,
)
from studio.engine.look.living_model import LivingModel

_CAFFE = f"{PREPROCESS_PREFIX}caffe"
"""The layer that turns red, green, blue around."""


def explain(model: LivingModel, view: Filters) -> Explained:
    """Return `filters` and, of a separable convolution asked for whole, `pointwise`.

    Raises:
        InputError: no such layer, it has no filters, or not that many.
    """
    layer = model.layer(view.layer)
    if not has_kernels(layer):
        raise no_filters(layer, model.filtered)
    kernel = kernel_of(layer)
    facts = FiltersFacts(
        layer=layer.name,
        kind=type(layer).__name__,
        shape=kernel.shape,
        total=kernel.shape[2] * kernel.shape[3] if is_depthwise(layer) else kernel.shape[3],
        largest=float(np.abs(kernel[np.isfinite(kernel)]).max(initial=0.0)),
        is_depthwise=is_depthwise(layer),
        colors=_colors(model, layer),
    )
    if view.first >= facts.total:
        raise InputError(
            "The layer {layer} has no filter {filter}: they are 0 to {last}.",
            layer=layer.name,
            filter=view.first,
            last=facts.total - 1,
        )
    if not view.first and not view.count:
        pointwise = pointwise_of(layer)
        more = {} if pointwise is None else {"pointwise": pointwise}
        return Explained({"filters": kernel, **more}, facts)
    last = view.first + view.count if view.count else None
    return Explained({"filters": by_channel(kernel, facts)[..., view.first : last]}, facts)


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
