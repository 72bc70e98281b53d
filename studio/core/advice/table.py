"""The rules, a row each; of rules for the same moment the graver matter comes first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from studio.core.advice import (
    backbone_rules,
    copies_rules,
    data_rules,
    device_rules,
    failure_rules,
    freezing_rules,
    gan_rules,
    image_size_rules,
    learning_rules,
    overfitting_rules,
    rate_rules,
    result_rules,
    run_rules,
)
from studio.core.advice.advice import Advice
from studio.core.advice.rule import AdvicePlace, Moment, Rule
from studio.core.advice.situation import FailureSituation, RunSituation, Situation

_BEFORE, _DURING = (Moment.BEFORE,), (Moment.DURING,)
_AFTER, _FAILED = (Moment.AFTER,), (Moment.FAILED,)
_LEARNING = (Moment.DURING, Moment.AFTER)
_CLASSIFY = ("classify",)
_GAN = ("gan",)
_IMAGES: tuple[AdvicePlace, ...] = ("data",)
_COPIES: tuple[AdvicePlace, ...] = (
    "data",
    "problem",
)  # they may be why images cannot be trained on
_PARTS: tuple[AdvicePlace, ...] = ("data", "model")

RULES: tuple[Rule, ...] = (
    Rule("images_not_trainable", data_rules.images_not_trainable),
    Rule("image_size_below_minimum", image_size_rules.below_minimum, tasks=_CLASSIFY),
    Rule("reads_other_images", backbone_rules.reads_other_images, tasks=_CLASSIFY),
    Rule("stage_selects_nothing", freezing_rules.stage_selects_nothing),
    # The box in the backbone's card says it on the Model page.
    Rule("weights_missing", backbone_rules.weights_missing, _BEFORE, (), tasks=_CLASSIFY),
    Rule("solved_stage_unfit", freezing_rules.solved_stage_unfit, tasks=_CLASSIFY),
    Rule("frozen_random_backbone", freezing_rules.frozen_random_backbone, tasks=_CLASSIFY),
    Rule(
        "random_head_beside_pretrained",
        freezing_rules.random_head_beside_pretrained,
        tasks=_CLASSIFY,
    ),
    Rule("alike_from_the_start", freezing_rules.alike_from_the_start, tasks=_CLASSIFY),
    Rule("rate_out_of_proportion", rate_rules.out_of_proportion),
    Rule("rate_too_high_for_fine_tuning", rate_rules.too_high_for_fine_tuning, tasks=_CLASSIFY),
    Rule("few_images_for_everything", freezing_rules.few_images_for_everything, tasks=_CLASSIFY),
    Rule(
        "batch_norm_in_small_batches", freezing_rules.batch_norm_in_small_batches, tasks=_CLASSIFY
    ),
    Rule("plateau_without_validation", rate_rules.plateau_without_validation),
    Rule("multiplier_selects_nothing", rate_rules.multiplier_selects_nothing, tasks=_CLASSIFY),
    Rule("validation_part_empty", data_rules.validation_part_empty, _BEFORE, _PARTS),
    Rule("batch_bigger_than_part", data_rules.batch_bigger_than_part, _BEFORE, _PARTS),
    Rule("few_images_for_a_gan", gan_rules.few_images, _BEFORE, _PARTS, tasks=_GAN),
    Rule("unequal_classes", data_rules.unequal_classes, _BEFORE, _IMAGES, tasks=_CLASSIFY),
    Rule(
        "copies_across_classes",
        copies_rules.copies_across_classes,
        _BEFORE,
        _COPIES,
        tasks=_CLASSIFY,
    ),
    Rule("copies_across_parts", copies_rules.copies_across_parts, _BEFORE, _COPIES),
    Rule("image_size_far", image_size_rules.far_from_pretrained, tasks=_CLASSIFY),
    Rule(
        "fresh_changes_forbid_keeping", freezing_rules.fresh_changes_forbid_keeping, tasks=_CLASSIFY
    ),
    Rule("blends_forbid_keeping", freezing_rules.blends_forbid_keeping, tasks=_CLASSIFY),
    Rule("batch_too_small_to_share", device_rules.batch_too_small_to_share),
    Rule("batch_shared_unevenly", device_rules.batch_shared_unevenly),
    Rule("more_devices_than_there_are", device_rules.more_than_there_are),
    Rule("no_h5", backbone_rules.no_h5, tasks=_CLASSIFY),
    Rule("loss_above_guessing", run_rules.loss_above_guessing, _DURING, tasks=_CLASSIFY),
    Rule("stuck_at_guessing", run_rules.stuck_at_guessing, _DURING, tasks=_CLASSIFY),
    Rule("worse_than_untrained", run_rules.worse_than_untrained, _DURING, tasks=("autoencode",)),
    Rule("rate_too_low", learning_rules.rate_too_low, _LEARNING, tasks=_CLASSIFY),
    Rule("one_class_only", learning_rules.one_class_only, _AFTER, tasks=_CLASSIFY),
    Rule("dead_units", learning_rules.dead_units, _AFTER, tasks=_CLASSIFY),
    Rule("as_good_as_guessing", result_rules.as_good_as_guessing, _AFTER, tasks=_CLASSIFY),
    Rule("overfits", overfitting_rules.overfits, _LEARNING),
    Rule("mode_collapse", gan_rules.mode_collapse, _LEARNING, tasks=_GAN),
    Rule("discriminator_wins", gan_rules.discriminator_wins, _LEARNING, tasks=_GAN),
    Rule("discriminator_memorises", gan_rules.discriminator_memorises, _LEARNING, tasks=_GAN),
    Rule("repeats_images", gan_rules.repeats_images, _AFTER, tasks=_GAN),
    Rule("learned_by_heart", result_rules.learned_by_heart, _AFTER, tasks=_CLASSIFY),
    Rule("accuracy_without_loss", learning_rules.accuracy_without_loss, _LEARNING, tasks=_CLASSIFY),
    Rule("label_noise", learning_rules.label_noise, _AFTER, tasks=_CLASSIFY),
    Rule("waits_for_images", learning_rules.waits_for_images, _AFTER),
    Rule("recipe_edited", failure_rules.recipe_edited, _FAILED),
    Rule("not_a_number", failure_rules.not_a_number, _FAILED),
    Rule("out_of_memory", failure_rules.out_of_memory, _FAILED),
)


def advise(situation: Situation, place: AdvicePlace | None = None) -> tuple[Advice, ...]:
    """Return what the rules say before a training: errors first, then warnings, then hints.

    Args:
        place: only what is shown there; None asks every rule.
    """
    found = [
        advice
        for rule, advice in _asked(Moment.BEFORE, situation)
        if place is None or place in rule.places
    ]
    return tuple(sorted(found, key=lambda advice: advice.severity.value))


def advise_run(run: RunSituation) -> Advice | None:
    """Return what matters most about a run, while it trains or once it has a report."""
    return next(iter(diagnose(run)), None)


def diagnose(run: RunSituation) -> tuple[Advice, ...]:
    """Return all that the rules say about a run, the graver matter first."""
    moment = Moment.DURING if run.report is None else Moment.AFTER
    return tuple(advice for _, advice in _asked(moment, run))


def advise_failed(failure: FailureSituation) -> Advice | None:
    """Return the way on for a run that failed, None where nothing is known to help."""
    return next((advice for _, advice in _asked(Moment.FAILED, failure)), None)


def _asked(
    moment: Moment, situation: Situation | RunSituation | FailureSituation
) -> Iterator[tuple[Rule, Advice]]:
    recipe = situation.recipe
    for rule in RULES:
        if rule.tasks and (recipe is None or recipe.task not in rule.tasks):
            continue
        if moment in rule.moments and (advice := rule.speak(situation)) is not None:
            yield rule, replace(advice, key=rule.key)
