"""A flat Keras graph as rows to read, tick and group."""

import math

import keras

from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.engine.networks.blocks import Node, blocks
from studio.engine.networks.graph import inputs_of, rows_of
from studio.engine.networks.receptive_field import ReceptiveFields


def describe(model: keras.Model) -> tuple[Layer, ...]:
    """Return one row a layer, without the input, in the graph's order.

    What a gradient could move is counted whatever is frozen at the moment.
    """
    inputs = inputs_of(model)
    rows = rows_of(model)
    fields = ReceptiveFields(model)
    group = blocks([Node(row.name, type(row).__name__, inputs[row.name]) for row in rows])
    return tuple(
        Layer(
            name=row.name,
            kind=type(row).__name__,
            block=group[row.name],
            output_shape=tuple(row.output.shape[1:]),
            parameters=row.count_params(),
            trainable_parameters=_movable(row),
            receptive_field=fields.size(row.name),
            inputs=tuple(name for name in inputs[row.name] if name in group),
        )
        for row in rows
    )


def _movable(layer: keras.Layer) -> int:
    if layer.name.startswith(PREPROCESS_PREFIX):
        return 0
    flag = layer.trainable
    layer.trainable = True
    count: int = sum(math.prod(variable.shape) for variable in layer.trainable_variables)
    layer.trainable = flag
    return count
