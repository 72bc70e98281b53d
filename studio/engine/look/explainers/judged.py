"""How real the discriminator of a GAN takes images for."""

from __future__ import annotations

from studio.core.base.errors import InputError
from studio.core.look.judged import Judged, JudgedFacts
from studio.engine.look.explained import Explained
from studio.engine.look.given_images import given_images
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Judged) -> Explained:
    """Return `scores`.

    Raises:
        InputError: the network is no discriminator, or an image is missing.
    """
    recipe = model.source.recipe if model.source is not None else None
    if recipe is None or recipe.task != "gan":
        raise InputError("Only the discriminator of a GAN judges how real images are.")
    pixels, _ = given_images(model, view.image, view.files, view.images)
    return Explained({"scores": model.output(model.last, pixels)}, JudgedFacts(model.classes))
