"""Advice about learning rates."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, Fix, Severity
from studio.core.advice.situation import Situation
from studio.core.rate_text import rate_text
from studio.core.recipe import Recipe, Stage
from studio.core.sentences import say

_ADAPTIVE = frozenset({"adam", "adamw", "rmsprop", "adagrad"})

HIGHEST = {True: 2e-4, False: 1e-2}
"""Highest learning rate that leaves pretrained layers whole, for adaptive and other optimizers."""

USUAL = {True: 1e-5, False: 1e-3}
"""The usual rate for fine-tuning (Keras' guide "Transfer learning & fine-tuning": 1e-5)."""


def too_high_for_fine_tuning(situation: Situation) -> Advice | None:
    """Large steps forget what the pretrained layers know."""
    if not situation.is_pretrained:
        return None
    hasty = [
        stage
        for stage in situation.recipe.stage
        if stage.learning_rate > HIGHEST[_is_adaptive(stage)] and situation.trained_backbone(stage)
    ]
    if not hasty:
        return None
    first = hasty[0]
    names = frozenset(stage.name for stage in hasty)

    def slower(recipe: Recipe) -> Recipe:
        stages = tuple(_slowed(stage) if stage.name in names else stage for stage in recipe.stage)
        return replace(recipe, stage=stages)

    return Advice(
        "rate_too_high_for_fine_tuning",
        Severity.WARNING,
        say(
            "A learning rate of {rate} in “{stage}” is high for pretrained layers; they would "
            "forget what they know.",
            rate=rate_text(first.learning_rate),
            stage=first.name,
        ),
        Fix(say("Use {rate}", rate=rate_text(USUAL[_is_adaptive(first)])), slower),
    )


def _slowed(stage: Stage) -> Stage:
    return replace(stage, learning_rate=USUAL[_is_adaptive(stage)])


def _is_adaptive(stage: Stage) -> bool:
    return stage.optimizer in _ADAPTIVE
