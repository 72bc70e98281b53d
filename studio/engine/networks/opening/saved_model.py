"""A SavedModel made into a network of one layer, without running what is in it.

Read as data first: what cannot be one graph of arithmetic is refused before TensorFlow loads
anything. TensorFlow 2 folders say by an object graph which variables a function reads; those of
TensorFlow 1, such as the modules of TensorFlow Hub, are one graph with variables by name. Both
kinds have signatures; a reusable one of TensorFlow 2 may have a function to call instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from tensorflow.core.framework import graph_pb2, node_def_pb2
from tensorflow.core.protobuf import meta_graph_pb2, saved_model_pb2
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from studio.core.base.errors import InputError
from studio.core.networks.model_folder import PROGRAM
from studio.engine.networks import graph_program
from studio.engine.networks.frozen_graph import as_model
from studio.engine.networks.opening.saved_folder import VARIABLES

LAYER = "saved_model"
"""What the layer is called."""

_SIGNATURES = (
    "image_feature_vector",
    "serving_default",
    "serve",
    "default",
    "image_classification",
)
"""In the order in which they are looked for; a module of TensorFlow Hub has a default beside."""

_OUTPUTS = ("default", "feature_vector", "features", "logits", "probabilities", "output_0")

_CALLS = frozenset(["PartitionedCall", "StatefulPartitionedCall"])
_VARIABLES = frozenset(["VariableV2", "Variable", "VarHandleOp"])
_READS = frozenset(["ReadVariableOp", "NoOp", "Assert"])
_TRAINING = "train"

Shape = tuple[int | None, int | None, int]


def model_of_saved_model(folder: Path, file: str) -> keras.Model:
    """Return the network; `file` names the folder in sentences.

    Raises:
        InputError: damaged, does not read images, or does more than compute.
        Exception: whatever TensorFlow raises for a folder that contradicts itself.
    """
    meta = _meta_graph(folder, file)
    if meta.HasField("object_graph_def"):
        _check_objects(meta, file)
        return _of_functions(folder, file)
    return _of_graph(meta, folder, file)


def _meta_graph(folder: Path, file: str) -> meta_graph_pb2.MetaGraphDef:
    """Return the graph that predicts, of those that the folder holds."""
    saved = saved_model_pb2.SavedModel()
    try:
        saved.ParseFromString((folder / PROGRAM).read_bytes())
    except DecodeError as error:
        raise InputError("{file} is damaged or cut off: {reason}", file=file, reason=PROGRAM) from (
            error
        )
    graphs = [one for one in saved.meta_graphs if _TRAINING not in one.meta_info_def.tags]
    if not graphs:
        raise InputError("{file} holds no graph that predicts, only one for training.", file=file)
    graphs.sort(key=lambda one: "serve" not in one.meta_info_def.tags)
    return graphs[0]


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


# --- TensorFlow 2 -----------------------------------------------------------------------------


def _of_functions(folder: Path, file: str) -> keras.Model:
    loaded = tf.saved_model.load(str(folder))
    function = _function(loaded, file)
    _check_function(function.graph.as_graph_def(), file)
    (image,) = [item for item in function.inputs if item.dtype != tf.resource]
    shape = _image_shape(image.shape, file)
    outputs = function.structured_outputs
    named = outputs if isinstance(outputs, Mapping) else {"output_0": outputs}
    chosen = _output(list(named), file)
    frozen = convert_variables_to_constants_v2(function)
    flat = keras.tree.flatten(outputs)
    at = next(i for i, item in enumerate(flat) if item is named[chosen])
    return _network(
        frozen.graph.as_graph_def(), {}, frozen.inputs[0].name, frozen.outputs[at].name, shape, file
    )


def _function(loaded: Any, file: str) -> Any:  # noqa: ANN401  # TensorFlow has no types
    """Return the function that is called with images alone."""
    signatures = loaded.signatures
    for name in (*_SIGNATURES, *sorted(signatures)):
        if name in signatures and _reads_one_tensor(signatures[name]):
            return signatures[name]
    called = vars(loaded).get("__call__")
    for function in getattr(called, "concrete_functions", ()):
        arguments, options = function.structured_input_signature
        given = [*arguments, *options.values()]
        others = [item for item in given if not isinstance(item, tf.TensorSpec)]
        if len(given) - len(others) == 1 and not any(others) and _reads_one_tensor(function):
            return function
    raise InputError(
        "{file} has no signature and no function that is called with images alone. Signatures: "
        "{found}.",
        file=file,
        found=", ".join(map(str, signatures)) or "none",
    )


def _reads_one_tensor(function: Any) -> bool:  # noqa: ANN401
    given = [item for item in function.inputs if item.dtype != tf.resource]
    captured = {id(item) for item in function.graph.internal_captures}
    own = [item for item in given if id(item) not in captured]
    return len(own) == len(given) == 1 and own[0].shape.rank == 4


def _check_function(graph: graph_pb2.GraphDef, file: str) -> None:
    """Refuse a function that does more than compute, or calls one that does."""
    bodies = {each.signature.name: list(each.node_def) for each in graph.library.function}
    also = _CALLS | _VARIABLES | _READS
    waiting, seen = [list(graph.node)], set()
    while waiting:
        nodes = waiting.pop()
        graph_program.check_nodes(nodes, file, also)
        for name in _called(nodes):
            if name not in seen and name in bodies:
                seen.add(name)
                waiting.append(bodies[name])


def _called(nodes: list[node_def_pb2.NodeDef]) -> Iterator[str]:
    for node in nodes:
        if node.op in _CALLS:
            yield node.attr["f"].func.name


# --- TensorFlow 1 -----------------------------------------------------------------------------


def _of_graph(meta: meta_graph_pb2.MetaGraphDef, folder: Path, file: str) -> keras.Model:
    signatures = meta.signature_def
    name = next((key for key in (*_SIGNATURES, *sorted(signatures)) if key in signatures), None)
    if name is None:
        raise InputError(
            "{file} has no signature and no function that is called with images alone. Signatures: "
            "{found}.",
            file=file,
            found="none",
        )
    signature = signatures[name]
    images = [item for item in signature.inputs.values() if len(item.tensor_shape.dim) == 4]
    if len(images) != 1 or len(signature.inputs) != 1:
        raise _no_images(file, ", ".join(sorted(signature.inputs)))
    (image,) = images
    shape = _image_shape(tf.TensorShape(image.tensor_shape), file)
    output = signature.outputs[_output(list(signature.outputs), file)].name
    graph = graph_pb2.GraphDef()
    graph.CopyFrom(meta.graph_def)
    _cut_at(graph, image.name, image.dtype)
    held = _variables_held(graph, output, folder, file)
    return _network(graph, held, image.name, output, shape, file)


def _cut_at(graph: graph_pb2.GraphDef, image: str, dtype: int) -> None:
    """Let the images come in where the signature says, whatever the graph does before."""
    for node in graph.node:
        if node.name == graph_program.node_of(image):
            node.Clear()
            node.name, node.op = graph_program.node_of(image), "Placeholder"
            node.attr["dtype"].type = dtype


def _variables_held(
    graph: graph_pb2.GraphDef, output: str, folder: Path, file: str
) -> dict[str, NDArray[np.float32]]:
    """Make placeholders of the variables that the output needs; return what they hold."""
    try:
        wanted = {node.name for node in graph_program.needed(graph, output)}
        held = {}
        for node in graph.node:
            if node.name not in wanted:
                continue
            if node.op == "ReadVariableOp":
                dtype = node.attr["dtype"].type
                node.op = "Identity"
                node.attr.clear()
                node.attr["T"].type = dtype
            elif node.op in _VARIABLES:
                held[node.name] = _from_checkpoint(folder, node.name, file)
                node.op = "Placeholder"
                del node.input[:]
    except KeyError as error:
        raise InputError(
            "{file} is damaged or cut off: {reason}", file=file, reason=str(error)
        ) from error
    return held


def _from_checkpoint(folder: Path, name: str, file: str) -> NDArray[np.float32]:
    try:
        reader = tf.train.load_checkpoint(str(folder / VARIABLES))
        array: NDArray[np.float32] = np.asarray(reader.get_tensor(name), np.float32)
    except (tf.errors.OpError, ValueError, TypeError) as error:
        raise InputError(
            "{file} is damaged or cut off: {reason}",
            file=file,
            reason=str(error).splitlines()[0][:200],
        ) from error
    return array


# --- both -------------------------------------------------------------------------------------


def _network(
    graph: graph_pb2.GraphDef,
    held: dict[str, NDArray[np.float32]],
    image: str,
    output: str,
    shape: Shape,
    file: str,
) -> keras.Model:
    output = output if ":" in output else f"{output}:0"
    nodes = graph_program.needed(graph, output)
    graph_program.check_nodes(nodes, file)
    program, weights = graph_program.with_weights_apart(
        nodes, held, graph_program.node_of(image), shape, output
    )
    return as_model(program, weights, LAYER)


def _image_shape(shape: tf.TensorShape, file: str) -> Shape:
    sides = shape.as_list() if shape.rank is not None else []
    if len(sides) != 4 or sides[-1] not in (None, 1, 3):
        raise _no_images(file, str(sides))
    return (sides[1], sides[2], sides[3] or 3)


def _no_images(file: str, shape: str) -> InputError:
    return InputError(
        "{file} does not read images: its input is {shape}, "
        "needed is (height, width, channels: 1 or 3).",
        file=file,
        shape=shape,
    )


def _output(names: list[str], file: str) -> str:
    """Return which output is taken."""
    for name in _OUTPUTS:
        if name in names:
            return name
    if len(names) == 1:
        return names[0]
    raise InputError(
        "{file} has several outputs ({found}), and none is called {known}.",
        file=file,
        found=", ".join(sorted(names)[:9]),
        known=_OUTPUTS[0],
    )
