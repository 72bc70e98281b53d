"""The kernels of a layer in one layout: (height, width, input channels, filters).

Keras keeps them as (height, width, channels in, out) in a convolution (channels of a group where it
has several), (height, width, out, in) in a transposed one, (height, width, in, multiplier) in
a depthwise one, and both in a separable one; a dense layer is a convolution of one pixel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError

if TYPE_CHECKING:
    from studio.engine.look.living_model import LivingModel

_DEPTHWISE = (keras.layers.DepthwiseConv2D, keras.layers.SeparableConv2D)
_KINDS = (keras.layers.Conv2D, keras.layers.Conv2DTranspose, keras.layers.Dense, *_DEPTHWISE)

Kernel = NDArray[np.float32]


def has_kernels(layer: keras.Layer) -> bool:
    """Whether the layer has filters that can be shown."""
    return isinstance(layer, _KINDS)


def is_depthwise(layer: keras.Layer) -> bool:
    """Whether each filter reads a channel of its own."""
    return isinstance(layer, _DEPTHWISE)


def no_filters(layer: keras.Layer, filtered: tuple[str, ...]) -> InputError:
    """Return the refusal of a view that needs filters; `filtered` names layers that have some."""
    return InputError(
        "The layer {layer} ({kind}) has no filters. Layers that have some: {near}, ...",
        layer=layer.name,
        kind=type(layer).__name__,
        near=", ".join(filtered[:3]),
    )


def kernel_variable(layer: keras.Layer) -> keras.Variable:
    """Return what holds the filters; of a separable convolution those of its depthwise half."""
    if is_depthwise(layer) and hasattr(layer, "depthwise_kernel"):
        return layer.depthwise_kernel
    return layer.kernel


def kernel_of(model: LivingModel, layer: keras.Layer) -> Kernel:
    """Return the filters; of a separable convolution those of its depthwise half."""
    return in_layout(layer, model.value(kernel_variable(layer)))


def in_layout(layer: keras.Layer, values: NDArray[Any]) -> Kernel:
    """Return values of the layer's `kernel_variable` as (height, width, channels, filters)."""
    kernel: Kernel = values.astype(np.float32, copy=False)
    if isinstance(layer, keras.layers.Dense):
        return kernel[np.newaxis, np.newaxis]
    if isinstance(layer, keras.layers.Conv2DTranspose):
        return kernel.transpose(0, 1, 3, 2)
    return kernel


def pointwise_of(model: LivingModel, layer: keras.Layer) -> Kernel | None:
    """Return the 1 × 1 half of a separable convolution, (1, 1, channels, filters); else None."""
    if isinstance(layer, keras.layers.SeparableConv2D):
        return model.value(layer.pointwise_kernel).astype(np.float32, copy=False)
    return None
