"""Stages × blocks: what trains where, as a timeline shows it and as a hand sets it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import msgspec

from studio.core.base.errors import InputError
from studio.core.networks.layer_presets import backbone_blocks, from_block_on, is_norm
from studio.core.networks.layers import Layer
from studio.core.networks.selection import patterns, trainable_names
from studio.core.plan.frozen_part import cached_blocks
from studio.core.recipes.recipe import Recipe, Stage


class BlockState(Enum):
    """What happens to a block in a stage.

    PARTLY: some of its layers train, batch normalisation not counted. CACHED: frozen, and what it
    makes of the images is computed once.
    """

    TRAINED = "trained"
    PARTLY = "partly"
    FROZEN = "frozen"
    CACHED = "cached"

    @property
    def trains(self) -> bool:
        """Whether anything in the block learns."""
        return self in (BlockState.TRAINED, BlockState.PARTLY)


class StageGrid(msgspec.Struct, frozen=True):
    """What each stage does to each block.

    Attributes:
        blocks: those with weights, from the output to the input: the head comes first.
        states: for each stage one of each block.
    """

    blocks: tuple[str, ...]
    states: tuple[tuple[BlockState, ...], ...]


def stage_grid(layers: Sequence[Layer], recipe: Recipe) -> StageGrid:
    """Return the grid of a recipe; a stage whose patterns fit no layer freezes everything.

    Args:
        layers: rows of the network in the graph's order.
        recipe: its stages are the columns.
    """
    able = [layer for layer in layers if layer.can_train]
    blocks = tuple(dict.fromkeys(layer.block for layer in reversed(able)))
    columns = []
    for stage in recipe.stage:
        names = _chosen(layers, stage)
        cached = cached_blocks(layers, [names], recipe) if names else frozenset()
        columns.append(tuple(_state(able, block, names, cached) for block in blocks))
    return StageGrid(blocks, tuple(columns))


def trained_from(layers: Sequence[Layer], stage: Stage, block: str) -> tuple[str, ...]:
    """Return what `stage` is to train so that it trains from `block` on, its own block included.

    The head's block stands for the head alone. A stage that leaves the batch normalisation of the
    backbone still goes on doing so.

    Args:
        layers: rows of the network in the graph's order.
        stage: as it is.
        block: a row of the grid.
    """
    backbone = backbone_blocks(layers)
    names = _chosen(layers, stage)
    norms = {layer.name for layer in layers if layer.can_train and is_norm(layer)}
    norms -= {layer.name for layer in layers if layer.is_head}
    learns = any(layer.name in names for layer in layers if not layer.is_head)
    keeps_still = learns and bool(norms) and not norms & names
    first = block if block in backbone else None
    return patterns(layers, from_block_on(layers, first, norms=not keeps_still))


def _state(
    able: Sequence[Layer], block: str, names: frozenset[str], cached: frozenset[str]
) -> BlockState:
    inside = [layer for layer in able if layer.block == block]
    if not any(layer.name in names for layer in inside):
        return BlockState.CACHED if block in cached else BlockState.FROZEN
    counted = [layer for layer in inside if not is_norm(layer)] or inside
    is_whole = all(layer.name in names for layer in counted)
    return BlockState.TRAINED if is_whole else BlockState.PARTLY


def _chosen(layers: Sequence[Layer], stage: Stage) -> frozenset[str]:
    try:
        return trainable_names(layers, stage.train, "stage.train")
    except InputError:  # the recipe and the rows are of different networks for a moment
        return frozenset()
