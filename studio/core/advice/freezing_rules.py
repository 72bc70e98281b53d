"""Advice about which layers train when."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.backbone_rules import from_scratch
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.networks.catalogue import backbone, is_known
from studio.core.networks.selection import ALL, HEAD
from studio.core.plan.backbone_change import fitted, selects
from studio.core.plan.frozen_part import keeps_outputs
from studio.core.plan.transfer import FEW_IMAGES_PER_CLASS
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.solvers import SOLVERS, fits_solver, fitted_to_solvers, is_solved
from studio.core.recipes.stage_edits import change_each, free_name

MOST = 0.5
"""Share of the backbone's parameters from which "nearly everything" trains."""

VIEWS = 5
"""Changed views of an image that are kept where the person takes the advice."""

SMALL_BATCH = 16
"""Images a batch below which the averages of batch normalisation are noisy (Wu & He 2018,
"Group Normalization", figure 1: the error climbs from 16 images a batch downwards)."""


def random_head_beside_pretrained(situation: Situation) -> Advice | None:
    """The large gradients of a random head damage what the backbone has learned."""
    first = situation.recipe.stage[0]
    trained = situation.trained(first)
    if not situation.is_pretrained or not any(layer.is_head for layer in trained):
        return None
    if all(layer.is_head for layer in trained):
        return None
    return Advice(
        Severity.WARNING,
        say(
            "A new head starts with random weights. Training it together with pretrained "
            "layers in stage 1 would damage them: let a first stage train the head alone."
        ),
        RecipeFix(say("Insert a head-only stage"), head_first),
    )


def alike_from_the_start(situation: Situation) -> Advice | None:
    """Units that begin alike get equal gradients for ever, and behind them nothing flows back."""
    model = situation.recipe.model
    is_ours = is_known(model.backbone) and backbone(model.backbone).weight_file is None
    if model.initializer != "zeros" or not (model.dense or is_ours):
        return None  # a single layer on features learns from zeros as well as from anything
    return Advice(
        Severity.WARNING,
        say(
            "With all weights at zero every unit of a layer computes the same, and the layers "
            "before get no gradient: only the last layer's bias learns, so the answer is the same "
            "for every image. Try it once, then choose He normal."
        ),
        RecipeFix(
            say("Use He normal"),
            lambda recipe: replace(recipe, model=replace(recipe.model, initializer="he_normal")),
        ),
    )


def stage_selects_nothing(situation: Situation) -> Advice | None:
    """A stage that was written for another network."""
    layers, stages = situation.layers, situation.recipe.stage
    stage = next((one for one in stages if layers and not selects(one, layers)), None)
    if stage is None:
        return None
    return Advice(
        Severity.ERROR,
        say(
            "“{stage}” names layers that {backbone} does not have: {train}.",
            stage=stage.name,
            backbone=situation.recipe.model.backbone,
            train=", ".join(stage.train),
        ),
        RecipeFix(say("Choose suitable layers"), lambda recipe: fitted(recipe, layers)),
    )


def solved_stage_unfit(situation: Situation) -> Advice | None:
    """A solver finds one layer, once."""
    recipe = situation.recipe
    solved = (index for index, one in enumerate(recipe.stage) if is_solved(one))
    unfit = next((index for index in solved if not fits_solver(recipe, index)), None)
    if unfit is None:
        return None
    stage = recipe.stage[unfit]
    return Advice(
        Severity.ERROR,
        say(
            "“{stage}” solves the last layer exactly ({solver}): it trains the head alone, which "
            "must have no hidden layers.",
            stage=stage.name,
            solver=SOLVERS[stage.optimizer].title,
        ),
        RecipeFix(say("Leave only the last layer"), fitted_to_solvers),
    )


def frozen_random_backbone(situation: Situation) -> Advice | None:
    """A frozen random layer stays random."""
    if situation.is_pretrained or not situation.layers:
        return None
    able = {layer.name for layer in situation.layers if layer.can_train and not layer.is_head}
    stages = situation.recipe.stage
    if not all(situation.trained(stage) for stage in stages):
        return None
    trained = {layer.name for stage in stages for layer in situation.trained(stage)}
    if able <= trained:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The backbone starts from random weights and part of it never trains, so that part "
            "learns nothing. From scratch, every layer should train."
        ),
        RecipeFix(say("Train everything"), from_scratch),
    )


def few_images_for_everything(situation: Situation) -> Advice | None:
    """Few images and many free weights end in learning by heart."""
    if situation.images is None or not situation.classes or not situation.is_pretrained:
        return None
    training, classes = situation.images[0], len(situation.classes)
    if not 0 < training < FEW_IMAGES_PER_CLASS * classes:
        return None
    wide = [stage for stage in situation.recipe.stage if _most(situation, stage)]
    if not wide:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "Only {training} training images for {classes} classes, and nearly the whole "
            "backbone trains: it will memorise them. Train the head, or the last block.",
            training=training,
            classes=classes,
        ),
        RecipeFix(say("Train the head only"), _narrowed(wide)),
    )


def batch_norm_in_small_batches(situation: Situation) -> Advice | None:
    """Statistics over few images are noise, and they replace what was learned."""
    batch = situation.recipe.data.batch_size
    if batch >= SMALL_BATCH:
        return None
    stages = situation.recipe.stage
    stage = next((one for one in stages if _trains_batch_norm(situation, one)), None)
    if stage is None:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "“{stage}” trains batch normalisation with a batch size of only {batch}; its "
            "averages become noisy. Use a batch size of 16 or more.",
            stage=stage.name,
            batch=batch,
        ),
        RecipeFix(say("Use batches of {batch}", batch=SMALL_BATCH), _with_batch_of_sixteen),
    )


def fresh_changes_forbid_keeping(situation: Situation) -> Advice | None:
    """Fresh augmentation in every epoch makes the frozen part run again in every epoch."""
    augment = situation.recipe.augment
    is_blended = augment is not None and augment.mixup > 0  # said by a rule of its own
    if keeps_outputs(situation.recipe) or is_blended or not _freezes_much(situation):
        return None
    return Advice(
        Severity.HINT,
        say(
            "Images are augmented afresh in every epoch, so the frozen part is recomputed "
            "each time. Keeping {views} precomputed variations of each image is many times "
            "faster.",
            views=VIEWS,
        ),
        RecipeFix(say("Keep {views} variations", views=VIEWS), _with_views),
    )


def blends_forbid_keeping(situation: Situation) -> Advice | None:
    """Blended images are others in each batch, so the frozen part runs again for each."""
    augment = situation.recipe.augment
    if augment is None or not augment.mixup or not _freezes_much(situation):
        return None
    return Advice(
        Severity.HINT,
        say(
            "Mix-up blends other images in every batch, so the frozen part is recomputed for each. "
            "Without mix-up it is computed once."
        ),
        RecipeFix(say("Turn mix-up off"), _without_mixup),
    )


def _trains_batch_norm(situation: Situation, stage: Stage) -> bool:
    return any(layer.kind == "BatchNormalization" for layer in situation.trained_backbone(stage))


def _freezes_much(situation: Situation) -> bool:
    """Whether a stage leaves more than half of the backbone's layers frozen."""
    able = {layer.name for layer in situation.layers if layer.can_train and not layer.is_head}
    return any(
        len(situation.trained_backbone(stage)) < MOST * len(able)
        for stage in situation.recipe.stage
        if situation.trained(stage) and not is_solved(stage)  # which sees images as they are, once
    )


def _without_mixup(recipe: Recipe) -> Recipe:
    if recipe.augment is None:
        return recipe
    return replace(recipe, augment=replace(recipe.augment, mixup=0.0))


def head_first(recipe: Recipe) -> Recipe:
    """Return the recipe with a stage in front that trains the head alone."""
    first = recipe.stage[0]
    stage = Stage(
        name=free_name(recipe, "Head only"),
        train=(HEAD,),
        epochs=min(first.epochs, 10),
        optimizer="adam",
        learning_rate=1e-3,
    )
    return replace(recipe, stage=(stage, *recipe.stage))


def _most(situation: Situation, stage: Stage) -> bool:
    if tuple(stage.train) == (ALL,) and not situation.layers:
        return True
    whole = sum(layer.trainable_parameters for layer in situation.layers if not layer.is_head)
    trained = sum(layer.trainable_parameters for layer in situation.trained_backbone(stage))
    return whole > 0 and trained > MOST * whole


def _narrowed(stages: Sequence[Stage]) -> Callable[[Recipe], Recipe]:
    """Return the change after which these stages train the head alone."""
    return partial(
        change_each, changed=lambda one: replace(one, train=(HEAD,)) if one in stages else one
    )


def _with_views(recipe: Recipe) -> Recipe:
    if recipe.augment is None:
        return recipe
    return replace(recipe, augment=replace(recipe.augment, views=VIEWS))


def _with_batch_of_sixteen(recipe: Recipe) -> Recipe:
    return replace(recipe, data=replace(recipe.data, batch_size=SMALL_BATCH))
