"""Images as an autoencoder restores them."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.restored import Restored, RestoredFacts
from studio.engine.look.coding import code_layer, latent_in
from studio.engine.look.explained import Explained
from studio.engine.look.given_images import given_images
from studio.engine.look.living_model import LivingModel
from studio.engine.tasks.autoencode.restoring import Restorer, Values, as_pictures

_DRAW = 2**32
"""Apart from each other lie the numbers that noise is drawn by."""

_OTHER = 2**31
"""Beyond the number of any image of a data set: those of other files."""


def explain(model: LivingModel, view: Restored) -> Explained:
    """Return `original`, `noisy`, `restored`, `errors`, `noisy_errors`, `ssim` and `codes`.

    Raises:
        InputError: the network restores no images, or an image is missing.
    """
    recipe = model.source.recipe if model.source is not None else None
    layers = code_layer(model), model.last
    if recipe is None:
        raise InputError("Only the runs of autoencoders restore images.")
    pixels, places = given_images(model, view.image, view.files, view.images)
    images = places or tuple(range(_OTHER, _OTHER + len(pixels)))
    read = _Read(model, layers)
    found = Restorer(read, recipe).restore(pixels, [view.draw * _DRAW + it for it in images])
    arrays: dict[str, NDArray[Any]] = {
        "original": found.original,
        "noisy": as_pictures(found.shown),
        "restored": as_pictures(found.restored),
        "errors": found.errors,
        "noisy_errors": found.noisy_errors,
        "ssim": found.ssim,
        "codes": read.codes,
    }
    facts = RestoredFacts(latent_in(model).space.size, found.is_noisy, found.clipped)
    return Explained(arrays, facts)


class _Read:
    """Restores images and remembers their codes.

    Attributes:
        codes: float32 (n, size), of the images that were restored last.
    """

    def __init__(self, model: LivingModel, layers: tuple[keras.Layer, keras.Layer]) -> None:
        self._forward = model.forward(*layers)
        self.codes: Values = np.zeros((0, 0), np.float32)

    def __call__(self, pixels: NDArray[np.generic]) -> Values:
        codes, restored = self._forward.tensors(tf.constant(pixels.astype(np.float32)))
        self.codes = codes.numpy()
        found: Values = restored.numpy()
        return found
