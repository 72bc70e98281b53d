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
from studio.core.networks.selection import ALL, HEAD, patterns
from studio.core.plan.backbone_change import is_pretrained
from studio.core.plan.rate_groups import DECAY, smaller_below
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Recipe, Stage

OPTIMIZER = "adam"
HEAD_EPOCHS, TUNING_EPOCHS, UNFREEZING_EPOCHS, SCRATCH_EPOCHS = 10, 10, 3, 40

MOST_STEPS = 5
"""Stages of gradual unfreezing behind that of the head; deeper networks thaw several blocks at a
time, or the last stages would have rates of nothing."""


class StagePreset(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    Attributes:
        key: a name of its own.
        title: what it is called.
        help: what it does, in one or two sentences.
        stages: from the layers of the network, in the graph's order, and the name of a block to
            the stages.
        takes_block: whether the block says anything: the first one of the backbone that trains.
        needs_pretrained: whether it makes no sense where the backbone has learned nothing yet.
        is_from_scratch: whether the backbone's learned weights are given up.
    """

    key: str
    title: Sentence
    help: Sentence
    stages: Callable[[Sequence[Layer], str], tuple[Stage, ...]]
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


def _head() -> Stage:
    rate = OPTIMIZERS[OPTIMIZER].usual_rate
    return _stage("Head", (HEAD,), HEAD_EPOCHS, rate)


def _stage(name: str, train: tuple[str, ...], epochs: int, rate: float) -> Stage:
    return Stage(
        name=name,
        train=train,
        epochs=epochs,
        optimizer=OPTIMIZER,
        learning_rate=float(f"{rate:.2g}"),
    )


def _tuning(layers: Sequence[Layer], name: str, block: str) -> Stage:
    """Return a stage that trains everything from `block` on, gently."""
    train = patterns(layers, from_block_on(layers, block, norms=False))
    return _stage(name, train, TUNING_EPOCHS, OPTIMIZERS[OPTIMIZER].fine_tuning_rate)


def _feature_extraction(_layers: Sequence[Layer], _block: str) -> tuple[Stage, ...]:
    return (_head(),)


def _last_block(layers: Sequence[Layer], _block: str) -> tuple[Stage, ...]:
    blocks = _learning_blocks(layers)
    if not blocks:
        return (_head(),)
    return (_head(), _tuning(layers, "Fine-tune the last block", blocks[-1]))


def _from_block(layers: Sequence[Layer], block: str) -> tuple[Stage, ...]:
    blocks = backbone_blocks(layers)
    if block not in blocks:
        return _last_block(layers, block)
    return (_head(), _tuning(layers, "Fine-tune", block))


def _gradual(layers: Sequence[Layer], _block: str) -> tuple[Stage, ...]:
    blocks = _learning_blocks(layers)
    stages = [_head()]
    first_rate = 10 * OPTIMIZERS[OPTIMIZER].fine_tuning_rate
    for step, block in enumerate(_first_blocks(blocks)):
        train = patterns(layers, from_block_on(layers, block, norms=False))
        name = "Unfreeze" if step == 0 else f"Unfreeze {step + 1}"
        stage = _stage(name, train, UNFREEZING_EPOCHS, first_rate / DECAY**step)
        stages.append(replace(stage, multipliers=smaller_below(layers, stage)))
    return tuple(stages)


def _first_blocks(blocks: tuple[str, ...]) -> list[str]:
    """Return which block is the first to train in each step, from the last one down to the first.

    Every step thaws about as many blocks.
    """
    steps = min(len(blocks), MOST_STEPS)
    return [blocks[len(blocks) - math.ceil(len(blocks) * at / steps)] for at in range(1, steps + 1)]


def _everything(_layers: Sequence[Layer], _block: str) -> tuple[Stage, ...]:
    rate = OPTIMIZERS[OPTIMIZER].fine_tuning_rate
    return (_head(), _stage("Fine-tune everything", (ALL,), TUNING_EPOCHS, rate))


def _from_scratch(_layers: Sequence[Layer], _block: str) -> tuple[Stage, ...]:
    return (_stage("Training", (ALL,), SCRATCH_EPOCHS, OPTIMIZERS[OPTIMIZER].usual_rate),)


def _learning_blocks(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the backbone's blocks that hold more than batch normalisation."""
    able = [layer for layer in layers if layer.can_train and not is_norm(layer)]
    return backbone_blocks(able)


STAGE_PRESETS: tuple[StagePreset, ...] = (
    StagePreset(
        key="feature_extraction",
        title=say("Feature extraction"),
        help=say("Freezes the backbone and trains the head on its features: fast, hard to spoil."),
        stages=_feature_extraction,
    ),
    StagePreset(
        key="last_block",
        title=say("Feature extraction, then the last block"),
        help=say(
            "The five steps: add a head, freeze the backbone, train the head, unfreeze the last "
            "block, train both at a small rate."
        ),
        stages=_last_block,
    ),
    StagePreset(
        key="from_block",
        title=say("From a block onwards"),
        help=say("First the head; then the head and every block from the chosen one on."),
        stages=_from_block,
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
        stages=_gradual,
    ),
    StagePreset(
        key="everything",
        title=say("Everything, from pretrained weights"),
        help=say("First the head; then all layers at a small rate. For larger data sets."),
        stages=_everything,
    ),
    StagePreset(
        key="from_scratch",
        title=say("From scratch"),
        help=say(
            "Starts from random weights and trains all layers. Needs many images; shows what "
            "pretraining is worth."
        ),
        stages=_from_scratch,
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
