"""Where the frozen part of a network ends and the trained part begins.

In the flat graph every layer is settled whose ticket is off and whose inputs are all settled:
nothing it computes can change while the stage lasts. What settled layers hand to the others is
the cut, one tensor or several (a residual branch may cross it). The settled part runs in
inference mode, as Keras' own guide to transfer learning does with `base(x, training=False)`:
a dropout inside a frozen backbone is off. Layers of the head are never settled by being
without weights alone, because the head's dropout must act.
"""

from __future__ import annotations

import keras
import msgspec

from studio.core.networks.layers import HEAD_PREFIX


class Cut(msgspec.Struct, frozen=True):
    """A network in two parts.

    Attributes:
        front: from pixels to the cut's tensors, every layer frozen; None where nothing is
            settled but the input.
        tail: from the cut's tensors (or pixels) to the logits.
        layer: name of the deepest settled layer at the cut, or None.
        has_weights: whether the front holds weights, so that running it once is worth its room.
        settled: names of the front's layers.
    """

    front: keras.Model | None
    tail: keras.Model
    layer: str | None
    has_weights: bool
    settled: frozenset[str] = frozenset()


def find_cut(logits: keras.Model, trainable: frozenset[str]) -> Cut:
    """Cut the flat graph `logits` before the first layers that may change.

    Args:
        logits: one flat functional model.
        trainable: names of the layers that train.
    """
    settled = _settled(logits, trainable)
    frontier = _frontier(logits, settled)
    inputs = {id(tensor) for tensor in logits.inputs}
    if not frontier or all(id(tensor) in inputs for tensor in frontier):
        return Cut(None, logits, None, False)
    front = keras.Model(logits.inputs, frontier, name="front")
    tail = keras.Model(frontier, logits.outputs[0])
    names = [layer.name for layer in logits.layers if layer.name in settled]
    at_cut = {tensor._keras_history.operation.name for tensor in frontier}
    deepest = [name for name in names if name in at_cut][-1]
    has_weights = any(
        layer.weights
        for layer in logits.layers
        if layer.name in settled
        and layer.count_params()
        and not layer.name.startswith("preprocess_")
    )
    return Cut(front, tail, deepest, has_weights, frozenset(settled))


def _settled(model: keras.Model, trainable: frozenset[str]) -> set[str]:
    settled: set[str] = set()
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            settled.add(layer.name)
            continue
        sources = {tensor._keras_history.operation.name for tensor in _inputs_of(layer)}
        if layer.name in trainable or not sources <= settled:
            continue
        if layer.name.startswith(HEAD_PREFIX) and not _is_pooling(layer):
            continue
        settled.add(layer.name)
    return settled


def _is_pooling(layer: keras.layers.Layer) -> bool:
    """Whether a head layer may be computed once: it shrinks what is kept and draws nothing."""
    kinds = (
        keras.layers.GlobalAveragePooling2D,
        keras.layers.GlobalMaxPooling2D,
        keras.layers.Flatten,
    )
    return isinstance(layer, kinds)


def _frontier(model: keras.Model, settled: set[str]) -> list[keras.KerasTensor]:
    """Return the settled tensors that unsettled layers read, each once, in the graph's order."""
    found: dict[int, keras.KerasTensor] = {}
    for layer in model.layers:
        if layer.name in settled:
            continue
        for tensor in _inputs_of(layer):
            if tensor._keras_history.operation.name in settled:
                found.setdefault(id(tensor), tensor)
    return list(found.values())


def _inputs_of(layer: keras.layers.Layer) -> list[keras.KerasTensor]:
    """Return what the layer reads in its own graph; parts made later add further nodes."""
    node = layer._inbound_nodes[0]
    return list(node.input_tensors)
