"""Places in a network, from the input to the output, whose features can be compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from studio.core.networks.layer_presets import (
    backbone_blocks,
    from_block_on,
    head_only,
    is_norm,
)
from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.core.networks.selection import patterns

MOST = 8
"""Depths at most: enough to see where a curve turns, and few enough to wait for."""

UPPER = 1 / 3
"""Share of the blocks that is called upper."""


def depths(layers: Sequence[Layer], last: str) -> tuple[Layer, ...]:
    """Return the layers that end blocks, at most `MOST` of them, evenly spaced.

    Args:
        layers: rows of a network in the graph's order.
        last: name of the layer that feeds the head; it is the last depth.

    Raises:
        KeyError: no layer has that name.
    """
    ends: dict[str, Layer] = {}
    for layer in layers:
        if _has_features(layer):
            ends[layer.block] = layer
    final = {layer.name: layer for layer in layers}[last]
    ends.pop(final.block, None)
    found = [*ends.values(), final]
    places = np.unique(np.linspace(0, len(found) - 1, min(len(found), MOST)).round())
    return tuple(found[int(place)] for place in places)


def block_patterns(layers: Sequence[Layer], share: float) -> tuple[str, ...]:
    """Return what selects, in a stage's `train`, the layers of a share of the blocks.

    Their batch normalisation stays still, as `from_block_on` says; none where nothing else trains.

    Args:
        layers: rows of a network in the graph's order.
        share: of the blocks that learn, counted from the output; one at least.
    """
    blocks = backbone_blocks([layer for layer in layers if not is_norm(layer)])
    if not blocks:
        return ()
    first = blocks[-max(1, round(len(blocks) * share))]
    names = from_block_on(layers, first, norms=False) - head_only(layers)
    return patterns(layers, names)


def _has_features(layer: Layer) -> bool:
    """Whether a head could read it: maps or numbers of the backbone."""
    is_own = not layer.is_head and not layer.name.startswith(PREPROCESS_PREFIX)
    return is_own and len(layer.output_shape) in (1, 3) and None not in layer.output_shape
