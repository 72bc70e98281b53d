"""How the layers of a flat graph hang together, by names, through Keras' public attributes."""

import keras

from studio.core.networks.layers import Layer


def is_input(layer: keras.Layer) -> bool:
    """Whether a layer is where the images come in."""
    return isinstance(layer, keras.layers.InputLayer)


def rows_of(model: keras.Model) -> list[keras.Layer]:
    """Return the layers of a flat `model` in the graph's order, without the input."""
    return [layer for layer in model.layers if not is_input(layer)]


def outline(model: keras.Model) -> tuple[Layer, ...]:
    """Return the rows of a flat `model` with what freezing asks for: names, inputs and weights."""
    rows, inputs = rows_of(model), inputs_of(model)
    names = {row.name for row in rows}
    return tuple(
        Layer(
            name=row.name,
            kind=type(row).__name__,
            block="",
            output_shape=(),
            parameters=row.count_params(),
            trainable_parameters=0,
            receptive_field=None,
            inputs=tuple(name for name in inputs[row.name] if name in names),
        )
        for row in rows
    )


def tensors_into(operation: keras.Operation) -> list[keras.KerasTensor]:
    """Return what an operation reads in its own graph; parts made later add further nodes."""
    return list(operation._inbound_nodes[0].input_tensors)


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
