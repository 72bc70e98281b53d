"""Functions that a graph calls, put where they are called, so that one flat graph is left.

TensorFlow's own optimizer does that, and nothing else here; it computes nothing. What may be called
(`If`) becomes both branches behind a `Switch`, for `branches` to choose from.
"""

from __future__ import annotations

from tensorflow.core.framework import graph_pb2
from tensorflow.core.protobuf import config_pb2, meta_graph_pb2, rewriter_config_pb2
from tensorflow.python.grappler import tf_optimizer

CALLS = frozenset(["PartitionedCall", "StatefulPartitionedCall"])
CHOICES = frozenset(["If", "StatelessIf"])


def inlined(graph: graph_pb2.GraphDef, output: str) -> graph_pb2.GraphDef:
    """Return the graph without calls, as far as `output` needs it; it is changed itself.

    A placeholder with a default becomes that default, for nobody feeds it.
    """
    for node in graph.node:
        if node.op == "PlaceholderWithDefault":
            dtype = node.attr["dtype"].type
            node.op = "Identity"
            node.attr.clear()
            node.attr["T"].type = dtype
        elif node.op == "Placeholder" and "shape" not in node.attr:
            node.attr["shape"].shape.unknown_rank = True  # the optimizer wants to know that, too
    functions = {each.signature.name for each in graph.library.function}
    if not any(node.op in CALLS | CHOICES | functions for node in graph.node):
        return graph
    for function in graph.library.function:
        for key in ("_noinline", "api_implements"):
            function.attr.pop(key, None)
    for nodes in (graph.node, *(function.node_def for function in graph.library.function)):
        for node in nodes:
            if node.op in CHOICES:
                node.attr["_lower_using_switch_merge"].b = True
    meta = meta_graph_pb2.MetaGraphDef(graph_def=graph)
    meta.collection_def["train_op"].node_list.value.append(output)
    config = config_pb2.ConfigProto()
    rewriting = config.graph_options.rewrite_options
    rewriting.min_graph_nodes = -1
    rewriting.optimizers.append("function")
    # Also calls with effects, which would be kept else: nothing here will be run for its effects.
    rewriting.function_optimization = rewriter_config_pb2.RewriterConfig.AGGRESSIVE
    found: graph_pb2.GraphDef = tf_optimizer.OptimizeGraph(config, meta)
    return found
