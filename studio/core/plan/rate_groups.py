"""Smaller rates for earlier layers: discriminative fine-tuning (Howard and Ruder 2018)."""

from __future__ import annotations

from collections.abc import Sequence

from studio.core.base.errors import InputError
from studio.core.networks.layer_presets import backbone_blocks
from studio.core.networks.layers import Layer
from studio.core.networks.selection import patterns, trainable_names
from studio.core.recipes.recipe import Stage

DECAY = 2.6
"""Ratio of the rates of neighbouring groups of layers (Howard and Ruder 2018,
https://arxiv.org/abs/1801.06146, section 3.2)."""

MOST_GROUPS = 5
"""Of which the last has about a fiftieth of the rate; below that a layer may as well be frozen."""


def smaller_below(layers: Sequence[Layer], stage: Stage) -> dict[str, float]:
    """Return multipliers with which what `stage` trains learns the slower the earlier it stands.

    Head and last trained block keep the rate; each group of blocks below has it divided by `DECAY`.
    Blocks are grouped where there are more than `MOST_GROUPS`.

    Args:
        layers: rows of the network in the graph's order.
        stage: selects what trains; none is slowed where it selects nothing.
    """
    try:
        trained = trainable_names(layers, stage.train, "stage.train")
    except InputError:  # of another network
        return {}
    moving = [layer for layer in layers if layer.name in trained]
    blocks = backbone_blocks(moving)[::-1]
    found: dict[str, float] = {}
    for at, block in enumerate(blocks):
        group = at * min(len(blocks), MOST_GROUPS) // len(blocks)
        if group == 0:
            continue
        names = [layer.name for layer in layers if layer.block == block and layer.can_train]
        for pattern in patterns(layers, names):
            found[pattern] = float(f"{DECAY**-group:.2g}")
    return found
