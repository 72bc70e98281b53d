"""The usual choices of what trains, as sets of layer names.

Each takes the rows of a network in the graph's order and returns names of layers that can train;
the head always trains, for a frozen random head tells nothing apart.
"""

from collections.abc import Sequence

from studio.core.networks.layers import Layer

Names = frozenset[str]


def head_only(layers: Sequence[Layer]) -> Names:
    """Return the head's layers: the fewest weights, the fastest stage."""
    return frozenset(layer.name for layer in layers if layer.can_train and layer.is_head)


def everything(layers: Sequence[Layer]) -> Names:
    """Return every layer that can train."""
    return frozenset(layer.name for layer in layers if layer.can_train)


def last_block(layers: Sequence[Layer]) -> Names:
    """Return the head and the backbone's last block that has weights."""
    able = _backbone(layers)
    if not able:
        return head_only(layers)
    last = able[-1].block
    return head_only(layers) | {layer.name for layer in able if layer.block == last}


def last_layers(layers: Sequence[Layer], count: int) -> Names:
    """Return the head and the last `count` (0 or more) layers of the backbone with weights."""
    able = _backbone(layers)
    return head_only(layers) | {layer.name for layer in able[max(len(able) - count, 0) :]}


def from_layer_on(layers: Sequence[Layer], name: str) -> Names:
    """Return the layer called `name` and everything behind it in the graph's order.

    Raises:
        KeyError: no layer has that name.
    """
    names = [layer.name for layer in layers]
    if name not in names:
        raise KeyError(name)
    start = names.index(name)
    behind = {layer.name for layer in layers[start:] if layer.can_train}
    return head_only(layers) | behind


def backbone_blocks(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the backbone's blocks that have weights, in the graph's order."""
    return tuple(dict.fromkeys(layer.block for layer in _backbone(layers)))


def from_block_on(layers: Sequence[Layer], block: str | None, *, norms: bool = True) -> Names:
    """Return the head and every block of the backbone from `block` on; None is the head alone.

    Args:
        layers: rows of the network.
        block: name of the first block that trains.
        norms: whether the backbone's batch normalisation trains as well. Left still, it keeps the
            statistics of the images that it learned from, as Keras' guide to transfer learning
            advises (https://keras.io/guides/transfer_learning).

    Raises:
        KeyError: no block of the backbone has that name.
    """
    if block is None:
        return head_only(layers)
    blocks = backbone_blocks(layers)
    if block not in blocks:
        raise KeyError(block)
    chosen = frozenset(blocks[blocks.index(block) :])
    return head_only(layers) | {
        layer.name
        for layer in _backbone(layers)
        if layer.block in chosen and (norms or not is_norm(layer))
    }


def is_norm(layer: Layer) -> bool:
    """Return whether a layer is a batch normalisation."""
    return layer.kind == "BatchNormalization"


def _backbone(layers: Sequence[Layer]) -> list[Layer]:
    return [layer for layer in layers if layer.can_train and not layer.is_head]
