"""TensorFlow graphs as data: which operations one may hold, and how its weights are taken out.

A SavedModel is a program. What is taken of it is one flat graph of pure arithmetic, from images to
one output: every operation is on the list below, there is no variable, no file, no call, no Python
and no state in it. Its larger constants are weights, kept apart from it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from tensorflow.core.framework import graph_pb2, node_def_pb2, types_pb2
from tensorflow.python.framework import tensor_util

from studio.core.base.errors import InputError

_LIST = """
Abs Add AddN AddV2 All Any ArgMax ArgMin AvgPool BatchMatMul BatchMatMulV2 BatchMatMulV3
BatchToSpaceND BiasAdd BroadcastArgs BroadcastTo Cast Ceil ClipByValue Concat ConcatV2
Conv2D Conv2DBackpropInput Cumsum DepthToSpace DepthwiseConv2dNative Div DivNoNan Einsum Elu
Equal Erf Erfc Exp ExpandDims Expm1 ExtractImagePatches Fill Floor FloorDiv FloorMod
FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 Gather GatherNd GatherV2 Greater
GreaterEqual Identity IdentityN InvertPermutation IsFinite IsInf IsNan L2Loss LRN LeakyRelu
Less LessEqual Log Log1p LogSoftmax LogicalAnd LogicalNot LogicalOr MatMul Max MaxPool
MaxPoolV2 Maximum Mean Min Minimum MirrorPad Mod Mul MulNoNan Neg NotEqual OneHot OnesLike
Pack Pad PadV2 Pow PreventGradient Prod Range Rank RealDiv Reciprocal Relu Relu6 Reshape
ResizeBicubic ResizeBilinear ResizeNearestNeighbor ReverseV2 Rint Round Rsqrt Select
SelectV2 Selu Shape ShapeN Sigmoid Sign Size Slice Snapshot Softmax Softplus Softsign
SpaceToBatchND SpaceToDepth Split SplitV Sqrt Square SquaredDifference Squeeze StopGradient
StridedSlice Sub Sum Tanh Tile TopK TopKV2 Transpose TruncateDiv Unpack Where ZerosLike
_FusedBatchNormEx _FusedConv2D _FusedMatMul
"""
ARITHMETIC = frozenset(_LIST.split())
"""Operations that compute numbers of numbers."""

_HELD = frozenset(["Const", "Placeholder"])

MOST_NODES = 200_000

_SMALL = 64
"""Numbers: constants of more are weights; shapes, axes and paddings have fewer."""

_FLOATS = (types_pb2.DT_FLOAT, types_pb2.DT_HALF, types_pb2.DT_BFLOAT16, types_pb2.DT_DOUBLE)

_DROPPED = ("_output_shapes", "_class", "_XlaCompile", "_XlaMustCompile")

Weights = list[NDArray[np.float32]]


class Program(msgspec.Struct, frozen=True):
    """One graph, as a layer's configuration holds it.

    Attributes:
        graph: the GraphDef, base64.
        image: name of the placeholder of the images.
        sides: their height, width and channels; None where any will do.
        output: name of the tensor that is taken, such as "Identity:0".
        weights: names of the placeholders that stand for weights.
        shapes: of the weights.
    """

    graph: str
    image: str
    sides: tuple[int | None, int | None, int]
    output: str
    weights: tuple[str, ...]
    shapes: tuple[tuple[int, ...], ...]


def decoded(program: Program, file: str) -> graph_pb2.GraphDef:
    """Return the graph, once it was found harmless; `file` names it in sentences.

    Raises:
        InputError: no graph, too large, or with an operation that is not arithmetic.
    """
    graph = graph_pb2.GraphDef()
    try:
        graph.ParseFromString(base64.b64decode(program.graph, validate=True))
    except (DecodeError, binascii.Error, ValueError) as error:
        raise InputError("{file} holds a damaged graph.", file=file) from error
    if graph.library.function or graph.library.gradient:
        raise InputError("{file} holds a graph that calls functions.", file=file)
    check_nodes(graph.node, file)
    names = {node.name for node in graph.node if node.op == "Placeholder"}
    wanted = {program.image, *program.weights}
    is_sound = names == wanted and len(program.weights) == len(program.shapes)
    if not is_sound or len(wanted) != 1 + len(program.weights):
        raise InputError("{file} holds a damaged graph.", file=file)
    return graph


def check_nodes(
    nodes: Iterable[node_def_pb2.NodeDef], file: str, also: frozenset[str] = frozenset()
) -> None:
    """Refuse nodes that do anything but compute numbers of numbers.

    Args:
        file: names the graph in sentences.
        also: operations that are fine here beside.

    Raises:
        InputError: an operation that is not on the list, or too many of them.
    """
    allowed = ARITHMETIC | _HELD | also
    for count, node in enumerate(nodes, start=1):
        if node.op not in allowed:
            raise InputError(
                "{file} is not opened: its graph holds the operation {operation} ({node}). "
                "Allowed is what computes an output of an image and does nothing else.",
                file=file,
                operation=_shown(node.op),
                node=_shown(node.name),
            )
        if count > MOST_NODES:
            raise InputError(
                "{file} describes a network of more than {most} parts; it is not opened.",
                file=file,
                most=MOST_NODES,
            )


def needed(graph: graph_pb2.GraphDef, output: str) -> list[node_def_pb2.NodeDef]:
    """Return the nodes that a tensor is computed from, in the graph's order.

    What only waits for others (control inputs) is cut off from them: nothing here has effects.

    Raises:
        KeyError: a node is missing.
    """
    by_name = {node.name: node for node in graph.node}
    waiting, found = [node_of(output)], set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            inputs = by_name[name].input
            waiting += [node_of(item) for item in inputs if not item.startswith("^")]
    return [_alone(node) for node in graph.node if node.name in found]


def node_of(tensor: str) -> str:
    """Return the node that makes a tensor: "a/b" for "a/b:1"."""
    return tensor.partition(":")[0]


def with_weights_apart(
    nodes: Sequence[node_def_pb2.NodeDef],
    held: dict[str, NDArray[np.float32]],
    image: str,
    sides: tuple[int | None, int | None, int],
    output: str,
) -> tuple[Program, Weights]:
    """Return nodes as a program, their larger constants of floats taken out.

    Args:
        nodes: without variables; placeholders of weights are among them.
        held: the weights of those placeholders, by the name of the node.
        image: name of the node of the images.
        sides: height, width and channels of them.
        output: the tensor that is taken.
    """
    graph, names, weights = graph_pb2.GraphDef(), [], []
    graph.versions.producer = 1882  # a reader of today; older nodes mean the same
    for node in nodes:
        kept = graph.node.add()
        kept.CopyFrom(node)
        if node.op == "Placeholder" and node.name in held:
            array = held[node.name]
        elif node.op == "Const" and _is_weight(node):
            array = tensor_util.MakeNdarray(node.attr["value"].tensor)
        else:
            continue
        names.append(node.name)
        weights.append(np.asarray(array, np.float32))
        _make_placeholder(kept, array.shape)
    text = base64.b64encode(graph.SerializeToString(deterministic=True)).decode("ascii")
    shapes = tuple(tuple(int(side) for side in array.shape) for array in weights)
    return Program(text, image, sides, output, tuple(names), shapes), weights


def _make_placeholder(node: node_def_pb2.NodeDef, shape: Sequence[int]) -> None:
    """Let the value of `node` come from outside, in its own type of float."""
    name, dtype = node.name, node.attr["dtype"].type
    node.Clear()
    node.name, node.op = name, "Placeholder"
    node.attr["dtype"].type = dtype
    for side in shape:
        node.attr["shape"].shape.dim.add().size = side


def _is_weight(node: node_def_pb2.NodeDef) -> bool:
    tensor = node.attr["value"].tensor
    count = 1
    for side in tensor.tensor_shape.dim:
        count *= side.size
    return tensor.dtype in _FLOATS and count > _SMALL


def _alone(node: node_def_pb2.NodeDef) -> node_def_pb2.NodeDef:
    copy = node_def_pb2.NodeDef()
    copy.CopyFrom(node)
    copy.device = ""
    del copy.input[:]
    copy.input.extend(item for item in node.input if not item.startswith("^"))
    for key in _DROPPED:
        copy.attr.pop(key, None)
    return copy


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text[:80])
