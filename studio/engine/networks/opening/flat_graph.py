"""What is taken of a SavedModel: a graph, what its variables hold, and where images go in and out.

`flattened` makes of it one graph of arithmetic: functions are put where they are called, choices
that hang on constants are made, and what the variables hold takes their place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray
from tensorflow.core.framework import graph_pb2, node_def_pb2, types_pb2

from studio.engine.networks import graph_program
from studio.engine.networks.opening.branches import folded
from studio.engine.networks.opening.calls import inlined
from studio.engine.networks.opening.signatures import Shape

VARIABLES = frozenset(["VariableV2", "Variable", "VarHandleOp"])
_READ = "ReadVariableOp"

Numbers = NDArray[np.generic]


@dataclass(frozen=True)
class Taken:
    """A graph with all that it needs.

    Attributes:
        graph: may call functions, read variables and choose between branches.
        image: name of the tensor that the images come in as.
        output: name of the tensor that is taken.
        shape: of the images.
        captured: arrays of placeholders that are none of images, by the name of the node: what a
            function brings along. They become constants.
        read: what a variable that is a node of the graph holds. They become placeholders.
    """

    graph: graph_pb2.GraphDef
    image: str
    output: str
    shape: Shape
    captured: dict[str, Numbers] = field(default_factory=dict)
    read: Callable[[str], NDArray[np.float32]] | None = None


@dataclass(frozen=True)
class Flat:
    """One graph of single steps.

    Attributes:
        nodes: in the graph's order; none reads a variable.
        held: the weights of placeholders, by the name of the node.
        output: name of the tensor that is taken.
    """

    nodes: list[node_def_pb2.NodeDef]
    held: dict[str, NDArray[np.float32]]
    output: str


def flattened(taken: Taken, file: str) -> Flat:
    """Return what the output is computed from; `file` names the model in sentences.

    Raises:
        InputError: a choice hangs on the image, or a variable cannot be read.
        KeyError: a node is missing.
    """
    graph, output = folded(inlined(taken.graph, taken.output), taken.output, file)
    nodes = graph_program.needed(graph, output)
    held = {}
    for node in nodes:
        if node.op == _READ:
            _hand_on(node, node.attr["dtype"].type)
        elif node.op == "Placeholder" and node.name in taken.captured:
            _hold(node, taken.captured[node.name])
        elif node.op in VARIABLES and taken.read is not None:
            held[node.name] = taken.read(node.name)
            node.op = "Placeholder"
            del node.input[:]
    _type_what_is_handed_on(nodes)
    return Flat(nodes, held, output if ":" in output else f"{output}:0")


def _hand_on(node: node_def_pb2.NodeDef, dtype: int) -> None:
    """What a variable holds stands where the variable stood."""
    node.op = "Identity"
    node.attr.clear()
    node.attr["T"].type = dtype


def _type_what_is_handed_on(nodes: list[node_def_pb2.NodeDef]) -> None:
    """Give nodes that handed a variable on, for others to read, the type of what it holds.

    Raises:
        KeyError: a node is missing.
    """
    by_name = {node.name: node for node in nodes}
    for node in nodes:
        if node.op == "Identity" and node.attr["T"].type == types_pb2.DT_RESOURCE:
            source = node
            for _ in nodes:  # a damaged graph may go round in circles
                if source.op != "Identity":
                    break
                source = by_name[graph_program.node_of(source.input[0])]
            node.attr["T"].type = source.attr["dtype"].type


def _hold(node: node_def_pb2.NodeDef, array: Numbers) -> None:
    """Make a constant of a placeholder."""
    tensor = tf.make_tensor_proto(array)
    node.op = "Const"
    node.attr.clear()
    node.attr["dtype"].type = tensor.dtype
    node.attr["value"].tensor.CopyFrom(tensor)
