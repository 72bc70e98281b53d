"""The questions of the course, asked of any recipe: what differs, and what stays equal.

Every variant has the recipe's images, seed and number of epochs, so that what they differ in is
what the question names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from studio.core.base.sentences import Sentence, say
from studio.core.networks import weight_files
from studio.core.networks.catalogue import BACKBONES, backbone, is_known
from studio.core.networks.layers import Layer
from studio.core.plan.stage_presets import stage_preset
from studio.core.plan.suited_head import with_suited_head
from studio.core.recipes.fields.model_fields import SMALL_CNN
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Augment, Model, Recipe, Stage
from studio.core.recipes.stage_edits import change_each

INSTALLED = "EfficientNetLite0"
"""The backbone whose ImageNet weights come with the program."""

AUGMENTATION = Augment(flip="horizontal", rotation=0.05, zoom=0.15, translation=0.1)
"""What a recipe without augmentation of its own is compared with."""

COMPARED_OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")
MOST_BACKBONES = 4


class Alternative(msgspec.Struct, frozen=True):
    """One answer that a question puts to the test."""

    title: Sentence
    recipe: Recipe


class Question(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: a name of its own.
        title: the question.
        help: what differs, and what the answer tells.
        alternatives: of a recipe and the layers of its network (empty where unknown); fewer than
            two where the question makes no sense.
        otherwise: said where there are fewer than two.
    """

    key: str
    title: Sentence
    help: Sentence
    alternatives: Callable[[Recipe, Sequence[Layer]], tuple[Alternative, ...]]
    otherwise: Sentence


def _scratch_or_pretrained(recipe: Recipe, _layers: Sequence[Layer]) -> tuple[Alternative, ...]:
    if recipe.task != "classify":
        return ()
    own = recipe.model
    pretrained = own if own.weights != "random" else _pretrained(own, recipe)
    scratch = replace(own, weights="random", features=None) if is_known(own.backbone) else None
    if pretrained is None or scratch is None:
        return ()
    return (
        Alternative(
            say("{network}, from scratch", network=scratch.backbone),
            _trained(recipe, scratch, _stage(recipe, ("all",))),
        ),
        Alternative(
            say("{network}, pretrained and frozen", network=pretrained.backbone),
            _trained(recipe, pretrained, _stage(recipe, ("head",))),
        ),
    )


def _frozen_or_fine_tuned(recipe: Recipe, layers: Sequence[Layer]) -> tuple[Alternative, ...]:
    block = _last_block(layers)
    is_pretrained = recipe.task == "classify" and recipe.model.weights != "random"
    if not is_pretrained or not block or recipe.epochs < 2:
        return ()
    first = _stage(recipe, ("head",))
    half = recipe.epochs // 2
    slow = OPTIMIZERS[first.optimizer].fine_tuning_rate
    gentle = replace(first, train=block, epochs=recipe.epochs - half, learning_rate=slow)
    return (
        Alternative(say("Frozen"), _trained(recipe, recipe.model, first)),
        Alternative(
            say("Last block fine-tuned"),
            _trained(
                recipe,
                recipe.model,
                replace(first, name="Head", epochs=half),
                replace(gentle, name="Fine-tune the last block"),
            ),
        ),
    )


def _augmentation(recipe: Recipe, _layers: Sequence[Layer]) -> tuple[Alternative, ...]:
    if recipe.task != "classify":
        return ()
    own = recipe.augment if recipe.augment is not None and recipe.augment.is_active else None
    return (
        Alternative(say("Without augmentation"), replace(recipe, augment=None)),
        Alternative(say("With augmentation"), replace(recipe, augment=own or AUGMENTATION)),
    )


def _optimizers(recipe: Recipe, _layers: Sequence[Layer]) -> tuple[Alternative, ...]:
    own = recipe.stage[0].optimizer
    names = (*COMPARED_OPTIMIZERS, *(() if own in COMPARED_OPTIMIZERS else (own,)))
    return tuple(
        Alternative(
            say("{optimizer}", optimizer=OPTIMIZERS[name].title),
            change_each(recipe, partial(_with_optimizer, name=name)),
        )
        for name in names
    )


def _backbones(recipe: Recipe, _layers: Sequence[Layer]) -> tuple[Alternative, ...]:
    if recipe.task != "classify":
        return ()
    side = min(recipe.data.image_size)
    here = [
        row.name
        for row in sorted(BACKBONES, key=lambda row: row.parameters)
        if row.minimum_size <= side and weight_files.is_here(row)
    ]
    own = recipe.model.backbone
    names = [own] if own in here else []
    names += [name for name in here if name != own]
    found = [
        Alternative(
            say("{network}", network=name),
            _trained(
                recipe,
                recipe.model
                if name == own and recipe.model.weights == "imagenet"
                else _model(recipe, name, "imagenet"),
                _stage(recipe, ("head",)),
            ),
        )
        for name in names[: MOST_BACKBONES - 1]
    ]
    scratch = own if is_known(own) and own not in here else SMALL_CNN
    if backbone(scratch).minimum_size <= side:
        found.append(
            Alternative(
                say("{network}, from scratch", network=scratch),
                _trained(recipe, _model(recipe, scratch, "random"), _stage(recipe, ("all",))),
            )
        )
    return tuple(found)


_NOT_A_CLASSIFIER = say("This question is about networks that sort images into classes.")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "pretrained",
        say("From scratch or pretrained?"),
        say(
            "The network with random weights, all of it learning, against one that learned from "
            "over a million photos and stays as it is, but for its head."
        ),
        _scratch_or_pretrained,
        _NOT_A_CLASSIFIER,
    ),
    Question(
        "fine-tuning",
        say("Frozen or fine-tuned?"),
        say(
            "The head alone for all epochs, against the head for half of them and then the last "
            "block with it, slowly."
        ),
        _frozen_or_fine_tuned,
        say("Choose a pretrained network and two or more epochs on the Model page first."),
    ),
    Question(
        "augmentation",
        say("Does augmentation help?"),
        say("The same training with and without random changes of the images."),
        _augmentation,
        _NOT_A_CLASSIFIER,
    ),
    Question(
        "optimizer",
        say("Which optimizer?"),
        say(
            "The same training with four optimizers, each at the learning rate it is usually given."
        ),
        _optimizers,
        _NOT_A_CLASSIFIER,
    ),
    Question(
        "backbone",
        say("Which network?"),
        say("Those whose weights are on this computer, frozen, and one from scratch."),
        _backbones,
        _NOT_A_CLASSIFIER,
    ),
)


def _pretrained(own: Model, recipe: Recipe) -> Model | None:
    """Return the model with ImageNet weights: its own backbone's, else those that come along."""
    if is_known(own.backbone) and weight_files.is_here(backbone(own.backbone)):
        return replace(own, weights="imagenet")
    is_large_enough = min(recipe.data.image_size) >= backbone(INSTALLED).minimum_size
    is_there = is_large_enough and weight_files.is_here(backbone(INSTALLED))
    return _model(recipe, INSTALLED, "imagenet") if is_there else None


def _model(recipe: Recipe, name: str, weights: str) -> Model:
    """Return another backbone with the head that suits it."""
    other = replace(recipe.model, backbone=name, weights=weights, features=None)
    return with_suited_head(other, recipe.data.image_size)


def _stage(recipe: Recipe, train: tuple[str, ...]) -> Stage:
    """Return one stage over all epochs of the recipe, with its first stage's optimizer."""
    first = recipe.stage[0]
    rate = OPTIMIZERS[first.optimizer].usual_rate
    return Stage(
        name="Training" if train == ("all",) else "Head",
        train=train,
        epochs=recipe.epochs,
        optimizer=first.optimizer,
        learning_rate=rate,
    )


def _trained(recipe: Recipe, model: Model, *stages: Stage) -> Recipe:
    return replace(recipe, model=model, stage=stages)


def _with_optimizer(stage: Stage, name: str) -> Stage:
    """Return the stage with another optimizer, as gentle as it was: its rate beside the usual."""
    gentle = stage.learning_rate / OPTIMIZERS[stage.optimizer].usual_rate
    rate = float(f"{OPTIMIZERS[name].usual_rate * gentle:.6g}")
    return replace(stage, optimizer=name, learning_rate=rate)


def _last_block(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return what trains where the last block is fine-tuned, () where there is none."""
    stages = stage_preset("last_block").stages(layers)
    return stages[1].train if len(stages) > 1 else ()
