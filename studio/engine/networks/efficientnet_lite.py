"""EfficientNet-Lite: EfficientNet without squeeze-and-excitation and with ReLU6.

Tan and Le 2019 (https://arxiv.org/abs/1905.11946), with the changes of "Higher accuracy on vision
models with EfficientNet-Lite" (TensorFlow blog, March 2020). Stem and head keep their widths, the
first and the last stage their depths, whatever the scale. Layers are named as in Keras'
EfficientNet.

The ImageNet weights come as PyTorch's file of a Python package. They are converted once into
a .weights.h5 in the weights folder, the classifier with its 1,000 classes included.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.torch_file import Array, read_tensors
from studio.core.recipes.recipe import Model
from studio.engine.networks import keras_applications
from studio.engine.networks.hdf5_image import image_of_weights

FEATURES = "top_activation"
CLASSES = 1000

_SCALES = {"EfficientNetLite0": (1.0, 1.0), "EfficientNetLite1": (1.0, 1.1)} | {
    "EfficientNetLite2": (1.1, 1.2)
}
"""Width and depth against the smallest."""
_DROPPED = 0.2
"""Share of images for which the last block with a shortcut is left out while training."""


class _Stage(NamedTuple):
    repeats: int
    kernel: int
    stride: int
    expansion: int
    filters: int


_STAGES = (
    _Stage(1, 3, 1, 1, 16),
    _Stage(2, 3, 2, 6, 24),
    _Stage(2, 5, 2, 6, 40),
    _Stage(3, 3, 2, 6, 80),
    _Stage(3, 5, 1, 6, 112),
    _Stage(4, 5, 2, 6, 192),
    _Stage(1, 3, 1, 6, 320),
)


class _Block(NamedTuple):
    name: str
    kernel: int
    stride: int
    expansion: int
    filters: int


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    weights: Path | None,
    seed: int,
) -> dict[str, keras.KerasTensor]:
    """Make `backbone` behind `pixels` (n, h, w, 1 or 3 in 0..255), preprocessing included.

    Args:
        weights: the verified file of the package, or None for random ones.

    Raises:
        InputError: the file cannot be read or does not fit.
        WorkError: the converted weights could not be written.
    """
    return keras_applications.body(backbone, pixels, model, weights, seed, published)


def with_classifier(
    backbone: Backbone, pixels: keras.KerasTensor, weights: Path
) -> dict[str, keras.KerasTensor]:
    """Make `backbone` as `body` does, and its classifier of 1,000 classes behind it."""
    return keras_applications.body(backbone, pixels, Model(), weights, 0, classifier)


def published(backbone: Backbone, image_size: tuple[int, int], weights: Path | None) -> keras.Model:
    """Return the graph without its classifier, for pixels (n, h, w, 3) that are (x - 127) / 128."""
    whole = classifier(backbone, image_size, weights)
    return keras.Model(whole.input, whole.get_layer(FEATURES).output, name=backbone.name)


def classifier(
    backbone: Backbone, image_size: tuple[int, int], weights: Path | None
) -> keras.Model:
    """Return the network with its own 1,000 classes, for pixels that are (x - 127) / 128.

    Raises:
        InputError: the file of weights cannot be read or does not fit.
        WorkError: the converted weights could not be written.
    """
    model = _graph(backbone, image_size)
    if weights is not None:
        model.load_weights(str(converted(backbone, weights)))
    return model


def converted(backbone: Backbone, source: Path) -> Path:
    """Return the weights of `source`, PyTorch's file, as .weights.h5; made where it is not there.

    Raises:
        InputError: `source` is damaged or belongs to another network.
        WorkError: the disk is full, or the folder cannot be written.
    """
    target = paths.weights() / f"{source.stem}.weights.h5"
    digest = backbone.weight_file.digest if backbone.weight_file else ""
    if weight_files.is_verified(target, digest):
        return target
    model = _graph(backbone, backbone.input_size)
    _assign(model, read_tensors(source), source)
    write_whole(target, image_of_weights(model))
    weight_files.remember_verified(target, digest)
    return target


def _graph(backbone: Backbone, image_size: tuple[int, int]) -> keras.Model:
    layers = keras.layers
    blocks = list(_blocks(*_SCALES[backbone.name]))
    pixels = keras.Input((*image_size, 3))
    x = _convolution(pixels, "stem", 32, 3, stride=2)
    for index, block in enumerate(blocks):
        x = _inverted_residual(x, block, _DROPPED * index / len(blocks))
    x = _convolution(x, "top", 1280, 1)
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    x = layers.Dense(CLASSES, activation="softmax", name="predictions")(x)
    return keras.Model(pixels, x, name=backbone.name)


def _blocks(width: float, depth: float) -> Iterator[_Block]:
    for number, stage in enumerate(_STAGES, start=1):
        is_fixed = number in (1, len(_STAGES))
        repeats = stage.repeats if is_fixed else math.ceil(depth * stage.repeats)
        for repeat in range(repeats):
            yield _Block(
                f"block{number}{chr(ord('a') + repeat)}",
                stage.kernel,
                stage.stride if repeat == 0 else 1,
                stage.expansion,
                _rounded(width * stage.filters),
            )


def _rounded(filters: float) -> int:
    """Return the nearest multiple of eight, never less than nine tenths of `filters`."""
    nearest = max(8, int(filters + 4) // 8 * 8)
    return nearest if nearest >= 0.9 * filters else nearest + 8


def _convolution(
    x: keras.KerasTensor, name: str, filters: int, kernel: int, stride: int = 1
) -> keras.KerasTensor:
    x = _conv2d(filters, kernel, f"{name}_conv", stride)(x)
    return _activated(x, name)


def _inverted_residual(x: keras.KerasTensor, block: _Block, dropped: float) -> keras.KerasTensor:
    """Widen, filter each channel, narrow; add the input where the shapes are equal."""
    layers = keras.layers
    name, shortcut = block.name, x
    if block.expansion > 1:
        wide = x.shape[-1] * block.expansion
        x = _activated(_conv2d(wide, 1, f"{name}_expand_conv")(x), f"{name}_expand")
    x = layers.DepthwiseConv2D(
        block.kernel,
        strides=block.stride,
        padding="same",
        use_bias=False,
        depthwise_initializer=_initializer(),
        name=f"{name}_dwconv",
    )(x)
    x = _activated(x, name)
    x = _conv2d(block.filters, 1, f"{name}_project_conv")(x)
    x = _normalised(x, f"{name}_project")
    if block.stride > 1 or shortcut.shape[-1] != block.filters:
        return x
    if dropped:
        x = layers.Dropout(dropped, noise_shape=(None, 1, 1, 1), name=f"{name}_drop")(x)
    return layers.Add(name=f"{name}_add")([x, shortcut])


def _conv2d(filters: int, kernel: int, name: str, stride: int = 1) -> keras.Layer:
    return keras.layers.Conv2D(
        filters,
        kernel,
        strides=stride,
        padding="same",
        use_bias=False,
        kernel_initializer=_initializer(),
        name=name,
    )


def _initializer() -> keras.Initializer:
    return keras.initializers.VarianceScaling(2.0, "fan_out", "truncated_normal")


def _activated(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return keras.layers.ReLU(6.0, name=f"{name}_activation")(_normalised(x, name))


def _normalised(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return keras.layers.BatchNormalization(epsilon=1e-3, name=f"{name}_bn")(x)


def _assign(model: keras.Model, tensors: dict[str, Array], source: Path) -> None:
    """Give every layer of `model` its arrays out of PyTorch's file.

    Layers of both are in the order of the graph; PyTorch's counters of batches have no use here.

    Raises:
        InputError: a number of arrays or a shape differs.
    """
    groups: dict[str, list[Array]] = {}
    for name, array in tensors.items():
        layer, _, kind = name.rpartition(".")
        if kind != "num_batches_tracked":
            groups.setdefault(layer, []).append(array)
    layers = [layer for layer in model.layers if layer.weights]
    arrays = [_as_in_keras(group) for group in groups.values()]
    expected = [[tuple(weight.shape) for weight in layer.weights] for layer in layers]
    if [[array.shape for array in group] for group in arrays] != expected:
        raise InputError("{file} does not fit {backbone}.", file=str(source), backbone=model.name)
    for layer, group in zip(layers, arrays, strict=True):
        layer.set_weights(group)


def _as_in_keras(group: list[Array]) -> list[Array]:
    """Turn a layer's first array round: kernels are (out, in, h, w) or (classes, features) there.

    A depthwise kernel is (channels, 1, h, w) there and (h, w, channels, 1) in Keras.
    """
    first, *rest = group
    if first.ndim == 4:
        axes = (2, 3, 0, 1) if first.shape[1] == 1 and first.shape[2] > 1 else (2, 3, 1, 0)
        first = np.transpose(first, axes)
    elif first.ndim == 2:
        first = first.T
    return [first, *rest]
