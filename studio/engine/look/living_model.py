"""A network that can be asked, whether it lies in a file or trains at this moment."""

from __future__ import annotations

import difflib
import math
from functools import cached_property
from typing import Any, Literal, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.split import Split
from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.engine.look.forward import Forward, Values
from studio.engine.look.kernels import has_kernels
from studio.engine.look.latent import Latent
from studio.engine.look.relu_rules import Rule
from studio.engine.look.weighted_pass import EAGER, EAGER_AT_WORK, Passes, WeightedPass
from studio.engine.networks.describe import describe
from studio.engine.networks.graph import Graph, rows_of
from studio.engine.networks.receptive_field import ReceptiveFields
from studio.engine.training.checkpoints import begun_value
from studio.engine.training.host_copy import host_copy


class Source(NamedTuple):
    """The run that a network is of.

    Attributes:
        dataset: the images that it was trained, validated and tested on.
        weights: another text as soon as the weights are others; "" while they are learned.
        folder: of the run; None before it has one.
        recipe: of the run.
        parts: which of the images train, validate and test.
    """

    dataset: Dataset
    weights: str
    folder: RunFolder | None = None
    recipe: Recipe | None = None
    parts: Split | None = None


class LivingModel:
    """A flat graph from pixels, and what its explainers ask of it.

    Args:
        graph: its variables are read as they are at the moment of a question.
        form: what its images are brought to.
        layers: its rows, where they are known already.
        classes: names of what its outputs stand for; empty where it tells no classes apart or
            their names are not known.
        source: the run that it is of, if any.
        values: what stands for its variables; None for the variables as they are.
        latent: the part of it that makes images of vectors, if it has one.
        passes: those of `graph`, where some are ready.

    Attributes:
        form: see there.
        weights: as in `Source`, also of a network that is of no run.
        latent: see there.
        classes: see there.
        source: see there.
    """

    def __init__(
        self,
        graph: keras.Model,
        form: PixelForm,
        layers: tuple[Layer, ...] | None = None,
        classes: tuple[str, ...] = (),
        source: Source | None = None,
        values: Values | None = None,
        latent: Latent | None = None,
        passes: Passes | None = None,
        weights: str = "",
    ) -> None:
        self.form = form
        self.weights = source.weights if source is not None else weights
        self.latent = latent
        self.classes = classes
        self.source = source
        self._graph = graph
        self._described = layers
        self._values = values
        self._passes = passes or Passes(graph)
        self._seen_by: dict[tuple[str, Literal[0, 1], int], NDArray[np.int32]] = {}

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers, in the graph's order."""
        return self._described or describe(self._graph)

    @cached_property
    def _calls(self) -> Graph:
        return Graph(self._graph)

    @cached_property
    def filtered(self) -> tuple[str, ...]:
        """Names of the layers that have filters."""
        return tuple(layer.name for layer in rows_of(self._graph) if has_kernels(layer))

    @property
    def bytes(self) -> int:
        """What its variables, or the values in their place, take in memory."""
        if self._values is not None:
            return sum(math.prod(each.shape) * each.dtype.size for each in self._values.values())
        return sum(
            math.prod(variable.shape) * int(variable.value.dtype.size)
            for variable in self._graph.variables
        )

    def layer(self, name: str) -> keras.Layer:
        """Return the layer called `name`; for "" the first that has filters of its own.

        Raises:
            InputError: there is none.
        """
        if not name:
            if not self.filtered:
                raise InputError("The network has no layer with filters.")
            own = (one for one in self.filtered if not one.startswith(PREPROCESS_PREFIX))
            name = next(own, self.filtered[0])
        for layer in rows_of(self._graph):
            if layer.name == name:
                return layer
        names = [layer.name for layer in rows_of(self._graph)]
        near = difflib.get_close_matches(name, names, 1, 0.0)
        raise InputError(
            "No layer of the network is called {layer}. Nearest known name: {near}.",
            layer=name,
            near=near[0] if near else "",
        )

    @property
    def last(self) -> keras.Layer:
        """The layer that gives the network's answer."""
        return self._calls.producer(self._graph.outputs[0])

    def last_with_maps(self) -> keras.Layer:
        """Return the last layer whose maps have more than one value.

        Raises:
            InputError: there is none.
        """
        for layer in reversed(rows_of(self._graph)):
            if has_maps(layer):
                return layer
        raise InputError("The network has no layer with maps.")

    def first_with_maps(self) -> str:
        """Return the name of the first convolution whose maps have more than one value, or ""."""
        rows = (row for row in rows_of(self._graph) if has_kernels(row) and has_maps(row))
        return next((row.name for row in rows if not row.name.startswith(PREPROCESS_PREFIX)), "")

    def up_to(self, layer: keras.Layer) -> list[keras.Layer]:
        """Return the layers that `layer` depends on, itself included."""
        return list(keras.Model(self._graph.inputs, self._calls.makes(layer)[0]).layers)

    def sources(self, layer: keras.Layer) -> tuple[keras.Layer, ...]:
        """Return the layers that `layer` reads, the input among them."""
        return tuple(self._calls.sources(layer))

    def readers(self, layer: keras.Layer) -> list[keras.Layer]:
        """Return the layers that read `layer`."""
        graph = self._calls
        return [row for row in rows_of(self._graph) if layer in graph.sources(row)]

    def begun(self, variable: keras.Variable) -> NDArray[np.generic] | None:
        """Return the value that a variable had when the run began; None where it is of no run."""
        if self.source is None or self.source.folder is None:
            return None
        places = [id(one) for one in self.variables]
        return begun_value(
            self.source.folder.checkpoints, self.variables, places.index(id(variable))
        )

    def seen_by(self, layer: keras.Layer, axis: Literal[0, 1], units: int) -> NDArray[np.int32]:
        """Return what each row or column of units of `layer` sees of the image, int32 (units, 2).

        Args:
            axis: 0 for rows, 1 for columns.
            units: rows or columns of the layer's maps.

        Returns:
            The first index and the first one outside; they may lie beyond the edges.
        """
        key = (layer.name, axis, units)
        if key not in self._seen_by:
            found = self._fields.intervals(*key)
            whole = (0, self.form.size[axis])
            self._seen_by[key] = np.array(found or [whole] * units, np.int32).reshape(-1, 2)
        return self._seen_by[key]

    def box(self, layer: keras.Layer, row: int, column: int) -> NDArray[np.int32]:
        """Return what a unit sees: int32 (top, left, bottom, right), the last two excluded.

        They may lie beyond the edges of the image.
        """
        top, bottom = self.seen_by(layer, 0, row + 1)[row]
        left, right = self.seen_by(layer, 1, column + 1)[column]
        return np.array((top, left, bottom, right), np.int32)

    @cached_property
    def _fields(self) -> ReceptiveFields:
        return ReceptiveFields(self._graph)

    def snapshot(self) -> LivingModel:
        """Return this network with its weights as they are now, whatever is learned later.

        TensorFlow hands out the memory of a variable and moves the variable itself when it is
        changed while somebody reads, so this takes no time, and memory only if it trains on.
        """
        return self.with_values(
            {id(variable): tf.convert_to_tensor(variable.value) for variable in self.variables}
        )

    def with_values(self, values: Values, weights: str = "") -> LivingModel:
        """Return this network with other values in place of those of its variables.

        Args:
            values: by the id of the variable; those that are left out stay as they are.
            weights: as in `Source`.
        """
        source = self.source and self.source._replace(weights=weights)
        return LivingModel(
            self._graph,
            self.form,
            self.layers,
            self.classes,
            source,
            values,
            self.latent,
            self._passes,
        )

    @property
    def variables(self) -> list[keras.Variable]:
        """All of them, those of normalisations and random layers included."""
        return list(self._graph.variables)

    def value(self, variable: keras.Variable) -> NDArray[Any]:
        """Return what stands for a variable, in the host's memory."""
        stands = None if self._values is None else self._values.get(id(variable))
        return host_copy(variable) if stands is None else np.asarray(stands.numpy())

    def output(
        self, layer: keras.Layer, pixels: NDArray[np.uint8], *, is_before: bool = False
    ) -> NDArray[np.float32]:
        """Return what `layer` makes of `pixels` (n, height, width, channels), float32 (n, ...).

        Args:
            is_before: without its activation function.
        """
        return self.forward(layer, is_before=is_before).run(pixels.astype(np.float32))

    @property
    def is_at_work(self) -> bool:
        """Whether its weights, or those that it was taken from, are being learned."""
        return self.source is not None and not self.source.weights

    @property
    def is_fixed(self) -> bool:
        """Whether it says the same of an image whenever it is asked."""
        return self._values is not None or not self.is_at_work

    def forward(
        self, *layers: keras.Layer, is_before: bool = False, rule: Rule | None = None
    ) -> WeightedPass:
        """Return the pass from pixels to `layers`, see `Forward`; kept for the next time."""
        key, forward = self._passes.forward(*layers, is_before=is_before, rule=rule)
        eager = EAGER_AT_WORK if self.is_at_work else EAGER
        ready = self._ready if self.is_fixed else None
        return WeightedPass(self._passes, key, forward, self._values, eager, ready)

    @cached_property
    def _ready(self) -> Values:
        """What its weights are, read once where they stay; TensorFlow shares the memory."""
        own = self._values or {}
        return {
            id(variable): tf.cast(
                tf.convert_to_tensor(own.get(id(variable), variable.value)), variable.value.dtype
            )
            for variable in self.variables
        }

    def behind(self, layer: keras.Layer, last: keras.Layer) -> Forward:
        """Return the pass from what `layer` gives to what `last` gives before its activation.

        Raises:
            ValueError: something leads from the image to `last` past `layer`.
        """
        maps = self._calls.makes(layer)[0]
        tail = keras.Model(maps, self._graph.outputs[0])
        return Forward(tail, last, is_before=True)


def has_maps(layer: keras.Layer) -> bool:
    """Whether a layer makes maps of more than one value."""
    shape = layer.output.shape
    return len(shape) == 4 and max(shape[1] or 2, shape[2] or 2) > 1
