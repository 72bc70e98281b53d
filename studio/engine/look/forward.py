"""Passes through a flat graph to any of its layers, and back: in inference mode, in float32.

The layers' own `call` is run, without the checks around it, and a batch normalisation as
TensorFlow's one operation for it, which halves the time of a whole pass. A layer that computes in
fewer bits, whose activation function is left out or follows another rule, or whose weights are to
be others has a twin in the pass, or is called without its state; the network itself is not touched.
`weighted_pass` runs it, eagerly or traced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import keras
import tensorflow as tf

from studio.engine.look.relu_rules import Rule, rectifier_of, ruled
from studio.engine.networks.graph import Graph, is_input, through

_FUNCTIONS = (
    keras.layers.Activation,
    keras.layers.ReLU,
    keras.layers.LeakyReLU,
    keras.layers.PReLU,
    keras.layers.ELU,
    keras.layers.Softmax,
)
"""Layers that are an activation function and nothing else."""

Values = Mapping[int, Any]
"""Tensors that stand for variables, by the id of the variable."""

Score = Callable[..., Any]
"""From the outputs of a pass, and arguments that are tensors, to what is explained: a tensor. Equal
functions score equally."""


class Backward(NamedTuple):
    """What a pass there and back gives.

    Attributes:
        outputs: a tensor a layer.
        gradient: of the score, summed up; None where the score does not depend on it.
    """

    outputs: list[Any]
    gradient: Any


def has_activation(layer: keras.Layer) -> bool:
    """Whether the layer ends with, or is, an activation function that changes values."""
    if isinstance(layer, _FUNCTIONS):
        return getattr(layer, "activation", None) is not keras.activations.linear
    function = getattr(layer, "activation", None)
    return function is not None and function is not keras.activations.linear


class Forward:
    """The pass from the image to some layers.

    Args:
        model: a flat graph.
        layers: of it, whose outputs are asked for.
        is_before: whether the values of the last of `layers` are those that its activation
            function reads.
        rule: what ReLUs hand back; None for their gradient.
    """

    def __init__(
        self,
        model: keras.Model,
        *layers: keras.Layer,
        is_before: bool = False,
        rule: Rule | None = None,
    ) -> None:
        graph = Graph(model)
        outputs = [
            model.inputs[0] if is_input(layer) else graph.makes(layer)[0] for layer in layers
        ]
        self._graph = keras.Model(model.inputs, outputs, name="look")
        self._rules: dict[int, Callable[..., Any]] = {}
        self._twins: dict[int, keras.Layer] = {}
        self._skipped = layers[-1] if is_before and isinstance(layers[-1], _FUNCTIONS) else None
        for operation in self._graph.operations:
            if not isinstance(operation, keras.Layer) or operation is self._skipped:
                continue
            rectifier = rectifier_of(operation) if rule is not None else None
            is_linear = is_before and operation is layers[-1] and has_activation(operation)
            if rule is not None and rectifier is not None and not is_linear:
                self._rules[id(operation)] = ruled(rectifier, rule)
            is_function = isinstance(operation, _FUNCTIONS)
            if is_linear or (id(operation) in self._rules and not is_function):
                self._twins[id(operation)] = _twin(
                    operation, graph.reads(operation), {"activation": "linear"}
                )
            elif operation.compute_dtype != "float32":
                self._twins[id(operation)] = _twin(operation, graph.reads(operation))

    @property
    def rules(self) -> int:
        """How many ReLUs follow the rule."""
        return len(self._rules)

    @property
    def variables(self) -> list[keras.Variable]:
        """What it reads, seeds of random layers included."""
        return list(self._graph.variables)

    def tensors(
        self,
        pixels: Any,  # noqa: ANN401  # a tensor
        values: Values | None = None,
        tape: tf.GradientTape | None = None,
        watched: keras.Layer | None = None,
    ) -> list[Any]:
        """Return what each layer makes of `pixels` (n, height, width, channels in 0..255), float32.

        Args:
            values: instead of those of the variables.
            tape: goes the way back; it watches the output of `watched` from where it is made on,
                or the pixels.
        """
        is_back = tape is not None and watched is None

        def call(operation: keras.Operation, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # any layer's
            made = self._operation(operation, values, is_back)(*arguments, **options)
            if operation is watched and tape is not None:
                tape.watch(made)
            return made

        found = through(self._graph, pixels, call)
        listed = found if isinstance(found, list | tuple) else [found]
        return [tf.cast(made, tf.float32) for made in listed]

    def there_and_back(
        self,
        pixels: Any,  # noqa: ANN401  # a tensor
        values: Values | None,
        score: Score,
        *arguments: Any,  # noqa: ANN401  # tensors
        of: keras.Layer | None = None,
    ) -> Backward:
        """Return what each layer makes of `pixels`, and the gradient of what `score` says of it.

        Args:
            values: instead of those of the variables.
            arguments: of `score`, behind the outputs.
            of: the gradient is with respect to its output, which is the first one asked for; None
                for the pixels.
        """
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            if of is None:
                tape.watch(pixels)
            outputs = self.tensors(pixels, values, tape, of)
            total = tf.reduce_sum(score(outputs, *arguments))
        return Backward(outputs, tape.gradient(total, pixels if of is None else outputs[0]))

    def _operation(
        self, operation: keras.Operation, values: Values | None, is_back: bool
    ) -> Callable[..., Any]:
        if operation is self._skipped:
            return _handed_on
        rule = self._rules.get(id(operation))
        if rule is not None and isinstance(operation, _FUNCTIONS):
            return rule
        call = self._linear(operation, values, is_back)
        return call if rule is None else _Followed(call, rule)

    def _linear(
        self, operation: keras.Operation, values: Values | None, is_back: bool
    ) -> Callable[..., Any]:
        value_of = _variable_value if values is None else _ValueIn(values)
        twin = self._twins.get(id(operation))
        if twin is not None:
            return _Borrowing(operation, twin, value_of)
        if _is_plain_normalisation(operation):
            return _Normalised(operation, value_of, is_differentiated=is_back)
        if values is not None and _has_values(operation, values):
            return _Borrowing(operation, operation, value_of)
        if getattr(operation, "_call_has_training_arg", False):
            return _Still(operation)
        call: Callable[..., Any] = operation.call
        return call


def _has_values(operation: keras.Operation, values: Values) -> bool:
    """Whether something stands for a variable of the operation."""
    return any(id(variable) in values for variable in getattr(operation, "variables", ()))


def _variable_value(variable: keras.Variable) -> Any:  # noqa: ANN401  # a tensor
    return variable.value


class _ValueIn:
    """What stands for a variable; its own value where nothing does."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def __call__(self, variable: keras.Variable) -> Any:  # noqa: ANN401  # a tensor
        found = self._values.get(id(variable))
        return variable.value if found is None else found


class _Followed:
    """Calls a layer without its activation function, then a function that stands for it."""

    def __init__(self, call: Callable[..., Any], function: Callable[..., Any]) -> None:
        self._call = call
        self._function = function

    def __call__(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # tensors
        return self._function(self._call(*arguments, **options))


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


_ValueOf = Callable[[keras.Variable], Any]
"""The tensor that stands for a variable."""


class _Normalised:
    """Batch normalisation of maps with its moving statistics, in one operation.

    Traced, one factor and one summand are quicker on the way back, whose operation computes what
    nobody asks for: a gradient of EfficientNet-Lite0 takes 0.8 of the time.
    """

    def __init__(
        self,
        layer: keras.layers.BatchNormalization,
        value_of: _ValueOf,
        *,
        is_differentiated: bool,
    ) -> None:
        self._layer = layer
        self._value_of = value_of
        self._is_differentiated = is_differentiated

    def __call__(self, maps: Any, **_options: Any) -> Any:  # noqa: ANN401  # tensors
        layer, value_of = self._layer, self._value_of
        mean = value_of(layer.moving_mean)
        if self._is_differentiated and not tf.executing_eagerly():
            factor = tf.math.rsqrt(value_of(layer.moving_variance) + layer.epsilon)
            factor = factor * value_of(layer.gamma) if layer.scale else factor
            summand = -mean * factor
            summand = summand + value_of(layer.beta) if layer.center else summand
            return maps * factor + summand
        normalised, *_ = tf.raw_ops.FusedBatchNormV3(
            x=maps,
            scale=value_of(layer.gamma) if layer.scale else tf.ones_like(mean),
            offset=value_of(layer.beta) if layer.center else tf.zeros_like(mean),
            mean=mean,
            variance=value_of(layer.moving_variance),
            epsilon=layer.epsilon,
            is_training=False,
        )
        return normalised


class _Borrowing:
    """Calls a twin with the variables of the layer itself, or what stands for them."""

    def __init__(self, layer: keras.Layer, twin: keras.Layer, value_of: _ValueOf) -> None:
        self._layer = layer
        self._twin = twin
        self._value_of = value_of

    def __call__(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # tensors
        if getattr(self._twin, "_call_has_training_arg", False):
            options["training"] = False
        if self._twin is not self._layer:
            self._twin.trainable = self._layer.trainable  # each stage of a training sets it
        values, _ = self._twin.stateless_call(
            self._in_float32(self._layer.trainable_variables),
            self._in_float32(self._layer.non_trainable_variables),
            *arguments,
            **options,
        )
        return values

    def _in_float32(self, variables: list[keras.Variable]) -> list[Any]:
        values = [self._value_of(variable) for variable in variables]
        return [
            tf.cast(value, tf.float32) if tf.as_dtype(value.dtype).is_floating else value
            for value in values
        ]


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


def _handed_on(value: Any, **_options: Any) -> Any:  # noqa: ANN401  # a tensor
    return value
