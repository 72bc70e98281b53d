"""The maps of a layer for one image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.activations import Activations, ActivationsFacts
from studio.engine.look.explained import Explained
from studio.engine.look.forward import has_activation
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Activations) -> Explained:
    """Return `activations`, `channels`, `strength` and `position`, see `Activations`.

    Raises:
        InputError: no such layer, or no such image.
    """
    layer = model.layer(view.layer)
    pixels = image_of(view.image, model.form)
    maps = _maps(model.output(layer, pixels[np.newaxis], is_before=view.before)[0])
    strength = np.where(np.isfinite(maps), maps, -np.inf).max(axis=(0, 1)).astype(np.float32)
    order = (
        np.argsort(-strength, kind="stable")
        if view.order == "strength"
        else np.arange(len(strength))
    )
    if view.first >= len(order):
        raise InputError(
            "The layer {layer} has no map {map}: they are 0 to {last}.",
            layer=layer.name,
            map=view.first,
            last=len(order) - 1,
        )
    channels = order[view.first : view.first + view.count if view.count else None]
    finite = maps[np.isfinite(maps)]
    facts = ActivationsFacts(
        layer=layer.name,
        kind=type(layer).__name__,
        total=len(order),
        lowest=float(finite.min(initial=np.inf)) if finite.size else 0.0,
        highest=float(finite.max(initial=-np.inf)) if finite.size else 0.0,
        has_activation=has_activation(layer),
    )
    arrays = {
        "activations": np.ascontiguousarray(maps[..., channels]),
        "channels": channels.astype(np.int32),
        "strength": strength,
        "position": np.array("before" if view.before else "after"),
    }
    return Explained(arrays, facts)


def _maps(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what a layer makes of one image as (height, width, channels).

    Rows of tokens become one column, plain values maps of one pixel.
    """
    if values.ndim < 3:
        values = values.reshape((1,) * (3 - values.ndim) + values.shape)
    return values.reshape(-1, *values.shape[-2:]) if values.ndim > 3 else values
