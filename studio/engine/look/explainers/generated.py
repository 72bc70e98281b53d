"""The images that a network makes of latent vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.generated import MOST, Generated, GeneratedFacts
from studio.core.recipes.latent_space import LatentSpace
from studio.core.tasks.latent import normal_grid, prior
from studio.engine.look.coding import latent_in
from studio.engine.look.explained import Explained
from studio.engine.look.latent import labelled
from studio.engine.look.living_model import LivingModel

Vectors = NDArray[np.float32]


def explain(model: LivingModel, view: Generated) -> Explained:
    """Return `images` and `latents`.

    Raises:
        InputError: the network makes no images of vectors, or not of these, or is no mean of
            weights.
    """
    latent = latent_in(model)
    space = latent.space
    vectors = vectors_of(view, space)
    given = labelled(vectors, view.label, space)
    is_grid = min(view.across, view.down) >= 0 and not view.latents
    columns = view.count if is_grid else int(np.ceil(np.sqrt(len(vectors))))
    facts = GeneratedFacts(
        space.size,
        space.has_prior,
        columns,
        model.classes if space.labels else (),
        space.is_averaged,
    )
    images = latent.images(given, raw=view.raw)
    return Explained({"images": images, "latents": vectors}, facts)


def vectors_of(view: Generated, space: LatentSpace) -> Vectors:
    """Return the vectors that a view asks about, float32 (n, size).

    Raises:
        InputError: they do not fit the space, or cannot be drawn from it.
    """
    if view.latents:
        return _given(view, space)
    if min(view.across, view.down) >= 0:
        return _grid(view, space)
    if not space.has_prior:
        raise InputError(
            "This autoencoder has no distribution of codes to draw from; a variational one has. "
            "It restores images, and walks between them."
        )
    return prior(view.count, space.size, view.seed)


def _given(view: Generated, space: LatentSpace) -> Vectors:
    if len(view.latents) > MOST:
        raise InputError(
            "{count} vectors are too many at once: at most {most}.",
            count=len(view.latents),
            most=MOST,
        )
    wrong = next((len(row) for row in view.latents if len(row) != space.size), None)
    if wrong is not None:
        raise InputError(
            "A vector of {found} numbers was given; the network takes {size}.",
            found=wrong,
            size=space.size,
        )
    return np.nan_to_num(np.asarray(view.latents, np.float32))


def _grid(view: Generated, space: LatentSpace) -> Vectors:
    dimensions = (view.across, view.down)
    if max(dimensions) >= space.size or view.across == view.down:
        raise InputError(
            "A grid needs two different dimensions from 0 to {last}; found {across} and {down}.",
            last=space.size - 1,
            across=view.across,
            down=view.down,
        )
    if len(view.center) not in (0, space.size):
        raise InputError(
            "A vector of {found} numbers was given; the network takes {size}.",
            found=len(view.center),
            size=space.size,
        )
    if view.count**2 > MOST:
        raise InputError(
            "A grid of {count} × {count} images is too large: at most {most} images.",
            count=view.count,
            most=MOST,
        )
    return normal_grid(view.count, space.size, *dimensions, center=view.center)
