"""What in an image a filter answers to."""

from __future__ import annotations

import numpy as np

from studio.core.base.errors import InputError
from studio.core.look.deconvnet import Deconvnet, DeconvnetFacts
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.projection import depends_on_image, projected


def explain(model: LivingModel, view: Deconvnet) -> Explained:
    """Return `map`, `image`, `value`, `row`, `column` and `box`.

    Raises:
        InputError: no such layer, map or image.
    """
    layer = model.layer(view.layer)
    total = int(layer.output.shape[-1])
    if view.filter >= total:
        raise InputError(
            "The layer {layer} has no map {map}: they are 0 to {last}.",
            layer=layer.name,
            map=view.filter,
            last=total - 1,
        )
    pixels = image_of(view.image, model.form)
    found = projected(model, layer, view.filter, pixels)
    arrays: Arrays = {
        "map": found.values,
        "image": pixels,
        "value": np.array(found.value, np.float32),
        "row": np.array(found.row, np.int32),
        "column": np.array(found.column, np.int32),
        "box": model.box(layer, found.row, found.column),
    }
    facts = DeconvnetFacts(
        layer=layer.name,
        filter=view.filter,
        value=found.value,
        depends_on_image=depends_on_image(model, layer),
        colors=model.form.color,
    )
    return Explained(arrays, facts)
