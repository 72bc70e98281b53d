"""The same function with standard layers only, where a graph holds something a .h5 cannot.

Inception-ResNet v2 and ConvNeXt bring layers of their own. What stands here computes the same
values, saves and loads in plain Keras, and can be seen and explained like any layer.
"""

import keras
import numpy as np

Numbers = list[np.ndarray]


def depthwise(convolution: keras.layers.Conv2D, name: str) -> tuple[keras.Layer, Numbers]:
    """Return a grouped convolution of one channel a group as DepthwiseConv2D, with its weights.

    TensorFlow on a CPU has no fast path, and no gradient without XLA, for the grouped form.
    """
    layer = keras.layers.DepthwiseConv2D(
        convolution.kernel_size,
        strides=convolution.strides,
        padding=convolution.padding,
        dilation_rate=convolution.dilation_rate,
        use_bias=convolution.use_bias,
        dtype=convolution.dtype_policy,
        name=name,
    )
    kernel, *bias = convolution.get_weights()
    return layer, [np.swapaxes(kernel, 2, 3), *bias]


def is_depthwise(operation: keras.Operation) -> bool:
    """Whether `operation` is a Conv2D that reads each channel alone."""
    return (
        isinstance(operation, keras.layers.Conv2D)
        and operation.groups > 1
        and operation.groups == operation.filters == operation.kernel.shape[-1]
        and operation.kernel.shape[2] == 1
        and operation.activation is keras.activations.linear
    )


def layer_scale(scale: keras.Layer, name: str) -> tuple[keras.Layer, Numbers]:
    """Return ConvNeXt's LayerScale as a 1 x 1 depthwise convolution, with its weights."""
    (gamma,) = scale.get_weights()
    layer = keras.layers.DepthwiseConv2D(1, use_bias=False, dtype=scale.dtype_policy, name=name)
    return layer, [gamma.reshape(1, 1, -1, 1)]


def scaled_add(tensors: list[keras.KerasTensor], scale: float, number: str) -> keras.KerasTensor:
    """Return shortcut + scale * branch of `tensors`, as Inception-ResNet joins its blocks.

    The layers are called "scale" and "add" with `number` behind, such as "_7".
    """
    shortcut, branch = tensors
    scaled = keras.layers.Rescaling(scale, name=f"scale{number}")(branch)
    return keras.layers.Add(name=f"add{number}")([shortcut, scaled])
