"""The maps of a layer for one image."""

from __future__ import annotations

import numpy as np

from studio.core.base.errors import InputError
from studio.core.look.activations import Activations, ActivationsFacts
from studio.engine.look.explained import Explained
from studio.engine.look.forward import has_activation
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.maps import maps_of


def explain(model: LivingModel, view: Activations) -> Explained:
    """Return `activations`, `channels`, `strength`, `position`, `rows` and `columns`.

    Raises:
        InputError: no such layer, or no such image.
    """
    layer = model.layer(view.layer)
    pixels = image_of(view.image, model.form)
    maps = maps_of(model.output(layer, pixels[np.newaxis], is_before=view.before)[0])
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
        "rows": model.seen_by(layer, 0, maps.shape[0]),
        "columns": model.seen_by(layer, 1, maps.shape[1]),
    }
    return Explained(arrays, facts)
