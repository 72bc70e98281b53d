"""Advice about learning rates."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.solvers import is_solved


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


def _is_hasty(situation: Situation, stage: Stage) -> bool:
    """Whether the rate harms pretrained layers; one that harms everything is said already."""
    if is_solved(stage):
        return False
    facts, rate = OPTIMIZERS[stage.optimizer], stage.learning_rate
    return facts.highest_fine_tuning_rate < rate <= facts.highest_rate and _tunes(situation, stage)


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

    def slower(recipe: Recipe) -> Recipe:
        changed = (
            replace(stage, learning_rate=rates.get(stage.name, stage.learning_rate))
            for stage in recipe.stage
        )
        return replace(recipe, stage=tuple(changed))

    return slower
