"""A SavedModel of TensorFlow 1, as TensorFlow Hub's first modules are: one graph for everything.

Nothing of it is executed. Variables are read from the checkpoint by the names that the graph itself
would restore them by; one that was cut into parts lies there as a whole, and each part says which
slice it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray
from tensorflow.core.framework import graph_pb2, node_def_pb2
from tensorflow.core.protobuf import meta_graph_pb2
from tensorflow.python.framework import tensor_util

from studio.core.base.errors import InputError
from studio.engine.networks import graph_program
from studio.engine.networks.opening.flat_graph import Taken
from studio.engine.networks.opening.saved_folder import VARIABLES
from studio.engine.networks.opening.signatures import (
    image_shape,
    in_order,
    no_function,
    no_images,
    output_of,
)

_ASSIGNS = frozenset(["Assign", "AssignVariableOp"])
_RESTORE = "RestoreV2"


class _Stored(NamedTuple):
    """Where the checkpoint has a variable.

    Attributes:
        name: of the array there.
        part: "5 3 0,2:0,3": shape of the whole, then begin and length along each axis; "" of a
            variable that is whole.
    """

    name: str
    part: str


def graph_of_signature(meta: meta_graph_pb2.MetaGraphDef, folder: Path, file: str) -> Taken:
    """Return the graph from the images of a signature to its output; `file` names the folder.

    Raises:
        InputError: there is no signature for images, or the folder is damaged.
    """
    signatures = meta.signature_def
    name = next(in_order(signatures), None)
    if name is None:
        raise no_function(file, ())
    signature = signatures[name]
    images = [item for item in signature.inputs.values() if len(item.tensor_shape.dim) == 4]
    if len(images) != 1 or len(signature.inputs) != 1:
        raise no_images(file, ", ".join(sorted(signature.inputs)))
    (image,) = images
    shape = image_shape(tf.TensorShape(image.tensor_shape), file)
    output = signature.outputs[output_of(list(signature.outputs), file)].name
    graph = graph_pb2.GraphDef()
    graph.CopyFrom(meta.graph_def)
    _cut_at(graph, image.name, image.dtype)
    stored = _restored(graph)

    def read(name: str) -> NDArray[np.float32]:
        return _from_checkpoint(folder, stored.get(name, _Stored(name, "")), file)

    return Taken(graph, image.name, output, shape, read=read)


def _cut_at(graph: graph_pb2.GraphDef, image: str, dtype: int) -> None:
    """Let the images come in where the signature says, whatever the graph does before."""
    for node in graph.node:
        if node.name == graph_program.node_of(image):
            node.Clear()
            node.name, node.op = graph_program.node_of(image), "Placeholder"
            node.attr["dtype"].type = dtype


def _restored(graph: graph_pb2.GraphDef) -> dict[str, _Stored]:
    """Return where each variable would be restored from, by its node."""
    nodes = {node.name: node for node in graph.node}
    found = {}
    for node in graph.node:
        if node.op not in _ASSIGNS or len(node.input) < 2:
            continue
        tensor = _source(nodes, node.input[1])
        restore = nodes.get(graph_program.node_of(tensor))
        if restore is None or restore.op != _RESTORE:
            continue
        place = int(tensor.partition(":")[2] or 0)
        names, parts = (_texts(nodes, item) for item in restore.input[1:3])
        if place < len(names):
            part = parts[place] if place < len(parts) else ""
            found[graph_program.node_of(node.input[0])] = _Stored(names[place], part)
    return found


def _source(nodes: dict[str, node_def_pb2.NodeDef], tensor: str) -> str:
    """Return what a tensor is handed on from."""
    for _ in range(len(nodes)):
        node = nodes.get(graph_program.node_of(tensor))
        if node is None or node.op != "Identity":
            break
        tensor = node.input[0]
    return tensor


def _texts(nodes: dict[str, node_def_pb2.NodeDef], tensor: str) -> list[str]:
    """Return the strings of a constant, none where it is none."""
    node = nodes.get(graph_program.node_of(_source(nodes, tensor)))
    if node is None or node.op != "Const":
        return []
    texts = np.ravel(tensor_util.MakeNdarray(node.attr["value"].tensor))
    return [bytes(text).decode("utf-8", "replace") for text in texts]


def _from_checkpoint(folder: Path, place: _Stored, file: str) -> NDArray[np.float32]:
    try:
        reader = tf.train.load_checkpoint(str(folder / VARIABLES))
        array: NDArray[np.float32] = np.asarray(reader.get_tensor(place.name), np.float32)
        return array[_slices(place.part)] if place.part else array
    except (tf.errors.OpError, ValueError, TypeError, IndexError) as error:
        raise _damaged(file, str(error).splitlines()[0][:200]) from error


def _slices(part: str) -> tuple[slice, ...]:
    """Return the slices of "5 3 0,2:-": along an axis begin and length, "-" for all of it."""
    found = []
    for axis in part.split()[-1].split(":"):
        if axis == "-":
            found.append(slice(None))
        else:
            begin, length = map(int, axis.split(","))
            found.append(slice(begin, begin + length))
    return tuple(found)


def _damaged(file: str, reason: str) -> InputError:
    return InputError("{file} is damaged or cut off: {reason}", file=file, reason=reason)
