"""What views of latent vectors ask of a network first."""

from __future__ import annotations

import keras

from studio.core.base.errors import InputError
from studio.engine.look.latent import Latent
from studio.engine.look.living_model import LivingModel


def latent_in(model: LivingModel) -> Latent:
    """Return the part of the network that makes images of vectors.

    Raises:
        InputError: there is none.
    """
    if model.latent is None:
        raise InputError(
            "The network makes no images of latent vectors; runs of autoencoders and GANs do."
        )
    return model.latent


def code_layer(model: LivingModel) -> keras.Layer:
    """Return the layer whose output is the code of an image.

    Raises:
        InputError: there is none.
    """
    latent = latent_in(model)
    if not latent.code:
        raise InputError("The network makes no codes of images; the runs of autoencoders do.")
    return model.layer(latent.code)
