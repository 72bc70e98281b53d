"""Advice about how a classifier learns: too slowly, one class only, with dead units, on bad labels.

The thresholds were chosen on simulated and small real runs; the tests count how often each rule
speaks where it should not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.core.advice.advice import Advice, Evidence, PageFix, RecipeFix, RunFix, Severity
from studio.core.advice.epoch_values import EpochValues, epoch_values
from studio.core.advice.situation import RunSituation
from studio.core.base.sentences import Sentence, say
from studio.core.evaluation.remarks import loss_remark
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.stage_edits import change_each
from studio.core.tasks.classify import Classified

SLOW_RATE = 0.35
"""Part of the usual rate of an optimizer below which a rate may be what makes it slow."""

FASTER = 10.0
"""What a rate that is too low is multiplied by."""

SLOW_EPOCHS = 4
"""Whole epochs of a stage before it is called slow."""

STRAIGHT = 0.9
"""Correlation of epochs and losses from which a loss falls in a straight line."""

FAR = 0.35
"""Training loss through that of guessing above which there is much left to learn."""

GAINED = 0.005
"""Part of the loss by which it must fall in each epoch, so that it does move."""

ONE_ANSWER = 0.95
"""Share of all answers that are the same class from which that is called the only one."""

COMMON = 0.8
"""Share of the images in the largest class from which one answer may well be right."""

SUSPECTED = 0.02
"""Share of validation and test images with suspected labels from which it is told."""

FEWEST_SUSPECTED = 4
"""Suspected images below which nothing is said."""

GOOD_ENOUGH = 0.8
"""Accuracy below which what looks like a wrong label is more likely a weak network."""

SURE_OF_OTHER = 0.7
"""Probability of the suggested class from which a suspected label counts here."""

RISE = 0.01
"""Accuracy that must be gained while the loss does not fall, beside its noise."""

APART_EPOCHS = 4
"""Epochs behind the least validation loss before loss and accuracy are said to part."""

DEAD = 0.5
"""Part of a layer's units that are dead from which it is told."""

WAITED = 0.3
"""Part of the training's time that was spent waiting for images from which it is told."""

LONG_WAIT = 20.0
"""Seconds below which waiting for images is not worth a word."""

Floats = NDArray[np.float64]

_WHERE = {
    False: say("The Evaluate page shows them when the run has ended."),
    True: say("The Evaluate page shows them."),
}


def rate_too_low(run: RunSituation) -> Advice | None:
    """The loss falls evenly and slowly: steps are too short to get anywhere."""
    rate, facts = run.at_work.learning_rate, OPTIMIZERS[run.at_work.optimizer]
    if run.classes < 2 or run.at_work.schedule != "constant":
        return None
    usual = facts.usual_rate if run.is_from_scratch else facts.fine_tuning_rate
    found = epoch_values(run.series, "loss", is_validation=False).of_newest_stage()
    if rate > SLOW_RATE * usual or found.count < SLOW_EPOCHS:
        return None
    losses = found.values
    is_far = losses[-1] > FAR * run.guessing
    per_epoch = (losses[0] - losses[-1]) / max(len(losses) - 1, 1) / losses[0]
    if not is_far or per_epoch < GAINED or _straightness(found) < STRAIGHT:
        return None
    label = say("Continue at ten times the rate")
    fix: RunFix | RecipeFix = RunFix(label, rate_factor=FASTER)
    if run.report is not None:
        fix = RecipeFix(say("Use {rate}", rate=rate_text(usual)), _with_rate(usual))
    return Advice(
        Severity.WARNING,
        say(
            "The learning rate of {rate} is probably too low: in {epochs} epochs the training loss "
            "fell evenly from {before} to {after}, and guessing gives {guess}. {usual} is usual "
            "for {optimizer}.",
            rate=rate_text(rate),
            epochs=len(losses),
            before=_rounded(losses[0]),
            after=_rounded(losses[-1]),
            guess=_rounded(run.guessing),
            usual=rate_text(usual),
            optimizer=facts.title,
        ),
        fix,
    )


def one_class_only(run: RunSituation) -> Advice | None:
    """Whatever it is shown, the network gives the same answer."""
    result = _classified(run)
    if result is None or len(result.classes) < 2:
        return None
    confusion = np.array(result.confusion, np.int64)
    total = int(confusion.sum())
    if not total or confusion.sum(axis=1).max() / total >= COMMON:
        return None
    answers = confusion.sum(axis=0)
    answer = int(answers.argmax())
    if answers[answer] < ONE_ANSWER * total:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The network answers “{name}” for {share} % of the {images} {part} images, whatever "
            "they show. Usually the learning rate is too high, or the images of the other classes "
            "look alike to it at this size.",
            name=result.classes[answer],
            share=_percent(answers[answer] / total),
            images=total,
            part=say("test") if result.confusion_part == "test" else say("validation"),
        ),
        RunFix(say("Start over at a tenth of the rate"), rate_factor=0.1, is_from_start=True),
    )


def dead_units(run: RunSituation) -> Advice | None:
    """Units that never answer get no gradient and stay as they are."""
    result = _classified(run)
    if result is None or not result.dead_units:
        return None
    worst = max(result.dead_units, key=lambda layer: layer.dead / layer.units)
    if worst.dead < DEAD * worst.units:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "Dead units: {dead} of the {units} units of {layer} are 0 for every one of {images} "
            "images, so they get no gradient and learn nothing any more. A lower learning rate "
            "keeps them alive.",
            dead=worst.dead,
            units=worst.units,
            layer=worst.layer,
            images=worst.images,
        ),
        RunFix(say("Start over at a tenth of the rate"), rate_factor=0.1, is_from_start=True),
    )


def label_noise(run: RunSituation) -> Advice | None:
    """Images that a good network is sure belong elsewhere are probably in the wrong folder."""
    known = run.known
    if known is None or run.report is None:
        return None
    parts = [known.part(name) for name in known.parts if name != "train"]
    images = sum(map(len, parts))
    right = sum(float(part.is_right.sum()) for part in parts)
    if not images or right < GOOD_ENOUGH * images:
        return None
    clear = [one for one in known.suspects if one.other >= SURE_OF_OTHER]
    if len(clear) < max(FEWEST_SUSPECTED, SUSPECTED * images):
        return None
    first = clear[0]
    return Advice(
        Severity.WARNING,
        say(
            "Of {images} validation and test images, {count} are probably in the wrong class, such "
            "as {file}: labelled “{given}”, and {share} % sure to be “{suggested}”. Wrong labels "
            "keep the loss up and make good networks look worse.",
            images=images,
            count=len(clear),
            file=known.dataset.images[first.image].path,
            given=known.classes[first.given],
            share=_percent(first.other),
            suggested=known.classes[first.suggested],
        ),
        PageFix(say("Show suspected labels"), "evaluate", "suspects"),
    )


def accuracy_without_loss(run: RunSituation) -> Advice | None:
    """More and more answers are right while the mean loss stays or rises."""
    losses = epoch_values(run.series, "loss", is_validation=True).of_newest_stage()
    rights = epoch_values(run.series, "accuracy", is_validation=True).of_newest_stage()
    if losses.count != rights.count or losses.count <= APART_EPOCHS:
        return None
    best = int(losses.values.argmin())
    since = int(losses.epochs[best])
    if losses.count - 1 - best < APART_EPOCHS:
        return None
    recent = slice(-3, None)
    before, after = float(rights.values[best]), float(np.median(rights.values[recent]))
    loss_before, loss_after = float(losses.values[best]), float(np.median(losses.values[recent]))
    noise = _noise(rights.values)
    if after - before < max(RISE, 2 * noise) or loss_after <= loss_before:
        return None
    return Advice(
        Severity.HINT,
        say(
            "Since epoch {epoch} the validation accuracy rose from {before} % to {after} % while "
            "the validation loss went from {loss_before} to {loss_after}. Accuracy counts only "
            "whether an answer is right; the loss also counts how sure it is, so a few mistakes "
            "made with certainty raise it. {own}",
            epoch=since,
            before=_percent(before),
            after=_percent(after),
            loss_before=_rounded(loss_before),
            loss_after=_rounded(loss_after),
            own=_own_losses(run) or _WHERE[run.report is not None],
        ),
        PageFix(say("Show the losses"), "evaluate", "losses") if run.report is not None else None,
        Evidence(since, say("Accuracy rises without the loss from epoch {epoch} on", epoch=since)),
    )


def waits_for_images(run: RunSituation) -> Advice | None:
    """The processor or the disk brings images more slowly than the network learns from them."""
    if run.report is None:
        return None
    seconds = run.report.seconds
    waited = seconds.get("reading", 0.0)
    worked = sum(seconds.get(name, 0.0) for name in ("training", "filling", "first_step"))
    if waited < LONG_WAIT or waited < WAITED * (waited + worked):
        return None
    return Advice(
        Severity.HINT,
        say(
            "{waited} s of {all} s of training went by waiting for images to be read and decoded. "
            "What was read is kept: the next run with this image size does not wait. Smaller files "
            "or a faster disk help the first one.",
            waited=round(waited),
            all=round(waited + worked),
        ),
    )


def _own_losses(run: RunSituation) -> Sentence | None:
    known = run.known
    if known is None or "validation" not in known.parts:
        return None
    return loss_remark(known.part("validation"))


def _straightness(found: EpochValues) -> float:
    """Return how well a falling straight line fits, 0..1; 0 for one that rises."""
    if found.values.std() == 0:
        return 0.0
    return max(-float(np.corrcoef(found.epochs, found.values)[0, 1]), 0.0)


def _noise(values: Floats) -> float:
    """Return the standard deviation of the noise of a slowly changing series."""
    steps = np.diff(values)
    return float(np.median(np.abs(steps - np.median(steps))) / 0.6745 / 2**0.5)


def _with_rate(rate: float) -> Callable[[Recipe], Recipe]:
    def faster(stage: Stage) -> Stage:
        return replace(stage, learning_rate=max(rate, stage.learning_rate))

    return partial(change_each, changed=faster)


def _classified(run: RunSituation) -> Classified | None:
    result = run.report.result if run.report is not None else None
    return result if isinstance(result, Classified) else None


def _percent(share: float) -> float:
    return round(100 * float(share), 1)


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")
