"""How the layers of a flat graph hang together, by names, through Keras' public attributes."""

import keras


def rows_of(model: keras.Model) -> list[keras.Layer]:
    """Return the layers of a flat `model` in the graph's order, without the input."""
    return [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]


def inputs_of(model: keras.Model) -> dict[str, tuple[str, ...]]:
    """Return, for every layer but the input, the names of the layers it reads.

    The input's own name is among them where a layer reads the images.
    """
    producer = {
        id(tensor): layer.name for layer in model.layers for tensor in _listed(layer.output)
    }
    return {
        layer.name: tuple(dict.fromkeys(producer[id(tensor)] for tensor in _listed(layer.input)))
        for layer in rows_of(model)
    }


def nested_in(model: keras.Model) -> list[str]:
    """Return the names of models that stand in `model` as a layer; empty for a flat graph."""
    return [layer.name for layer in model.layers if isinstance(layer, keras.Model)]


def _listed(value: keras.KerasTensor | list[keras.KerasTensor]) -> list[keras.KerasTensor]:
    return list(value) if isinstance(value, list | tuple) else [value]
