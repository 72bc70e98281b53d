"""Ways to train a network that a course teaches: whole sets of stages, a row each.

A preset fills in epochs, optimizers and rates for somebody who begins; every figure can be changed
afterwards. Where pretrained layers train, their batch normalisation stays still: what it measured
on the images of ImageNet is better than what a few small batches say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from studio.core.base.sentences import Sentence, say
from studio.core.networks.layer_presets import backbone_blocks, from_block_on, is_norm
from studio.core.networks.layers import Layer
from studio.core.networks.selection import patterns
from studio.core.plan.backbone_change import is_pretrained
from studio.core.plan.rate_groups import DECAY, smaller_below
from studio.core.plan.stage_rows import (
    FINE_TUNING_RATE,
    HEAD_FIRST,
    USUAL_RATE,
    Patterns,
    StageRow,
    TrainedPart,
    stages_of,
)
from studio.core.recipes.recipe import Recipe, Stage

MOST_STEPS = 5
"""Stages of gradual unfreezing behind that of the head; deeper networks thaw several blocks at a
time, or the last stages would have rates of nothing."""


class StagePreset(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    Attributes:
        key: a name of its own.
        title: what it is called.
        help: what it does, in one or two sentences.
        rows: its stages.
        further: stages behind those, of a preset whose stages hang on how deep the network is;
            from its layers in the graph's order.
        takes_block: whether the block says anything: the first one of the backbone that trains.
        needs_pretrained: whether it makes no sense where the backbone has learned nothing yet.
        is_from_scratch: whether the backbone's learned weights are given up.
    """

    key: str
    title: Sentence
    help: Sentence
    rows: tuple[StageRow, ...]
    further: Callable[[Sequence[Layer]], tuple[Stage, ...]] | None = None
    takes_block: bool = False
    needs_pretrained: bool = True
    is_from_scratch: bool = False

    def obstacle(self, recipe: Recipe, layers: Sequence[Layer]) -> Sentence | None:
        """Return why it cannot be used with a recipe and its network, None where it can."""
        if not layers:
            return say("The layers of the network are not known yet.")
        if self.needs_pretrained and not is_pretrained(recipe.model):
            return say(
                "The backbone starts from random weights: frozen, it would learn nothing. Choose "
                "pretrained weights first."
            )
        if self.is_from_scratch and is_pretrained(replace(recipe.model, weights="random")):
            return say("A model file of your own always brings its weights.")
        return None

    def stages(self, layers: Sequence[Layer], block: str = "") -> tuple[Stage, ...]:
        """Return its stages for a network.

        Args:
            layers: rows of the network in the graph's order.
            block: first one that trains, where `takes_block`; one that the network does not have
                means the last.
        """
        if self.takes_block and block not in backbone_blocks(layers):
            return stage_preset("last_block").stages(layers)
        found = stages_of(self.rows, _patterns(layers, block))
        return found if self.further is None else (*found, *self.further(layers))

    def on(self, recipe: Recipe, layers: Sequence[Layer], block: str = "") -> Recipe:
        """Return the recipe with the stages of this preset in place of its own.

        Args:
            recipe: has no `obstacle`.
            layers: rows of its network.
            block: first one that trains, where `takes_block`; "" is the last one.
        """
        model = recipe.model
        if self.is_from_scratch:
            model = replace(model, weights="random")
        return replace(recipe, model=model, stage=self.stages(layers, block))


def _patterns(layers: Sequence[Layer], block: str) -> Patterns:
    """Return what selects the last block that learns, and every block from `block` on."""
    blocks = _learning_blocks(layers)
    return {
        TrainedPart.LAST_BLOCK: _from(layers, blocks[-1]) if blocks else (),
        TrainedPart.FROM_BLOCK: _from(layers, block) if block in backbone_blocks(layers) else (),
    }


def _from(layers: Sequence[Layer], block: str) -> tuple[str, ...]:
    """Return what selects the head and every block from `block` on, normalisation left out."""
    return patterns(layers, from_block_on(layers, block, norms=False))


def _unfreezing(layers: Sequence[Layer]) -> tuple[Stage, ...]:
    """Return the stages of gradual unfreezing behind that of the head."""
    stages = []
    for step, block in enumerate(_first_blocks(_learning_blocks(layers))):
        row = replace(_UNFREEZE, rate=_UNFREEZE.rate / DECAY**step)
        if step > 0:
            row = replace(row, name=f"{row.name} {step + 1}")
        stage = row.training(_from(layers, block))
        stages.append(replace(stage, multipliers=smaller_below(layers, stage)))
    return tuple(stages)


def _first_blocks(blocks: tuple[str, ...]) -> list[str]:
    """Return which block is the first to train in each step, from the last one down to the first.

    Every step thaws about as many blocks.
    """
    steps = min(len(blocks), MOST_STEPS)
    return [blocks[len(blocks) - math.ceil(len(blocks) * at / steps)] for at in range(1, steps + 1)]


def _learning_blocks(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the backbone's blocks that hold more than batch normalisation."""
    able = [layer for layer in layers if layer.can_train and not is_norm(layer)]
    return backbone_blocks(able)


_LAST_BLOCK = StageRow(
    name="Fine-tune the last block",
    part=TrainedPart.LAST_BLOCK,
    epochs=10,
    rate=FINE_TUNING_RATE,
)
_FROM_BLOCK = StageRow(
    name="Fine-tune", part=TrainedPart.FROM_BLOCK, epochs=10, rate=FINE_TUNING_RATE
)
_UNFREEZE = StageRow(
    name="Unfreeze", part=TrainedPart.FROM_BLOCK, epochs=3, rate=10 * FINE_TUNING_RATE
)
_ALL = StageRow(name="Fine-tune everything", part=TrainedPart.ALL, epochs=10, rate=FINE_TUNING_RATE)
_SCRATCH = StageRow(name="Training", part=TrainedPart.ALL, epochs=40, rate=USUAL_RATE)

STAGE_PRESETS: tuple[StagePreset, ...] = (
    StagePreset(
        key="feature_extraction",
        title=say("Feature extraction"),
        help=say("Freezes the backbone and trains the head on its features: fast, hard to spoil."),
        rows=(HEAD_FIRST,),
    ),
    StagePreset(
        key="last_block",
        title=say("Feature extraction, then the last block"),
        help=say(
            "The five steps: add a head, freeze the backbone, train the head, unfreeze the last "
            "block, train both at a small rate."
        ),
        rows=(HEAD_FIRST, _LAST_BLOCK),
    ),
    StagePreset(
        key="from_block",
        title=say("From a block onwards"),
        help=say("First the head; then the head and every block from the chosen one on."),
        rows=(HEAD_FIRST, _FROM_BLOCK),
        takes_block=True,
    ),
    StagePreset(
        key="gradual",
        title=say("Gradual unfreezing"),
        help=say(
            "First the head; then each stage unfreezes one block more from the top, at a smaller "
            "rate and a smaller one still for earlier blocks (Howard and Ruder 2018). Deep "
            "networks unfreeze several blocks at a time."
        ),
        rows=(HEAD_FIRST,),
        further=_unfreezing,
    ),
    StagePreset(
        key="everything",
        title=say("Everything, from pretrained weights"),
        help=say("First the head; then all layers at a small rate. For larger data sets."),
        rows=(HEAD_FIRST, _ALL),
    ),
    StagePreset(
        key="from_scratch",
        title=say("From scratch"),
        help=say(
            "Starts from random weights and trains all layers. Needs many images; shows what "
            "pretraining is worth."
        ),
        rows=(_SCRATCH,),
        needs_pretrained=False,
        is_from_scratch=True,
    ),
)
"""In the order in which they are offered."""


def stage_preset(key: str) -> StagePreset:
    """Return the row of that key.

    Raises:
        KeyError: there is none.
    """
    return {row.key: row for row in STAGE_PRESETS}[key]
