"""Where the evidence for a class lies, as a layer sees it.

Selvaraju et al.: Grad-CAM, ICCV 2017; of a network that ends with global average pooling and one
dense layer it is the class activation map of Zhou et al., CVPR 2016.
"""

from __future__ import annotations

import numpy as np

from studio.core.base.errors import InputError
from studio.core.look.grad_cam import GradCam
from studio.engine.look.alignment import aligned
from studio.engine.look.explained import Explained
from studio.engine.look.explaining import Array, question_about
from studio.engine.look.forward import Backward
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: GradCam) -> Explained:
    """Return `map`, `coarse`, `image` and `class`.

    Raises:
        InputError: no such layer, image or class, the layer has no maps or lies behind the score,
            or the network tells no classes apart.
    """
    layer = model.layer(view.layer) if view.layer else model.last_with_maps()
    if len(layer.output.shape) != 4:
        raise InputError(
            "The layer {layer} ({kind}) has no maps; Grad-CAM needs some, such as those of {near}.",
            layer=layer.name,
            kind=type(layer).__name__,
            near=model.last_with_maps().name,
        )
    question = question_about(model, view.image, view.class_, is_randomised=view.randomised)
    subject, found = question.with_gradient(of=layer)
    if found.gradient is None:
        raise InputError("The layer {layer} has no part in the answer.", layer=layer.name)
    coarse = _weighted(found)
    evidence = aligned(np.maximum(coarse, 0), model, layer)
    return subject.explained("grad-cam", evidence, {"coarse": coarse}, layer=layer.name)


def _weighted(found: Backward) -> Array:
    """Return the maps of the layer, each weighted by its mean gradient, summed: (height, width)."""
    weights = found.gradient.numpy()[0].mean(axis=(0, 1))
    coarse: Array = found.outputs[0].numpy()[0] @ weights
    return coarse
