"""Advice about images that a folder holds more than once."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.dataset.exclusion import pattern_of
from studio.core.recipes.left_out import with_left_out
from studio.core.recipes.recipe import Recipe


def copies_across_classes(situation: Situation) -> Advice | None:
    """One image in two classes teaches both labels."""
    pairs = situation.copies.across_classes
    if not pairs:
        return None
    first, second = pairs[0]
    if len(pairs) == 1:
        sentence = say(
            "The same image is in two classes: {first} and {second}. One label is probably wrong.",
            first=first,
            second=second,
        )
    else:
        sentence = say(
            "{count} images are in more than one class, such as {first} and {second}. Some labels "
            "are probably wrong.",
            count=len(pairs),
            first=first,
            second=second,
        )
    return Advice(Severity.WARNING, sentence)


def copies_across_parts(situation: Situation) -> Advice | None:
    """A network is not judged by what it has learned from."""
    leaked = situation.copies.leaked
    if not leaked:
        return None
    sentence = say(
        "Training images that are also in validation or test: {count}. The accuracy there will "
        "look better than it is.",
        count=len(leaked),
    )
    return Advice(Severity.WARNING, sentence, leak_fix(situation.recipe, leaked))


def leak_fix(recipe: Recipe, leaked: tuple[str, ...]) -> RecipeFix:
    """Return what keeps copies out of two parts.

    Args:
        recipe: in force.
        leaked: paths of training images that are in another part as well; at least one.
    """
    if recipe.data.duplicates == "apart":
        return RecipeFix(say("Keep copies in one part"), _together)
    return RecipeFix(say("Exclude them from training"), lambda recipe: _without(recipe, leaked))


def apart(recipe: Recipe) -> Recipe:
    """Return the recipe with copies drawn each for itself."""
    return replace(recipe, data=replace(recipe.data, duplicates="apart"))


def _together(recipe: Recipe) -> Recipe:
    return replace(recipe, data=replace(recipe.data, duplicates="together"))


def _without(recipe: Recipe, paths: tuple[str, ...]) -> Recipe:
    return with_left_out(recipe, [pattern_of(path) for path in paths])
