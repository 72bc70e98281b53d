"""Where the evidence for a class lies, as a layer sees it.

Selvaraju et al.: Grad-CAM, ICCV 2017; of a network that ends with global average pooling and one
dense layer it is the class activation map of Zhou et al., CVPR 2016.
"""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf

from studio.core.base.errors import InputError
from studio.core.look.grad_cam import GradCam
from studio.engine.look.alignment import aligned
from studio.engine.look.explained import Explained
from studio.engine.look.explaining import Array, Subject, subject_of
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
    subject = subject_of(model, view.image, view.class_, is_randomised=view.randomised)
    coarse = _coarse(subject, layer)
    evidence = aligned(np.maximum(coarse, 0), model, layer)
    return subject.explained("grad-cam", evidence, {"coarse": coarse}, layer=layer.name)


def _coarse(subject: Subject, layer: keras.Layer) -> Array:
    """Return the maps of `layer`, each weighted by its mean gradient, summed: (height, width)."""
    forward = subject.model.forward(layer, subject.read.layer, is_before=True)
    shown = tf.constant(subject.pixels[np.newaxis].astype(np.float32))
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        maps, outputs = forward.tensors(shown, tape, layer)
        score = subject.read.of(outputs)[0, subject.target]
    gradient = tape.gradient(score, maps)
    if gradient is None:
        raise InputError("The layer {layer} has no part in the answer.", layer=layer.name)
    weights = tf.reduce_mean(gradient, axis=(1, 2), keepdims=True)
    found: Array = tf.reduce_sum(weights * maps, axis=-1)[0].numpy()
    return found
