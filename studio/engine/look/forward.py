"""One forward pass to any layer of a flat graph: eager, in inference mode, in float32.

Eager, because a training waits for it: tracing a graph of 150 layers takes a second, running it
layer by layer a tenth of that. The layers' own `call` is run, without the checks around it, and
a batch normalisation as TensorFlow's one operation for it, which halves the time of a whole pass. A
layer that computes in fewer bits, or whose activation function is left out, has a twin in the pass
that reads the same variables; the network itself is not touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.networks.graph import Graph, through

_FUNCTIONS = (
    keras.layers.Activation,
    keras.layers.ReLU,
    keras.layers.LeakyReLU,
    keras.layers.PReLU,
    keras.layers.ELU,
    keras.layers.Softmax,
)
"""Layers that are an activation function and nothing else."""


def has_activation(layer: keras.Layer) -> bool:
    """Whether the layer ends with, or is, an activation function that changes values."""
    if isinstance(layer, _FUNCTIONS):
        return getattr(layer, "activation", None) is not keras.activations.linear
    function = getattr(layer, "activation", None)
    return function is not None and function is not keras.activations.linear


class Forward:
    """The pass from the image to one layer.

    Args:
        model: a flat graph.
        layer: one of its layers.
        is_before: whether the values are those that the layer's activation function reads.
    """

    def __init__(self, model: keras.Model, layer: keras.Layer, *, is_before: bool) -> None:
        graph = Graph(model)
        self._graph = keras.Model(model.inputs, graph.makes(layer)[0], name="look")
        self._twins = {
            id(operation): _twin(operation, graph.reads(operation))
            for operation in self._graph.operations
            if isinstance(operation, keras.Layer) and operation.compute_dtype != "float32"
        }
        self._skipped = None
        if is_before and isinstance(layer, _FUNCTIONS):
            self._skipped = layer
        elif is_before and has_activation(layer):
            self._twins[id(layer)] = _twin(layer, graph.reads(layer), {"activation": "linear"})

    def run(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the layer makes of `pixels` (n, height, width, channels in 0..255)."""
        values = through(self._graph, tf.constant(pixels), self._call)
        found: NDArray[np.float32] = tf.cast(values, tf.float32).numpy()
        return found

    def _call(self, operation: keras.Operation, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        return self._computing(operation)(*arguments, **options)

    def _computing(self, operation: keras.Operation) -> Callable[..., Any]:
        if operation is self._skipped:
            return _handed_on
        twin = self._twins.get(id(operation))
        if twin is not None:
            return _Borrowing(operation, twin)
        if _is_plain_normalisation(operation):
            return _Normalised(operation)
        if getattr(operation, "_call_has_training_arg", False):
            return _Still(operation)
        call: Callable[..., Any] = operation.call
        return call


class _Still:
    """Calls a layer as in prediction."""

    def __init__(self, layer: keras.Layer) -> None:
        self._layer = layer

    def __call__(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # tensors
        return self._layer.call(*arguments, **(options | {"training": False}))


def _is_plain_normalisation(operation: keras.Operation) -> bool:
    return (
        isinstance(operation, keras.layers.BatchNormalization)
        and operation.axis in (-1, 3)
        and len(operation.output.shape) == 4
    )


class _Normalised:
    """Batch normalisation of maps with its moving statistics, in one operation."""

    def __init__(self, layer: keras.layers.BatchNormalization) -> None:
        self._layer = layer

    def __call__(self, maps: Any, **_options: Any) -> Any:  # noqa: ANN401  # tensors
        layer = self._layer
        mean = layer.moving_mean.value
        normalised, *_ = tf.raw_ops.FusedBatchNormV3(
            x=maps,
            scale=layer.gamma.value if layer.scale else tf.ones_like(mean),
            offset=layer.beta.value if layer.center else tf.zeros_like(mean),
            mean=mean,
            variance=layer.moving_variance.value,
            epsilon=layer.epsilon,
            is_training=False,
        )
        return normalised


class _Borrowing:
    """Calls a twin with the variables of the layer itself, as they are now."""

    def __init__(self, layer: keras.Layer, twin: keras.Layer) -> None:
        self._layer = layer
        self._twin = twin

    def __call__(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # tensors
        if getattr(self._twin, "_call_has_training_arg", False):
            options["training"] = False
        self._twin.trainable = self._layer.trainable  # each stage of a training sets it
        values, _ = self._twin.stateless_call(
            _in_float32(self._layer.trainable_variables),
            _in_float32(self._layer.non_trainable_variables),
            *arguments,
            **options,
        )
        return values


def _twin(
    layer: keras.Layer,
    reads: tuple[keras.KerasTensor, ...],
    changes: dict[str, Any] | None = None,
) -> keras.Layer:
    """Return a layer like `layer` in float32, with `changes` to its settings.

    Args:
        reads: what it reads in its graph.
    """
    config = layer.get_config() | (changes or {}) | {"dtype": "float32"}
    made = type(layer).from_config(config | {"name": f"{layer.name}_look"})
    shapes = [tensor.shape for tensor in reads]
    made.build(shapes[0] if len(shapes) == 1 else shapes)
    return made


def _in_float32(variables: list[keras.Variable]) -> list[Any]:
    values = [variable.value for variable in variables]
    return [
        tf.cast(value, tf.float32) if tf.as_dtype(value.dtype).is_floating else value
        for value in values
    ]


def _handed_on(value: Any, **_options: Any) -> Any:  # noqa: ANN401  # a tensor
    return value
