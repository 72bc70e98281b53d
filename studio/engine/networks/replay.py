"""Rebuilds a Keras graph behind our own tensor: flat, standard layers only, stable names.

Every layer is made from its configuration with its weights copied, so the result computes the
same; nested models are opened, so that each layer can be listed, frozen and looked into. A layer
that the graph calls twice becomes two with the same weights, which training may then set apart.
"""

import itertools
import warnings
from collections.abc import Callable, Collection
from typing import Any

import keras

from studio.core.base.errors import InputError
from studio.engine.networks import standard_layers
from studio.engine.networks.derived_state import derive_state
from studio.engine.networks.graph import called_in, leaves, source_of, through
from studio.engine.networks.graph_operations import as_layers
from studio.engine.networks.layer_names import fresh_names
from studio.engine.networks.opening.standard_parts import AUGMENTATION

MOST_LAYERS = 20_000
"""NASNetLarge has 1,040; models that call each other can describe any number in a few lines."""


def check_size(model: keras.Model, file: str) -> None:
    """Refuse a model whose graph calls more layers than any network has; `file` names it.

    Raises:
        InputError: it does.
    """
    if _calls(model, {}) > MOST_LAYERS:
        raise InputError(
            "{file} describes a network of more than {most} layers; it is not opened.",
            file=file,
            most=MOST_LAYERS,
        )


def _calls(model: keras.Model, known: dict[int, int]) -> int:
    """Return how many calls of layers `model` makes, those of nested models counted each time."""
    if id(model) not in known:
        known[id(model)] = sum(
            _calls(item, known) if isinstance(item, keras.Model) else 1 for item in called_in(model)
        )
    return known[id(model)]


class Replay:
    """One pass over one graph.

    Args:
        source: the graph to rebuild.
        origin: what a person knows it by, for sentences.
        seed: for the random layers inside, each gets its own.
        skipped: says which operations to leave out; their input is handed on.
        renumber: whether names that Keras made up are counted from this graph's first.
        rename: applied to each name before it is made unique.
        reserved: names that stand in front of the graph or behind it.
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
        reserved: Collection[str] = (),
    ) -> None:
        self.source = source
        """The graph that is rebuilt."""
        self._origin = origin
        self._seed = seed
        self._skipped = skipped
        self._names = fresh_names(leaves(source)) if renumber else {}
        self._rename = rename
        self._made: set[str] = set()
        self._taken = set(reserved)
        self._inside: list[str] = []
        self.outputs: dict[str, keras.KerasTensor] = {}
        """Output of every layer made, by name, in the order they were made."""

    def behind(self, tensor: keras.KerasTensor) -> keras.KerasTensor:
        """Return the source's output with `tensor` as its input.

        Raises:
            InputError: it holds something that cannot be made of standard layers, or does not
                fit the tensor's shape.
        """
        check_size(self.source, self._origin)
        # What keras.models.clone_model does, without its wrapping the result into a model, which
        # would call every layer a second time when the input is no Input.
        return through(self.source, tensor, self._call)

    def _call(
        self,
        operation: keras.Operation,
        *arguments: Any,  # noqa: ANN401  # what the graph holds: tensors, numbers, lists of both
        **options: Any,  # noqa: ANN401  # any layer's
    ) -> keras.KerasTensor:
        is_model = isinstance(operation, keras.Model)
        if type(operation).__name__ in AUGMENTATION:
            return self._without_augmentation(operation, arguments, options)
        if options.get("training") or (is_model and any(flag is True for flag in arguments[1:])):
            raise InputError(
                "{file}: {layer} is called with training=True, so it answers differently each "
                "time or by the batch; such models are not opened.",
                file=self._origin,
                layer=operation.name,
            )
        if is_model:
            self._inside.append(operation.name)
            inputs = arguments[0] if arguments else options["inputs"]
            output = through(operation, inputs, self._call)
            self._inside.pop()
            return output
        if self._skipped(operation):
            return arguments[0]
        name = self._free(self._rename(self._names.get(operation.name, operation.name)))
        output = self._output(operation, name, arguments, options)
        self._made.add(name)
        tensors = [
            item for item in keras.tree.flatten(output) if isinstance(item, keras.KerasTensor)
        ]
        if tensors:
            self.outputs[name] = tensors[0]
            made = source_of(tensors[0]).name  # of some standard layers another
            self._taken.add(made)
            self.outputs[made] = tensors[0]
        return output

    def _without_augmentation(
        self, operation: keras.Operation, arguments: tuple[Any, ...], options: dict[str, Any]
    ) -> keras.KerasTensor:
        """Return what an augmentation layer is given: a network that predicts changes no image.

        Keras notes training=True with each of them, which is their default, not somebody's wish.
        """
        if type(operation).__name__ == "RandomCrop":
            raise InputError(
                "{file}: {layer} cuts a random piece out of each image; such models are not "
                "opened.",
                file=self._origin,
                layer=operation.name,
            )
        return arguments[0] if arguments else next(iter(options.values()))

    def _free(self, name: str) -> str:
        """Return `name`; where another layer has it, with the nested model's before, or a number.

        So inner layers of two blocks may be called alike, and a layer may be called twice.
        """
        if not self._has(name):
            return name
        base = self._rename("_".join([*self._inside, name])) if self._inside else name
        numbered = (f"{base}_{number}" for number in itertools.count(2))
        return next(free for free in itertools.chain([base], numbered) if not self._has(free))

    def _has(self, name: str) -> bool:
        return name in self._made or name in self._taken

    def _output(
        self,
        operation: keras.Operation,
        name: str,
        arguments: tuple[Any, ...],
        options: dict[str, Any],
    ) -> keras.KerasTensor:
        if not isinstance(operation, keras.Layer):
            return self._outside_of_layers(operation, name, arguments, options)
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

    def _outside_of_layers(
        self,
        operation: keras.Operation,
        name: str,
        arguments: tuple[Any, ...],
        options: dict[str, Any],
    ) -> keras.KerasTensor:
        output = None if options else as_layers(operation, arguments, name)
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
            config["seed"] = self._seed + len(self._made) + 1  # recipes' bits hang on it
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
            derive_state(layer)
