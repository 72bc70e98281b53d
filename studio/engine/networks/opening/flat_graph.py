"""What is taken of a SavedModel: one flat graph, its variables as numbers beside it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tensorflow.core.framework import graph_pb2

from studio.engine.networks.opening.signatures import Shape


class FlatGraph(NamedTuple):
    """A graph without calls of functions.

    Attributes:
        graph: its branches may still be there.
        held: the weights of placeholders, by the name of the node.
        image: name of the tensor that the images come in as.
        output: name of the tensor that is taken.
        shape: of the images.
    """

    graph: graph_pb2.GraphDef
    held: dict[str, NDArray[np.float32]]
    image: str
    output: str
    shape: Shape
