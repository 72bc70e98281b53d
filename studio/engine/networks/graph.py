"""The one place that reads Keras graphs: which operation is called when, on what, giving what.

What Keras keeps of a graph beside its public attributes (nodes, the history of a tensor) is touched
here and nowhere else. A layer belongs to several graphs where a network was cut or has parts, so
its tensors are those of the graph that is asked, not of the layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import keras

from studio.core.networks.layers import Layer


class Call(NamedTuple):
    """One operation at work in a graph.

    Attributes:
        operation: a layer, an operation outside of layers, or a nested model.
        inputs: the tensors that it reads.
        outputs: the tensors that it makes.
    """

    operation: keras.Operation
    inputs: tuple[keras.KerasTensor, ...]
    outputs: tuple[keras.KerasTensor, ...]


class Graph:
    """The calls of one graph.

    Args:
        model: functional.

    Attributes:
        operations: each once, in the graph's order, the inputs among them.
    """

    def __init__(self, model: keras.Model) -> None:
        self.operations: list[keras.Operation] = model.operations
        self._model = model

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call but the inputs', in an order in which they can be made."""
        by_depth = self._model._nodes_by_depth
        nodes = (node for depth in sorted(by_depth, reverse=True) for node in by_depth[depth])
        return tuple(
            Call(node.operation, tuple(node.input_tensors), tuple(node.outputs))
            for node in nodes
            if not node.is_input
        )

    @cached_property
    def _first(self) -> dict[int, Call]:
        found: dict[int, Call] = {}
        for call in self.calls:
            found.setdefault(id(call.operation), call)
        return found

    @cached_property
    def _producers(self) -> dict[int, keras.Operation]:
        found = {id(tensor): call.operation for call in self.calls for tensor in call.outputs}
        return found | {id(tensor): source_of(tensor) for tensor in self._model.inputs}

    def reads(self, operation: keras.Operation) -> tuple[keras.KerasTensor, ...]:
        """Return the tensors that an operation reads, none for an input."""
        call = self._first.get(id(operation))
        return call.inputs if call is not None else ()

    def makes(self, operation: keras.Operation) -> tuple[keras.KerasTensor, ...]:
        """Return the tensors that an operation, which is no input, makes."""
        return self._first[id(operation)].outputs

    def sources(self, operation: keras.Operation) -> list[keras.Operation]:
        """Return what makes the tensors that an operation reads, in their order."""
        return [self.producer(tensor) for tensor in self.reads(operation)]

    def producer(self, tensor: keras.KerasTensor) -> keras.Operation:
        """Return the operation that makes one of the graph's tensors."""
        return self._producers[id(tensor)]


def through(
    model: keras.Model,
    inputs: Any,  # noqa: ANN401  # tensors, as a Keras model takes and gives
    call: Callable[..., Any],
) -> Any:  # noqa: ANN401  # one tensor or several
    """Run a graph, each operation by `call`, in Keras' own order.

    Args:
        inputs: whatever `call` can compute with.
        call: is given the operation and what the graph hands to it.

    Returns:
        The graph's outputs.
    """
    if isinstance(model, keras.Sequential):
        for layer in model.layers:
            inputs = call(layer, inputs)
        return inputs
    return model._run_through_graph(inputs, operation_fn=lambda it: it, call_fn=call)


def source_of(tensor: keras.KerasTensor) -> keras.Operation:
    """Return the operation that made a tensor first, in whatever graph."""
    return tensor._keras_history.operation


def called_in(model: keras.Model) -> list[keras.Operation]:
    """Return the operation of every call of a graph, inputs too, nested models as one."""
    if isinstance(model, keras.Sequential):
        return list(model.layers)
    return [node.operation for nodes in model._nodes_by_depth.values() for node in nodes]


def leaves(model: keras.Model) -> Iterator[keras.Operation]:
    """Yield every operation of `model`, those of nested models in their place."""
    for operation in model.operations if hasattr(model, "operations") else model.layers:
        if isinstance(operation, keras.Model):
            yield from leaves(operation)
        else:
            yield operation


def made_anywhere(operation: keras.Operation) -> list[keras.KerasTensor]:
    """Return all that an operation makes, in every graph that calls it."""
    return [tensor for node in operation._inbound_nodes for tensor in node.output_tensors]


def is_input(layer: keras.Layer) -> bool:
    """Whether a layer is where the images come in."""
    return isinstance(layer, keras.layers.InputLayer)


def rows_of(model: keras.Model) -> list[keras.Layer]:
    """Return the layers of a flat `model` in the graph's order, without the input."""
    return [layer for layer in model.layers if not is_input(layer)]


def inputs_of(model: keras.Model) -> dict[str, tuple[str, ...]]:
    """Return, for every layer but the input, the names of the layers it reads.

    The input's own name is among them where a layer reads the images.
    """
    graph = Graph(model)
    return {
        layer.name: tuple(dict.fromkeys(source.name for source in graph.sources(layer)))
        for layer in rows_of(model)
    }


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
