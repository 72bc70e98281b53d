"""Makes a Keras graph anew behind our own tensor: flat, standard layers only, stable names.

Every layer is made from its configuration with its weights copied, so the result computes the
same; nested models are opened, so that each layer can be listed, frozen and looked into.
"""

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import keras

from studio.core.errors import InputError
from studio.engine.networks import standard_layers
from studio.engine.networks.layer_names import fresh_names


def leaves(model: keras.Model) -> Iterator[keras.Operation]:
    """Yield every operation of `model`, those of nested models in their place."""
    for operation in model.operations if hasattr(model, "operations") else model.layers:
        if isinstance(operation, keras.Model):
            yield from leaves(operation)
        else:
            yield operation


class Replay:
    """One pass over one graph.

    Args:
        source: the graph to make anew.
        origin: what a person knows it by, for sentences.
        seed: for the random layers inside, each gets its own.
        skipped: says which operations to leave out; their input is handed on.
        renumber: whether names that Keras made up are counted from this graph's first.
        rename: last word on each name.
    """

    def __init__(
        self,
        source: keras.Model,
        *,
        origin: str,
        seed: int,
        skipped: Callable[[keras.Operation], bool] = lambda operation: False,
        renumber: bool = True,
        rename: Callable[[str], str] = lambda name: name,
    ) -> None:
        self._source = source
        self._origin = origin
        self._seed = seed
        self._skipped = skipped
        self._names = fresh_names(leaves(source)) if renumber else {}
        self._rename = rename
        self._made: set[str] = set()
        self.outputs: dict[str, keras.KerasTensor] = {}
        """Output of every layer made, by name, in the order they were made."""

    def behind(self, tensor: keras.KerasTensor) -> keras.KerasTensor:
        """Return the source's output with `tensor` as its input.

        Raises:
            InputError: it holds something that cannot be made of standard layers, or does not
                fit the tensor's shape.
        """
        return self._run(self._source, tensor)

    def _run(self, model: keras.Model, tensor: keras.KerasTensor) -> keras.KerasTensor:
        if isinstance(model, keras.Sequential):
            for layer in model.layers:
                tensor = self._call(layer, tensor)
            return tensor
        # What keras.models.clone_model does, without its wrapping the result into a model, which
        # would call every layer a second time when the input is no Input.
        return model._run_through_graph(tensor, operation_fn=lambda op: op, call_fn=self._call)

    def _call(
        self,
        operation: keras.Operation,
        *arguments: Any,  # noqa: ANN401  # what the graph holds: tensors, numbers, lists of both
        **options: Any,  # noqa: ANN401
    ) -> keras.KerasTensor:
        if isinstance(operation, keras.Model):
            return self._run(operation, arguments[0])
        if self._skipped(operation):
            return arguments[0]
        name = self._rename(self._names.get(operation.name, operation.name))
        if name in self._made:
            raise InputError(
                "{file}: the layer {layer} is used twice; only graphs in which each layer is "
                "used once can be taken as a backbone.",
                file=self._origin,
                layer=name,
            )
        self._made.add(name)
        output = self._output(operation, name, arguments, options)
        self.outputs[name] = output
        return output

    def _output(
        self,
        operation: keras.Operation,
        name: str,
        arguments: tuple[Any, ...],
        options: dict[str, Any],
    ) -> keras.KerasTensor:
        if not isinstance(operation, keras.Layer):
            return self._arithmetic(operation, name, arguments)
        match type(operation).__name__:
            case "CustomScaleLayer":
                number = name.removeprefix("custom_scale_layer")
                return standard_layers.scaled_add(arguments[0], operation.scale, number)
            case "LayerScale":
                layer, weights = standard_layers.layer_scale(operation, name)
            case "Conv2D" if standard_layers.is_depthwise(operation):
                layer, weights = standard_layers.depthwise(operation, name)
            case _:
                layer, weights = self._again(operation, name), operation.get_weights()
        kept = {key: value for key, value in options.items() if key not in ("training", "mask")}
        output = layer(*arguments, **kept)
        self._copy(layer, weights)
        return output

    def _arithmetic(
        self, operation: keras.Operation, name: str, arguments: tuple[object, ...]
    ) -> keras.KerasTensor:
        output = standard_layers.arithmetic(type(operation).__name__, arguments, name)
        if output is None:
            raise InputError(
                "{file}: {layer} ({kind}) is a computation outside of a layer; a backbone must "
                "be made of Keras' own layers.",
                file=self._origin,
                layer=operation.name,
                kind=type(operation).__name__,
            )
        return output

    def _again(self, layer: keras.Layer, name: str) -> keras.Layer:
        config = layer.get_config() | {"name": name}
        if "seed" in config:
            config["seed"] = self._seed + len(self._made)
        return type(layer).from_config(config)

    def _copy(self, layer: keras.Layer, weights: standard_layers.Numbers) -> None:
        expected = [tuple(variable.shape) for variable in layer.weights]
        found = [array.shape for array in weights]
        if expected != found:
            raise InputError(
                "{file}: the weights of layer {layer} do not fit this image size: found {found}, "
                "needed {expected}.",
                file=self._origin,
                layer=layer.name,
                found=str(found),
                expected=str(expected),
            )
        if weights:
            with warnings.catch_warnings():  # a Normalization with fixed moments warns
                warnings.simplefilter("ignore")
                layer.set_weights(weights)
