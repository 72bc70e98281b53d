"""Advice about the images and how they are cut into parts."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.copies_rules import apart
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.recipes.left_out import with_left_out
from studio.core.recipes.recipe import Recipe

IMBALANCE = 3.0
"""Largest class through smallest class from which accuracy alone misleads."""


def images_not_trainable(situation: Situation) -> Advice | None:
    """What `dataset.trainable` found wrong; a fix where fewer classes or smaller parts help."""
    if situation.problem is None:
        return None
    data, fix = situation.recipe.data, _without_small_classes(situation)
    if fix is None and situation.copies.groups and data.duplicates == "together":
        fix = RecipeFix(say("Split copies like other images"), apart)
    if fix is None and data.validation + data.test > 0.5:
        fix = RecipeFix(say("Use 20 % and 10 %"), _usual_parts)
    return Advice(Severity.ERROR, situation.problem, fix)


def validation_part_empty(situation: Situation) -> Advice | None:
    """Without validation nobody sees that the network learns by heart."""
    images = situation.images
    if images is None or images[0] == 0 or images[1] > 0:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "No images are held out for validation, so nothing will show when the network "
            "only memorises the training images."
        ),
        RecipeFix(say("Keep 20 % for validation"), _with_validation),
    )


def batch_bigger_than_part(situation: Situation) -> Advice | None:
    """An epoch of one short batch moves the weights once."""
    batch = situation.recipe.data.batch_size
    if situation.images is None or not 0 < situation.images[0] < batch:
        return None
    training = situation.images[0]
    smaller = max(1, training // 4)

    def fewer_at_once(recipe: Recipe) -> Recipe:
        return replace(recipe, data=replace(recipe.data, batch_size=smaller))

    return Advice(
        Severity.WARNING,
        say(
            "A batch of {batch} is larger than the {training} training images, so each epoch "
            "is a single step.",
            batch=batch,
            training=training,
        ),
        RecipeFix(say("Use batches of {batch}", batch=smaller), fewer_at_once),
    )


def unequal_classes(situation: Situation) -> Advice | None:
    """Accuracy hides the mistakes on a small class."""
    counts = {name: count for name, count in situation.classes.items() if count > 0}
    if len(counts) < 2:
        return None
    small, large = min(counts, key=counts.__getitem__), max(counts, key=counts.__getitem__)
    if counts[large] < IMBALANCE * counts[small]:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "“{small}” has {few} images and “{large}” has {many}. Accuracy alone will hide "
            "mistakes on “{small}”; more images of it help most.",
            small=small,
            few=counts[small],
            large=large,
            many=counts[large],
        ),
        RecipeFix(say("Balance the classes"), _balanced)
        if situation.recipe.model.class_weights == "none"
        else None,
    )


def _balanced(recipe: Recipe) -> Recipe:
    return replace(recipe, model=replace(recipe.model, class_weights="balanced"))


def _without_small_classes(situation: Situation) -> RecipeFix | None:
    """Return the fix that leaves out the classes that cannot give each part an image."""
    data = situation.recipe.data
    needed = 1 + (data.validation > 0) + (data.test > 0)
    small = [name for name, count in situation.classes.items() if count < needed]
    if not small or len(situation.classes) - len(small) < 2:
        return None
    patterns = [pattern for name in small for pattern in situation.class_folders.get(name, ())]
    if not patterns:
        return None
    label = (
        say("Exclude “{name}”", name=small[0])
        if len(small) == 1
        else say("Exclude {count} classes", count=len(small))
    )
    return RecipeFix(label, lambda recipe: with_left_out(recipe, patterns))


def _usual_parts(recipe: Recipe) -> Recipe:
    return replace(recipe, data=replace(recipe.data, validation=0.2, test=0.1))


def _with_validation(recipe: Recipe) -> Recipe:
    test = min(recipe.data.test, 0.7)
    return replace(recipe, data=replace(recipe.data, validation=0.2, test=test))
