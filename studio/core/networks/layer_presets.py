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


def _backbone(layers: Sequence[Layer]) -> list[Layer]:
    return [layer for layer in layers if layer.can_train and not layer.is_head]
