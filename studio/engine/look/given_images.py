"""The images that a view is asked about: files, or places in the run's data set."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.pixels import open_pixels
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.strongest import dataset_of

MOST = 256
"""Images of one answer."""


def given_images(
    model: LivingModel, image: str, files: tuple[str, ...], images: tuple[int, ...]
) -> tuple[NDArray[np.uint8], tuple[int, ...]]:
    """Return pixels, uint8 (n, height, width, channels), and places in dataset.json.

    Args:
        model: the network, which says what images are brought to.
        image: one file, in place of all others.
        files: further files, in place of `images`.
        images: places in the run's dataset.json.

    Returns:
        The pixels, and the places; none of files.

    Raises:
        InputError: no image is named, one is missing, or there are too many.
    """
    files = (image,) if image else files
    if len(files or images) > MOST:
        raise InputError(
            "{count} images are too many at once: at most {most}.",
            count=len(files or images),
            most=MOST,
        )
    if files:
        return np.stack([image_of(file, model.form) for file in files]), ()
    dataset = dataset_of(model)
    if not images:
        raise InputError("The view needs an image: name its file.")
    if not 0 <= min(images) <= max(images) < len(dataset.images):
        raise InputError(
            "The run has {count} images, numbered from 0; found {found}.",
            count=len(dataset.images),
            found=max(images, key=abs),
        )
    chosen = np.array(images, np.int64)
    with open_pixels(dataset, model.form) as kept:
        kept.check_reachable(chosen)
        kept.expect(chosen)
        return np.asarray(kept[chosen]), images
