"""The outputs of a graph's layers by name."""

import keras


def layer_outputs(
    pixels: keras.KerasTensor, last: keras.KerasTensor
) -> dict[str, keras.KerasTensor]:
    """Return what every layer between `pixels` and `last` gives, in the graph's order."""
    return {layer.name: layer.output for layer in keras.Model(pixels, last).layers[1:]}
