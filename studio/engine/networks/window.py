"""What a layer's window covers along one axis: which inputs an output reads, one by one."""

from __future__ import annotations

from typing import NamedTuple

import keras


class Window(NamedTuple):
    """A kernel or a pooling along one axis.

    Attributes:
        size: elements of the kernel.
        stride: between two outputs, or of a transposed convolution between two inputs.
        dilation: between two elements.
        before: padding in front of the first input; of a transposed convolution what is cut off in
            front of the first output.
        is_transposed: whether inputs are laid out over outputs, and not the other way round.
    """

    size: int
    stride: int = 1
    dilation: int = 1
    before: int = 0
    is_transposed: bool = False

    @property
    def extent(self) -> int:
        """From the first element to the last, both included."""
        return self.dilation * (self.size - 1) + 1

    def reads(self, unit: int) -> list[int | None]:
        """Return, for each element, the index of the input that output `unit` multiplies it with.

        It may lie outside, where padding is; None where a transposed convolution has none.
        """
        if not self.is_transposed:
            first = unit * self.stride - self.before
            return [first + element * self.dilation for element in range(self.size)]
        offsets = [unit + self.before - element * self.dilation for element in range(self.size)]
        return [None if offset % self.stride else offset // self.stride for offset in offsets]


def window_of(layer: keras.Layer, axis: int) -> Window:
    """Return the window of a convolution, a pooling or a dense layer along `axis`, 0 or 1."""
    if isinstance(layer, keras.layers.Dense):
        return Window(1)
    is_transposed = isinstance(layer, keras.layers.Conv2DTranspose)
    sizes = layer.kernel_size if hasattr(layer, "kernel_size") else layer.pool_size
    dilation = layer.dilation_rate[axis] if hasattr(layer, "dilation_rate") else 1
    window = Window(sizes[axis], layer.strides[axis], dilation, 0, is_transposed)
    return window._replace(before=_before(window, layer, axis))


def _before(window: Window, layer: keras.Layer, axis: int) -> int:
    if layer.padding != "same":
        return 0
    if window.is_transposed:
        return max(window.extent - window.stride, 0) // 2
    size, stride = layer.input.shape[1 + axis], window.stride
    covered = stride if size is None else size - (-(-size // stride) - 1) * stride
    return max(window.extent - covered, 0) // 2
