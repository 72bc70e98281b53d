"""Advice about learning rates."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.networks.layers import Layer
from studio.core.networks.selection import factors, selects_any
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.schedules import SCHEDULES
from studio.core.recipes.solvers import is_solved
from studio.core.recipes.stage_edits import change_each


def out_of_proportion(situation: Situation) -> Advice | None:
    """Beyond what the optimizer can use, the loss grows instead of falling."""
    wild = [
        stage
        for stage in situation.recipe.stage
        if not is_solved(stage) and stage.learning_rate > OPTIMIZERS[stage.optimizer].highest_rate
    ]
    if not wild:
        return None
    first = wild[0]
    facts = OPTIMIZERS[first.optimizer]
    tunes = _tunes(situation, first)
    rate = facts.fine_tuning_rate if tunes else facts.usual_rate
    return Advice(
        Severity.WARNING,
        say(
            "A learning rate of {rate} in “{stage}” is far too high for {optimizer}: the loss will "
            "grow instead of falling.",
            rate=rate_text(first.learning_rate),
            stage=first.name,
            optimizer=facts.title,
        ),
        RecipeFix(say("Use {rate}", rate=rate_text(rate)), _slowed(situation, wild)),
    )


def too_high_for_fine_tuning(situation: Situation) -> Advice | None:
    """Large steps forget what the pretrained layers know."""
    hasty = [stage for stage in situation.recipe.stage if _is_hasty(situation, stage)]
    if not hasty:
        return None
    first = hasty[0]
    return Advice(
        Severity.WARNING,
        say(
            "A learning rate of {rate} in “{stage}” is high for pretrained layers; they would "
            "forget what they know.",
            rate=rate_text(first.learning_rate),
            stage=first.name,
        ),
        RecipeFix(
            say("Use {rate}", rate=rate_text(OPTIMIZERS[first.optimizer].fine_tuning_rate)),
            _slowed(situation, hasty),
        ),
    )


def plateau_without_validation(situation: Situation) -> Advice | None:
    """A rate that waits for the validation loss waits for ever where there is none."""
    waiting = [
        stage for stage in situation.recipe.stage if SCHEDULES[stage.schedule].follows_validation
    ]
    if not waiting or situation.images is None or situation.images[1] > 0:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The learning rate of “{stage}” is to fall when the validation loss stops falling, but "
            "there are no validation images, so it never will.",
            stage=waiting[0].name,
        ),
        RecipeFix(say("Use a cosine instead"), partial(change_each, changed=_without_plateau)),
    )


def multiplier_selects_nothing(situation: Situation) -> Advice | None:
    """Factors that were written for another network."""
    layers, stages = situation.layers, situation.recipe.stage
    stage = next((one for one in stages if layers and _lost(one, layers)), None)
    if stage is None:
        return None
    return Advice(
        Severity.ERROR,
        say(
            "“{stage}” has rates for layers that {backbone} does not have: {patterns}.",
            stage=stage.name,
            backbone=situation.recipe.model.backbone,
            patterns=", ".join(_lost(stage, layers)),
        ),
        RecipeFix(
            say("Remove these rates"),
            lambda recipe: change_each(recipe, partial(_fitting, layers=layers)),
        ),
    )


def _without_plateau(stage: Stage) -> Stage:
    follows = SCHEDULES[stage.schedule].follows_validation
    return replace(stage, schedule="cosine") if follows else stage


def _lost(stage: Stage, layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the patterns of factors that select none of the layers."""
    return tuple(one for one in stage.multipliers if not selects_any(layers, one))


def _fitting(stage: Stage, layers: Sequence[Layer]) -> Stage:
    lost = _lost(stage, layers)
    own = {one: factor for one, factor in stage.multipliers.items() if one not in lost}
    return replace(stage, multipliers=own)


def _is_hasty(situation: Situation, stage: Stage) -> bool:
    """Whether the rate harms pretrained layers; one that harms everything is said already."""
    if is_solved(stage):
        return False
    facts = OPTIMIZERS[stage.optimizer]
    if stage.learning_rate > facts.highest_rate or not _tunes(situation, stage):
        return False
    try:
        own = factors(situation.layers, stage.multipliers, "stage.multipliers")
    except InputError:  # said by a rule of its own
        own = {}
    trained = situation.trained_backbone(stage)
    highest = max(own.get(layer.name, 1.0) for layer in trained)
    return stage.learning_rate * highest > facts.highest_fine_tuning_rate


def _tunes(situation: Situation, stage: Stage) -> bool:
    return situation.is_pretrained and bool(situation.trained_backbone(stage))


def _slowed(situation: Situation, stages: Sequence[Stage]) -> Callable[[Recipe], Recipe]:
    """Return the change that gives these stages the rate that suits them."""
    rates = {
        stage.name: OPTIMIZERS[stage.optimizer].fine_tuning_rate
        if _tunes(situation, stage)
        else OPTIMIZERS[stage.optimizer].usual_rate
        for stage in stages
    }

    def slower(stage: Stage) -> Stage:
        return replace(stage, learning_rate=rates.get(stage.name, stage.learning_rate))

    return partial(change_each, changed=slower)
