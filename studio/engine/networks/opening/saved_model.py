"""A SavedModel made into a network of one layer, without running what is in it.

Read as data first: what cannot be one graph of arithmetic is refused. TensorFlow 2 folders hold
functions (`saved_functions`), those of TensorFlow 1 one graph (`saved_graph`); of either a
`flat_graph` is made, which is held to the list of `graph_program`.
"""

from __future__ import annotations

from pathlib import Path

import keras
from google.protobuf.message import DecodeError
from tensorflow.core.protobuf import meta_graph_pb2, saved_model_pb2

from studio.core.base.errors import InputError
from studio.core.networks.model_folder import PROGRAM
from studio.engine.networks import graph_program
from studio.engine.networks.frozen_graph import as_model
from studio.engine.networks.opening.flat_graph import Taken, flattened
from studio.engine.networks.opening.saved_functions import graph_of_functions
from studio.engine.networks.opening.saved_graph import graph_of_signature

LAYER = "saved_model"
"""What the layer is called."""

_TRAINING = "train"


def model_of_saved_model(folder: Path, file: str) -> keras.Model:
    """Return the network; `file` names the folder in sentences.

    Raises:
        InputError: damaged, does not read images, or does more than compute.
        Exception: whatever TensorFlow raises for a folder that contradicts itself.
    """
    meta = _meta_graph(folder, file)
    has_functions = meta.HasField("object_graph_def")
    taken = (graph_of_functions if has_functions else graph_of_signature)(meta, folder, file)
    return _network(taken, file)


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
    return min(graphs, key=_strangeness)


def _strangeness(graph: meta_graph_pb2.MetaGraphDef) -> tuple[bool, int]:
    """Further tags, such as "tpu", are of graphs for other devices."""
    tags = graph.meta_info_def.tags
    return "serve" not in tags, len(tags)


def _network(taken: Taken, file: str) -> keras.Model:
    try:
        flat = flattened(taken, file)
    except KeyError as error:
        raise InputError(
            "{file} is damaged or cut off: {reason}", file=file, reason=str(error)
        ) from error
    graph_program.check_nodes(flat.nodes, file)
    image = graph_program.node_of(taken.image)
    program, weights = graph_program.with_weights_apart(
        flat.nodes, flat.held, image, taken.shape, flat.output
    )
    return as_model(program, weights, LAYER)
