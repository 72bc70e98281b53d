"""Advice about a batch that several devices share."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Recipe

_USUAL_SHARE = 32
"""Images of a batch that a device has enough to do with."""

_SMALL_SHARE = 8
"""Below so many, devices spend their time on exchanging weights and gradients."""


def more_than_there_are(situation: Situation) -> Advice | None:
    """A recipe from a computer with more of them trains on this one all the same."""
    here, wanted = situation.devices, situation.recipe.devices
    if not 0 < here < wanted:
        return None
    return Advice(
        Severity.HINT,
        say(
            "The recipe asks for {wanted} devices and {found} can be used here, so it trains on "
            "{found}, with the same result up to rounding.",
            wanted=wanted,
            found=here,
        ),
        _with_devices(here),
    )


def batch_too_small_to_share(situation: Situation) -> Advice | None:
    """Each device gets a few images of a batch, or some get none."""
    devices, batch = situation.devices_used, situation.recipe.data.batch_size
    if devices < 2 or batch >= _SMALL_SHARE * devices:
        return None
    fix = _with_batch(_USUAL_SHARE * devices)
    if batch < devices:
        sentence = say(
            "A batch of {batch} images cannot be shared by {devices} devices, so one device "
            "trains alone.",
            batch=batch,
            devices=devices,
        )
        return Advice(Severity.WARNING, sentence, fix)
    sentence = say(
        "{devices} devices share each batch of {batch} images. With so few each, they spend more "
        "time exchanging weights and gradients than computing; one device may be faster.",
        devices=devices,
        batch=batch,
    )
    return Advice(Severity.WARNING, sentence, fix)


def batch_shared_unevenly(situation: Situation) -> Advice | None:
    """The devices with one image less wait for the others in each step."""
    devices, batch = situation.devices_used, situation.recipe.data.batch_size
    if devices < 2 or batch < _SMALL_SHARE * devices or batch % devices == 0:
        return None
    return Advice(
        Severity.HINT,
        say(
            "A batch of {batch} images does not divide evenly among {devices} devices. The result "
            "is the same, but some devices wait for the others.",
            batch=batch,
            devices=devices,
        ),
        _with_batch(-(-batch // devices) * devices),
    )


def _with_devices(count: int) -> RecipeFix:
    def changed(recipe: Recipe) -> Recipe:
        return replace(recipe, devices=count)

    return RecipeFix(say("Set devices to {count}", count=count), changed)


def _with_batch(size: int) -> RecipeFix:
    def changed(recipe: Recipe) -> Recipe:
        return replace(recipe, data=replace(recipe.data, batch_size=size))

    return RecipeFix(say("Use batches of {batch}", batch=size), changed)
