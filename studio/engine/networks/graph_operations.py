"""Computations of a Keras graph outside of layers, made of standard layers: one row each.

`x / 255`, `preprocess_input(x)` or `ops.relu(x)` inside a graph are operations, which an .h5 does
not hold and which cannot be listed, frozen or looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import msgspec
import numpy as np

from studio.core.networks.layers import PREPROCESS_PREFIX

Arguments = tuple[Any, ...]
Output = Any
"""A tensor, or a `Channel` on its way to being one of several again."""


class Channel(msgspec.Struct, frozen=True):
    """One channel taken out of a tensor (n, h, w, channels), which another operation stacks."""

    tensor: Any
    index: int


def as_layers(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    """Return what `operation` makes of `arguments`, by standard layers.

    Args:
        operation: of a graph, not a layer.
        arguments: tensors, numbers, lists of both, as the graph holds them.
        name: for the layer.

    Returns:
        None where it is nothing that standard layers do.
    """
    make = TABLE.get(type(operation).__name__)
    return make(operation, arguments, name) if make else None


def _scaled(kind: str) -> Callable[[keras.Operation, Arguments, str], Output | None]:
    """Return the maker for arithmetic of two tensors, or of one and numbers for its channels."""

    def make(_operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
        if len(arguments) != 2:
            return None
        if all(isinstance(item, keras.KerasTensor) for item in arguments):
            return _joined(kind, arguments, name)
        left, right = arguments
        is_turned = not isinstance(left, keras.KerasTensor)
        tensor, value = (right, left) if is_turned else (left, right)
        number = _numbers(value, tensor)
        if number is None:
            return None
        factors = _scale_and_offset(kind, number, is_turned=is_turned)
        if factors is None:
            return None
        scale, offset = (_plain(item) for item in factors)
        return _rescaled(tensor, scale, offset, name)

    return make


def _joined(kind: str, tensors: Sequence[keras.KerasTensor], name: str) -> Output | None:
    layer = {
        "Add": keras.layers.Add,
        "Multiply": keras.layers.Multiply,
        "Subtract": keras.layers.Subtract,
        "Maximum": keras.layers.Maximum,
        "Minimum": keras.layers.Minimum,
    }.get(kind)
    ranks = {len(tensor.shape) for tensor in tensors}
    if layer is None or len(ranks) > 1:
        return None
    return layer(name=name, **_dtype(tensors[0]))(list(tensors))


def _scale_and_offset(
    kind: str, number: np.ndarray, *, is_turned: bool
) -> tuple[np.ndarray, np.ndarray] | None:
    one, zero = np.ones_like(number), np.zeros_like(number)
    match kind:
        case "Add":
            return one, number
        case "Subtract":
            return (-one, number) if is_turned else (one, -number)
        case "Multiply":
            return number, zero
        case "Divide" | "TrueDivide" if not is_turned and number.all():
            return 1.0 / number, zero
    return None


def _numbers(value: Any, tensor: Any) -> np.ndarray | None:  # noqa: ANN401  # TensorFlow has no types
    """Return one number, or one for each channel, as float64; None where `value` is neither."""
    if not isinstance(tensor, keras.KerasTensor) or isinstance(value, keras.KerasTensor | Channel):
        return None
    try:
        found = np.asarray(value, np.float64)
    except (TypeError, ValueError):
        return None
    if found.ndim > len(tensor.shape) or not np.isfinite(found).all():
        return None
    if found.size == 1:
        return found.reshape(())
    is_for_channels = found.ndim and found.size == found.shape[-1] == tensor.shape[-1]
    return found.ravel() if is_for_channels else None


def _plain(numbers: np.ndarray) -> float | list[float]:
    """Return what a layer's configuration holds."""
    values: float | list[float] = numbers.tolist()
    return values


def _rescaled(
    tensor: keras.KerasTensor, scale: float | list[float], offset: float | list[float], name: str
) -> keras.KerasTensor:
    layer = keras.layers.Rescaling(scale, offset=offset, name=name, **_dtype(tensor))
    return layer(tensor)


def _dtype(tensor: keras.KerasTensor) -> dict[str, str]:
    """Return the option by which a layer computes as precisely as the operation did."""
    dtype = str(tensor.dtype)
    is_usual = dtype == keras.config.dtype_policy().compute_dtype or "float" not in dtype
    return {} if is_usual else {"dtype": dtype}


def _negative(_operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    (tensor,) = arguments
    return _rescaled(tensor, -1.0, 0.0, name)


def _cast(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    dtype = str(operation.dtype)
    if "float" not in dtype:
        return None
    return keras.layers.Rescaling(1.0, name=name, dtype=dtype)(arguments[0])


def _activation(function: str) -> Callable[[keras.Operation, Arguments, str], Output | None]:
    def make(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
        (tensor,) = arguments
        if getattr(operation, "axis", -1) != -1:
            return None
        return keras.layers.Activation(function, name=name, **_dtype(tensor))(tensor)

    return make


def _relu(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    (tensor,) = arguments
    options = {
        key: getattr(operation, key)
        for key in ("negative_slope", "max_value", "threshold")
        if hasattr(operation, key)
    }
    return keras.layers.ReLU(name=name, **options, **_dtype(tensor))(tensor)


def _gelu(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    if operation.approximate:
        return None
    return _activation("gelu")(operation, arguments, name)


def _item(_operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    """Take channels out, such as `x[..., ::-1]`."""
    tensor, key = arguments
    if not isinstance(tensor, keras.KerasTensor) or len(tensor.shape) != 4:
        return None
    parts = key if isinstance(key, tuple | list) else (key,)
    if not parts or not _reaches_channels(parts[:-1]):
        return None
    try:
        chosen = np.arange(tensor.shape[-1])[parts[-1]]
    except (IndexError, TypeError):
        return None
    if np.ndim(chosen) == 0:
        return Channel(tensor, int(chosen))
    return _channels(tensor, [int(index) for index in chosen], name)


def _reaches_channels(parts: Sequence[object]) -> bool:
    """Whether what stands before the last index takes all of the three axes before it."""
    if len(parts) == 1 and parts[0] is Ellipsis:
        return True
    return len(parts) == 3 and all(part == slice(None) for part in parts)


def _stack(operation: keras.Operation, arguments: Arguments, name: str) -> Output | None:
    (channels,) = arguments
    if operation.axis not in (-1, 3) or not all(isinstance(it, Channel) for it in channels):
        return None
    if len({id(channel.tensor) for channel in channels}) != 1:
        return None
    return _channels(channels[0].tensor, [channel.index for channel in channels], name)


def _channels(tensor: keras.KerasTensor, order: list[int], name: str) -> keras.KerasTensor:
    """Return chosen channels in another order, by a frozen 1 x 1 convolution."""
    layer = keras.layers.Conv2D(
        len(order),
        1,
        use_bias=False,
        name=f"{PREPROCESS_PREFIX}{name}",
        trainable=False,
        **_dtype(tensor),
    )
    output = layer(tensor)
    layer.set_weights([np.eye(tensor.shape[-1], dtype="float32")[:, order][np.newaxis, np.newaxis]])
    return output


TABLE: dict[str, Callable[[keras.Operation, Arguments, str], Output | None]] = {
    **{
        kind: _scaled(kind)
        for kind in ("Add", "Divide", "Maximum", "Minimum", "Multiply", "Subtract", "TrueDivide")
    },
    "Negative": _negative,
    "Cast": _cast,
    "GetItem": _item,
    "Stack": _stack,
    "ReLU": _relu,
    "Relu": _activation("relu"),
    "Relu6": _activation("relu6"),
    "Sigmoid": _activation("sigmoid"),
    "Silu": _activation("silu"),
    "Softmax": _activation("softmax"),
    "Softplus": _activation("softplus"),
    "Tanh": _activation("tanh"),
    "Gelu": _gelu,
}
"""By the class of the operation; `opening.standard_parts` lets these through and no others."""
