"""A convolution with batch normalisation behind it, as most families stack them."""

from __future__ import annotations

import keras


def normalised_convolution(
    x: keras.KerasTensor,
    maps: int,
    size: int | tuple[int, int],
    strides: int,
    padding: str,
    *,
    initializer: str,
    epsilon: float,
    name: str,
) -> keras.KerasTensor:
    """Return convolved and normalised maps; the layers are called `name`_conv and `name`_bn.

    Args:
        x: (n, height, width, maps before).
        maps: how many there are then.
        size: of the window.
        strides: of the window.
        padding: "same" or "valid".
        initializer: of the kernel; there is no bias, which normalisation would take away.
        epsilon: added to the variance.
        name: of both layers, before their endings.
    """
    layers = keras.layers
    x = layers.Conv2D(
        maps,
        size,
        strides,
        padding,
        use_bias=False,
        kernel_initializer=initializer,
        name=f"{name}_conv",
    )(x)
    return layers.BatchNormalization(epsilon=epsilon, name=f"{name}_bn")(x)
