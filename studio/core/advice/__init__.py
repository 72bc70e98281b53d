"""Advice: what a person should know about a recipe before training it, and how to mend it.

situation: what a rule looks at; advice: what it says, with a fix where one exists;
data_rules, copies_rules, image_size_rules, backbone_rules, freezing_rules, rate_rules: the rules,
pure functions.
run_rules: what a run says while it trains; result_rules: what a finished one says.
A new rule is one function and one row of `RULES`, or of `RUN_RULES`.
"""

from collections.abc import Callable

from studio.core.advice import (
    backbone_rules,
    copies_rules,
    data_rules,
    freezing_rules,
    image_size_rules,
    rate_rules,
)
from studio.core.advice.advice import Advice, Fix, Severity
from studio.core.advice.situation import Situation

Rule = Callable[[Situation], Advice | None]

RULES: tuple[Rule, ...] = (
    data_rules.images_not_trainable,
    image_size_rules.below_minimum,
    freezing_rules.stage_selects_nothing,
    backbone_rules.weights_missing,
    freezing_rules.frozen_random_backbone,
    freezing_rules.random_head_beside_pretrained,
    rate_rules.out_of_proportion,
    rate_rules.too_high_for_fine_tuning,
    freezing_rules.few_images_for_everything,
    freezing_rules.batch_norm_in_small_batches,
    data_rules.validation_part_empty,
    data_rules.batch_bigger_than_part,
    data_rules.unequal_classes,
    copies_rules.copies_across_classes,
    copies_rules.copies_across_parts,
    image_size_rules.far_from_pretrained,
    freezing_rules.fresh_changes_forbid_keeping,
    backbone_rules.no_h5,
)


COPIES_ADVICE = frozenset({"copies_across_classes", "copies_across_parts"})
"""Keys of advice that may be the reason why images cannot be trained on."""

DATA_ONLY = COPIES_ADVICE | {"unequal_classes"}
"""Keys of advice about the images themselves, which no other page can do anything about."""


def advise(situation: Situation) -> tuple[Advice, ...]:
    """Return what every rule has to say: errors first, then warnings, then hints."""
    found = [advice for rule in RULES if (advice := rule(situation)) is not None]
    return tuple(sorted(found, key=lambda advice: advice.severity.value))


__all__ = [
    "COPIES_ADVICE",
    "DATA_ONLY",
    "RULES",
    "Advice",
    "Fix",
    "Severity",
    "Situation",
    "advise",
]
