"""The values of a layer's variables."""

from __future__ import annotations

import math

import numpy as np

from studio.core.look.view import Arrays
from studio.core.look.weights import Weights, WeightsFacts
from studio.engine.look.explained import Explained
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Weights) -> Explained:
    """Return every variable of the layer by its name, float32.

    Raises:
        InputError: no such layer.
    """
    layer = model.layer(view.layer)
    arrays: Arrays = {}
    for variable in layer.weights:
        values = model.value(variable).astype(np.float32, copy=False)
        if 0 < view.count < values.size:
            values = values.ravel()[:: math.ceil(values.size / view.count)]
        arrays[variable.name] = values
    total = sum(math.prod(variable.shape) for variable in layer.weights)
    return Explained(arrays, WeightsFacts(layer.name, type(layer).__name__, total))
