"""How far each layer's weights have moved since the run began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import keras
import numpy as np

from studio.core.base.errors import WorkError
from studio.core.runs.changes_file import write_changes
from studio.core.wire.messages import Changed
from studio.engine.training.host_copy import host_copy


class Movement:
    """Remembers the weights of layers as they are now and measures the distance later.

    Args:
        graphs: flat ones; of layers of one name the first counts.
        names: layers that train in some stage; the others cannot move and are not copied.
        blocks: of layers, by their names.
        run: folder that the newest figures are kept in, for whoever opens the run later.
    """

    def __init__(
        self,
        graphs: Sequence[keras.Model],
        names: frozenset[str],
        blocks: Mapping[str, str],
        run: Path,
    ) -> None:
        self._blocks = blocks
        self._run = run
        layers: dict[str, keras.Layer] = {}
        for graph in graphs:
            for layer in graph.layers:
                if layer.weights:
                    layers.setdefault(layer.name, layer)
        self._layers = list(layers.values())
        self._start = {
            layer.name: [host_copy(variable) for variable in layer.weights]
            for layer in self._layers
            if layer.name in names
        }

    def measure(self, request: int) -> Changed:
        """Return the relative Euclidean distance of each layer that has weights."""
        names = tuple(layer.name for layer in self._layers)
        distance = tuple(self._distance(layer) for layer in self._layers)
        blocks = tuple(self._blocks.get(name, name) for name in names)
        return Changed(request, names, distance, blocks)

    def keep(self, changed: Changed) -> None:
        """Write what was measured into the run's folder."""
        with suppress(WorkError):  # a full disk is said at the checkpoint, which needs the room
            write_changes(self._run, changed)

    def _distance(self, layer: keras.layers.Layer) -> float:
        start = self._start.get(layer.name)
        if start is None:
            return 0.0
        moved = before = 0.0
        for old, variable in zip(start, layer.weights, strict=True):
            step = host_copy(variable) - old
            moved += float(np.vdot(step, step))
            before += float(np.vdot(old, old))
        return float(np.sqrt(moved / before)) if before else float(np.sqrt(moved))
