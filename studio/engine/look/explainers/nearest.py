"""The training images that generated ones resemble most: whether a network repeats or invents."""

from __future__ import annotations

import numpy as np

from studio.core.base.errors import InputError
from studio.core.dataset.pixels import open_pixels
from studio.core.look.generated import Generated
from studio.core.look.nearest import MOST, Nearest, NearestFacts
from studio.engine.look.coding import latent_in
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.explainers.generated import vectors_of
from studio.engine.look.latent import labelled
from studio.engine.look.living_model import LivingModel
from studio.engine.look.nearest_images import search


def explain(model: LivingModel, view: Nearest) -> Slices:
    """Return `images`, `nearest`, `distances`, `files` and `latents`.

    Raises:
        InputError: the network makes no images of vectors, or is of no run.
    """
    latent = latent_in(model)
    folder = model.source.folder if model.source is not None else None
    if folder is None:
        raise InputError("Nearest training images are known of the networks of runs only.")
    if len(view.latents) > MOST:
        raise InputError(
            "{count} vectors are too many at once: at most {most}.",
            count=len(view.latents),
            most=MOST,
        )
    asked = Generated(latents=view.latents, count=view.count, seed=view.seed)
    vectors = vectors_of(asked, latent.space)
    given = labelled(vectors, view.label, latent.space)
    images = latent.images(given, raw=view.raw)
    dataset, parts = folder.dataset()
    with open_pixels(dataset, model.form) as pixels:
        pixels.check_reachable(parts.train)
        pixels.expect(parts.train)
        looking = search(images, pixels, parts.train, view.neighbors)
        while True:
            try:
                yield Slice(*next(looking))
            except StopIteration as end:
                found = end.value
                break
        near = np.asarray(pixels[found.images.reshape(-1)])
    arrays = {
        "images": images,
        "nearest": near.reshape(*found.images.shape, *images.shape[1:]),
        "distances": found.distances,
        "files": np.array([[dataset.images[i].path for i in row] for row in found.images]),
        "latents": vectors,
    }
    return Explained(arrays, NearestFacts(len(parts.train), dataset.folder))
