"""Where the frozen part of a network ends and the trained part begins.

Which layers are frozen is core's rule (`studio.core.plan.frozen_part`). What they hand to the
others is the cut, one tensor or several (a residual branch may cross it). The frozen part runs in
inference mode, as Keras' own guide to transfer learning does with `base(x, training=False)`: a
dropout inside a frozen backbone is off.
"""

from __future__ import annotations

import keras
import msgspec

from studio.core.plan.frozen_part import frozen_names, is_worth_keeping
from studio.engine.networks.graph import Graph, is_input, outline, source_of


class Cut(msgspec.Struct, frozen=True):
    """A network in two parts.

    Attributes:
        front: from pixels to the cut's tensors, every layer frozen; None where only the
            input is.
        tail: from the cut's tensors (or pixels) to the logits.
        layer: name of the deepest frozen layer at the cut, or None.
        has_weights: whether the front holds weights, so that running it once is worth its room.
        frozen_prefix: names of the front's layers.
    """

    front: keras.Model | None
    tail: keras.Model
    layer: str | None
    has_weights: bool
    frozen_prefix: frozenset[str] = frozenset()


def find_cut(logits: keras.Model, trainable: frozenset[str]) -> Cut:
    """Cut the flat graph `logits` before the first layers that may change.

    Args:
        logits: one flat functional model.
        trainable: names of the layers that train.
    """
    rows = outline(logits)
    frozen = frozen_names(rows, trainable)
    frozen_prefix = frozen | {layer.name for layer in logits.layers if is_input(layer)}
    frontier = _frontier(logits, frozen_prefix)
    inputs = {id(tensor) for tensor in logits.inputs}
    if not frontier or all(id(tensor) in inputs for tensor in frontier):
        return Cut(None, logits, None, False)
    front = keras.Model(logits.inputs, frontier, name="front")
    tail = keras.Model(frontier, logits.outputs[0])
    names = [layer.name for layer in logits.layers if layer.name in frozen_prefix]
    at_cut = {source_of(tensor).name for tensor in frontier}
    deepest = [name for name in names if name in at_cut][-1]
    return Cut(front, tail, deepest, is_worth_keeping(rows, frozen), frozen_prefix)


def _frontier(model: keras.Model, frozen_prefix: frozenset[str]) -> list[keras.KerasTensor]:
    """Return the tensors of the prefix that layers behind it read, each once, in their order."""
    graph = Graph(model)
    found: dict[int, keras.KerasTensor] = {}
    for layer in model.layers:
        if layer.name in frozen_prefix:
            continue
        for tensor in graph.reads(layer):
            if graph.producer(tensor).name in frozen_prefix:
                found.setdefault(id(tensor), tensor)
    return list(found.values())
