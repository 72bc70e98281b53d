"""Which range of pixels a model of somebody else reads, where its own first steps tell.

A network that begins by dividing by 255, or by taking away a mean of more than 2, is shown 0..255;
one that takes away a half and doubles is shown 0..1, as modules of TensorFlow Hub are. One that
begins with a convolution says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import keras
import numpy as np
from tensorflow.core.framework import graph_pb2, node_def_pb2, types_pb2
from tensorflow.python.framework import tensor_util

from studio.core.recipes.allowed import PixelValues
from studio.engine.networks.frozen_graph import FrozenGraph
from studio.engine.networks.graph_program import node_of

_SMALL_SCALE = 0.05
"""Below it pixels of 0..255 are meant: 1/255, 1/127.5, or that over a standard deviation."""

_LARGE_SHIFT = 2.0
"""From it on a mean is one of 0..255; of 0..1 it is below 1."""

_THROUGH = frozenset(["Identity", "Cast", "Snapshot", "StopGradient", "Reshape", "Transpose"]) | {
    "ResizeBilinear",
    "ResizeNearestNeighbor",
    "ResizeBicubic",
}
_ABOUT_SHAPE = frozenset(["Shape", "ShapeN", "Rank", "Size"])
_SCALES = {"Mul": 1, "RealDiv": -1, "Div": -1}
_SHIFTS = frozenset(["Sub", "Add", "AddV2", "BiasAdd"])
_MOST_STEPS = 20


def values_read(model: keras.Model) -> PixelValues | None:
    """Return the range of pixels that `model` reads, None where it does not say."""
    first = next((it for it in model.layers if not isinstance(it, keras.layers.InputLayer)), None)
    if isinstance(first, FrozenGraph):
        return _of_graph(first.graph, first.image)
    if isinstance(first, keras.layers.Rescaling) and np.ndim(first.scale) == 0:
        return _of_scale(np.asarray(first.scale))
    return None


def _of_graph(graph: graph_pb2.GraphDef, image: str) -> PixelValues | None:
    nodes = {node.name: node for node in graph.node}
    if nodes[image].attr["dtype"].type == types_pb2.DT_UINT8:
        return "0..255"
    at = image
    for _ in range(_MOST_STEPS):
        readers = list(_readers(graph, at))
        if len(readers) != 1:
            return None
        (reader,) = readers
        if reader.op not in _THROUGH:
            number = _constant_beside(nodes, reader, at)
            return None if number is None else _of_step(reader.op, number)
        at = reader.name
    return None


def _readers(graph: graph_pb2.GraphDef, name: str) -> Iterator[node_def_pb2.NodeDef]:
    for node in graph.node:
        if node.op not in _ABOUT_SHAPE and name in map(node_of, node.input):
            yield node


def _constant_beside(
    nodes: dict[str, node_def_pb2.NodeDef], reader: node_def_pb2.NodeDef, name: str
) -> np.ndarray | None:
    """Return the constant that a step of two inputs reads beside `name`, None where none is."""
    others = [node_of(item) for item in reader.input if node_of(item) != name]
    if len(others) != 1:
        return None
    node = nodes[others[0]]
    while node.op in ("Identity", "Cast", "Reshape", "ExpandDims"):
        node = nodes[node_of(node.input[0])]
    if node.op != "Const":
        return None
    found: np.ndarray = np.asarray(tensor_util.MakeNdarray(node.attr["value"].tensor))
    return found.astype(np.float64) if found.size else None


def _of_step(operation: str, number: np.ndarray) -> PixelValues | None:
    if operation in _SCALES:
        with np.errstate(divide="ignore"):
            return _of_scale(number.astype(np.float64) ** _SCALES[operation])
    if operation in _SHIFTS:
        largest = float(np.abs(number).max())
        return "0..255" if largest >= _LARGE_SHIFT else "0..1" if 0.0 < largest <= 1.0 else None
    return None


def _of_scale(scale: np.ndarray) -> PixelValues | None:
    largest = float(np.abs(scale).max())
    return "0..255" if largest <= _SMALL_SCALE else "0..1" if largest >= 1.0 else None
