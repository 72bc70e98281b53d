"""A SavedModel of TensorFlow 2: functions, and an object graph that says which variables they read.

Keras' exports and ours have signatures. A reusable one, as TensorFlow Hub has them, is an object
with `__call__`, traced for each set of options: whether it trains, for one. It may have signatures
beside, and has attributes that say what trains and what is added to a loss; nothing here reads
those, for such a model never trains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import keras
import tensorflow as tf
from tensorflow.core.framework import graph_pb2, node_def_pb2
from tensorflow.core.protobuf import meta_graph_pb2

from studio.core.base.errors import InputError
from studio.engine.networks import graph_program
from studio.engine.networks.opening.branches import BRANCHING, SWITCH
from studio.engine.networks.opening.calls import CALLS, CHOICES
from studio.engine.networks.opening.flat_graph import VARIABLES, Numbers, Taken
from studio.engine.networks.opening.signatures import (
    image_shape,
    in_order,
    no_function,
    output_of,
)

_CONSTANT = "tf.TrackableConstant"
"""The class, named in the folder, that TensorFlow makes of a constant which a function holds."""

_READS = frozenset(["ReadVariableOp", "NoOp", "Assert"])


def graph_of_functions(meta: meta_graph_pb2.MetaGraphDef, folder: Path, file: str) -> Taken:
    """Return the graph of the function that is called with images; `file` names the folder.

    Raises:
        InputError: there is none, or it does more than compute.
        Exception: whatever TensorFlow raises for a folder that contradicts itself.
    """
    _check_objects(meta, file)
    loaded = tf.saved_model.load(str(folder))  # owns the variables that the function reads
    function = _function(loaded, file)
    _check_function(function.graph.as_graph_def(), file)
    (image,) = _given(function)
    shape = image_shape(image.shape, file)
    outputs = function.structured_outputs
    named = outputs if isinstance(outputs, Mapping) else {"output_0": outputs}
    chosen = output_of(list(named), file)
    flat = keras.tree.flatten(outputs)
    at = next(i for i, item in enumerate(flat) if item is named[chosen])
    graph, output = function.graph.as_graph_def(), function.outputs[at].name
    return Taken(graph, image.name, output, shape, _captured(function))


def _captured(function: Any) -> dict[str, Numbers]:  # noqa: ANN401  # TensorFlow has no types
    """Return what a function brings along, variables and constants, by the placeholder's name."""
    variables = {id(one.handle): one for one in function.graph.variables}
    found = {}
    for value, placeholder in function.graph.captures:
        held = variables.get(id(value), value)
        if held.dtype != tf.resource:
            found[placeholder.op.name] = held.numpy()
    return found


def _check_objects(meta: meta_graph_pb2.MetaGraphDef, file: str) -> None:
    """Refuse what TensorFlow would run or read while it loads the folder."""
    for node in meta.object_graph_def.nodes:
        kind = node.WhichOneof("kind")
        if kind in ("asset", "resource"):
            raise InputError(
                "{file} is not opened: it holds tables or further files, which are read while it "
                "is loaded. Models of images need none.",
                file=file,
            )
        is_plain = not node.registered_name or node.registered_name == _CONSTANT
        if node.saveable_objects or node.registered_saver or not is_plain:
            raise InputError(
                "{file} is not opened: it brings functions that would run while it is loaded. "
                "Models of images need none.",
                file=file,
            )


def _function(loaded: Any, file: str) -> Any:  # noqa: ANN401  # TensorFlow has no types
    """Return the function that is called with images alone."""
    signatures = loaded.signatures
    for name in in_order(signatures):
        if _reads_images(_given(signatures[name])):
            return signatures[name]
    called = vars(loaded).get("__call__")
    functions = list(getattr(called, "concrete_functions", ()))
    for function in functions:
        arguments, options = function.structured_input_signature
        others = [it for it in (*arguments, *options.values()) if not _is_tensor(it)]
        if not _trains(others) and _reads_images(_given(function)):
            return function
    for function in functions:
        found = _predicting(function)
        if found is not None:
            return found
    raise no_function(file, list(map(str, signatures)))


def _predicting(function: Any) -> Any:  # noqa: ANN401  # TensorFlow has no types
    """Return a function that asks by a tensor whether it trains, told that it does not.

    None where it asks for anything else.
    """
    arguments, options = function.structured_input_signature
    given = [*arguments, *options.values()]
    tensors = [item for item in given if _is_tensor(item)]
    images = [item for item in tensors if item.shape.rank == 4]
    flags = [item for item in tensors if item.shape.rank == 0 and item.dtype == tf.bool]
    if len(images) != 1 or len(flags) != len(tensors) - 1 or not flags or _trains(given):
        return None
    (image,) = images

    def predicting(pixels: tf.Tensor) -> Any:  # noqa: ANN401  # TensorFlow has no types
        def filled(item: Any) -> Any:  # noqa: ANN401  # TensorFlow has no types
            if item is image:
                return pixels
            return tf.constant(False) if _is_tensor(item) else item

        named = {name: filled(item) for name, item in options.items()}
        return function(*map(filled, arguments), **named)

    return tf.function(predicting, autograph=False).get_concrete_function(
        tf.TensorSpec(image.shape, image.dtype)
    )


def _is_tensor(item: object) -> bool:
    return isinstance(item, tf.TensorSpec)


def _trains(options: Iterable[object]) -> bool:
    """Return whether one of the options is a switch that is on; numbers are none."""
    return any(item is True for item in options)


def _given(function: Any) -> list[Any]:  # noqa: ANN401  # TensorFlow has no types
    """Return the tensors that a function is called with, without those that it brings along."""
    captured = {id(item) for item in function.graph.internal_captures}
    return [item for item in function.inputs if id(item) not in captured]


def _reads_images(given: list[Any]) -> bool:
    return len(given) == 1 and given[0].shape.rank == 4


def _check_function(graph: graph_pb2.GraphDef, file: str) -> None:
    """Refuse a function that does more than compute, or calls one that does.

    What stands behind a choice is judged once the choice is made: nobody runs it before.
    """
    bodies = {each.signature.name: list(each.node_def) for each in graph.library.function}
    also = CALLS | CHOICES | VARIABLES | _READS | BRANCHING
    waiting, seen = [list(graph.node)], set()
    while waiting:
        nodes = _unconditional(waiting.pop())
        graph_program.check_nodes(nodes, file, also)
        for name in _called(nodes):
            if name not in seen and name in bodies:
                seen.add(name)
                waiting.append(bodies[name])


def _called(nodes: list[node_def_pb2.NodeDef]) -> Iterator[str]:
    for node in nodes:
        if node.op in CALLS:
            yield node.attr["f"].func.name


def _unconditional(nodes: list[node_def_pb2.NodeDef]) -> list[node_def_pb2.NodeDef]:
    """Return the nodes that stand behind no choice of an older kind, in any order."""
    behind = {node.name for node in nodes if node.op == SWITCH}
    readers: dict[str, list[str]] = {}
    for node in nodes:
        for item in node.input:
            readers.setdefault(graph_program.node_of(item.lstrip("^")), []).append(node.name)
    waiting = list(behind)
    while waiting:
        for name in readers.get(waiting.pop(), ()):
            if name not in behind:
                behind.add(name)
                waiting.append(name)
    return [node for node in nodes if node.name not in behind]
