"""Branches of a graph that hang on constants, taken away: what is left computes without a choice.

A module asks whether it trains, and in a graph that predicts the answer is a constant. `Switch`
hands its input on to one of two branches and `Merge` takes what arrives; the branch that nothing
arrives at is left out with all that it would do. Nothing is run but arithmetic on constants.
"""

from __future__ import annotations

from collections.abc import Iterator

import tensorflow as tf
from tensorflow.core.framework import graph_pb2, node_def_pb2

from studio.core.base.errors import InputError
from studio.engine.networks.graph_program import ARITHMETIC, needed, node_of

SWITCH, MERGE = "Switch", "Merge"

BRANCHING = frozenset([SWITCH, MERGE])
"""Operations that are gone afterwards."""

_CONSTANT = ARITHMETIC | {"Const"}
_MOST_NODES = 1000
"""Of what a choice is computed from."""

Tensor = tuple[str, int]


def folded(graph: graph_pb2.GraphDef, output: str, file: str) -> tuple[graph_pb2.GraphDef, str]:
    """Return what `output` is computed from without branches, and what it is called there.

    Args:
        graph: without calls of functions.
        output: name of a tensor.
        file: names the graph in sentences.

    Raises:
        InputError: which branch is taken hangs on the image or on a weight.
        KeyError: a node is missing.
    """
    if not any(node.op in BRANCHING for node in graph.node):
        return graph, output
    nodes = {node.name: node for node in graph.node}
    order = _in_order(nodes, node_of(output))
    if order is None:  # a loop; the list of operations refuses it by name
        return graph, output
    fold = _Fold(file)
    for name in order:
        fold.add(nodes[name])
    taken = fold.taken(_tensor(output))
    if taken is None:
        raise InputError("{file} is damaged or cut off: {reason}", file=file, reason=output)
    return fold.graph, _named(taken)


class _Fold:
    """Nodes that are left, and where the tensors of those that are gone come from."""

    def __init__(self, file: str) -> None:
        self.graph = graph_pb2.GraphDef()
        self._file = file
        self._aliases: dict[Tensor, Tensor] = {}
        self._dead_tensors: set[Tensor] = set()
        self._dead: set[str] = set()

    def add(self, node: node_def_pb2.NodeDef) -> None:
        """Take a node whose inputs were taken before."""
        given = [self.taken(_tensor(item)) for item in node.input if not item.startswith("^")]
        waits = [item[1:] for item in node.input if item.startswith("^")]
        arrives = [item for item in given if item is not None]
        if node.op == MERGE:  # takes what arrives, whatever else has to wait
            is_dead = not arrives
        else:
            is_dead = len(arrives) < len(given) or any(name in self._dead for name in waits)
        if is_dead:
            self._dead.add(node.name)
        elif node.op == SWITCH:
            self._switch(node.name, arrives[0], arrives[1])
        elif node.op == MERGE:
            self._merge(node.name, arrives, given.index(arrives[0]))
        else:
            self._keep(node, arrives)

    def taken(self, tensor: Tensor) -> Tensor | None:
        """Return the tensor that stands for this one, None where nothing arrives at it."""
        if tensor in self._aliases:
            return self._aliases[tensor]
        is_dead = tensor[0] in self._dead or tensor in self._dead_tensors
        return None if is_dead else tensor

    def _switch(self, name: str, data: Tensor, choice: Tensor) -> None:
        """Hand the data on to the branch of that number: 0 for False, 1 for True."""
        chosen = self._constant(name, choice)
        self._aliases[name, chosen] = data
        self._dead_tensors.add((name, 1 - chosen))

    def _merge(self, name: str, arrives: list[Tensor], place: int) -> None:
        if len(arrives) > 1:
            raise self._refusal(name)
        self._aliases[name, 0] = arrives[0]
        index = self.graph.node.add(name=f"{name}/place", op="Const")
        index.attr["dtype"].type = tf.int32.as_datatype_enum
        index.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(place, tf.int32))
        self._aliases[name, 1] = (index.name, 0)

    def _keep(self, node: node_def_pb2.NodeDef, arrives: list[Tensor]) -> None:
        kept = self.graph.node.add()
        kept.CopyFrom(node)
        del kept.input[:]
        kept.input.extend(map(_named, arrives))

    def _constant(self, name: str, choice: Tensor) -> int:
        nodes = needed(self.graph, _named(choice))
        if len(nodes) > _MOST_NODES or any(node.op not in _CONSTANT for node in nodes):
            raise self._refusal(name)
        with tf.Graph().as_default(), tf.compat.v1.Session() as session:
            small = graph_pb2.GraphDef(node=nodes)
            (tensor,) = tf.graph_util.import_graph_def(
                small, return_elements=[f"{choice[0]}:{choice[1]}"], name=""
            )
            return int(bool(session.run(tensor)))

    def _refusal(self, name: str) -> InputError:
        return InputError(
            "{file} is not opened: which way its graph takes at {node} hangs on the image. Allowed "
            "is a graph that computes the same steps for every image.",
            file=self._file,
            node="".join(sign if sign.isprintable() else "?" for sign in name[:80]),
        )


def _in_order(nodes: dict[str, node_def_pb2.NodeDef], last: str) -> list[str] | None:
    """Return the nodes that `last` needs or waits for, each behind those; None in a loop."""
    found: dict[str, bool] = {}  # whether it is behind all that it needs
    open_: list[tuple[str, Iterator[str]]] = []
    order: list[str] = []

    def enter(name: str) -> None:
        found[name] = False
        open_.append((name, iter([node_of(item.lstrip("^")) for item in nodes[name].input])))

    enter(last)
    while open_:
        name, further = open_[-1]
        for item in further:
            if item not in found:
                enter(item)
                break
            if not found[item]:
                return None
        else:
            found[name] = True
            order.append(name)
            open_.pop()
    return order


def _tensor(name: str) -> Tensor:
    node, _, place = name.partition(":")
    return node, int(place or 0)


def _named(tensor: Tensor) -> str:
    name, place = tensor
    return f"{name}:{place}" if place else name
