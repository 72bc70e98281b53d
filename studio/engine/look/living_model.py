"""A network that can be asked, whether it lies in a file or trains at this moment."""

from __future__ import annotations

import difflib
import math
from collections import OrderedDict
from functools import cached_property

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.pixel_form import PixelForm
from studio.core.networks.layers import Layer
from studio.engine.look.forward import Forward
from studio.engine.look.kernels import has_kernels
from studio.engine.networks.describe import describe
from studio.engine.networks.graph import Graph, rows_of

_PASSES = 8
"""Passes that are kept ready; each is a list of layers."""


class LivingModel:
    """A flat graph from pixels, and what its explainers ask of it.

    Args:
        graph: its variables are read as they are at the moment of a question.
        form: what its images are brought to.
        layers: its rows, where they are known already.

    Attributes:
        form: see there.
    """

    def __init__(
        self, graph: keras.Model, form: PixelForm, layers: tuple[Layer, ...] | None = None
    ) -> None:
        self.form = form
        self._graph = graph
        self._described = layers
        self._passes: OrderedDict[tuple[str, bool], Forward] = OrderedDict()

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers, in the graph's order."""
        return self._described or describe(self._graph)

    @cached_property
    def filtered(self) -> tuple[str, ...]:
        """Names of the layers that have filters."""
        return tuple(layer.name for layer in rows_of(self._graph) if has_kernels(layer))

    @property
    def bytes(self) -> int:
        """What its variables take in memory."""
        return sum(
            math.prod(variable.shape) * int(variable.value.dtype.size)
            for variable in self._graph.variables
        )

    def layer(self, name: str) -> keras.Layer:
        """Return the layer called `name`; for "" the first that has filters.

        Raises:
            InputError: there is none.
        """
        if not name:
            if not self.filtered:
                raise InputError("The network has no layer with filters.")
            name = self.filtered[0]
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

    def sources(self, layer: keras.Layer) -> tuple[keras.Layer, ...]:
        """Return the layers that `layer` reads, the input among them."""
        return tuple(Graph(self._graph).sources(layer))

    def output(
        self, layer: keras.Layer, pixels: NDArray[np.uint8], *, is_before: bool = False
    ) -> NDArray[np.float32]:
        """Return what `layer` makes of `pixels` (n, height, width, channels), float32 (n, ...).

        Args:
            is_before: without its activation function.
        """
        key = (layer.name, is_before)
        if key not in self._passes:
            self._passes[key] = Forward(self._graph, layer, is_before=is_before)
        self._passes.move_to_end(key)
        while len(self._passes) > _PASSES:
            self._passes.popitem(last=False)
        return self._passes[key].run(pixels.astype(np.float32))
