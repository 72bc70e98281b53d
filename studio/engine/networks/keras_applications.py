"""The backbones of keras.applications, rebuilt behind our own preprocessing."""

from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np

from studio.core.base.errors import InputError, WorkError
from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.preprocessing import (
    IMAGENET_DEVIATION,
    Moments,
    gray_to_rgb,
    preprocessed,
)
from studio.engine.networks.replay import Replay

Publish = Callable[[Backbone, tuple[int, int], Path | None], keras.Model]


def published(backbone: Backbone, image_size: tuple[int, int], weights: Path | None) -> keras.Model:
    """Return Keras' own graph without the classifier, `weights` loaded as Keras does it.

    Raises:
        InputError: the weights file does not fit.
    """
    make = getattr(keras.applications, backbone.name)
    model = make(include_top=False, weights=None, input_shape=(*image_size, 3))
    if weights is None:
        return model
    try:
        model.load_weights(str(weights))
    except FileNotFoundError:
        raise InputError("{file} was not found.", file=str(weights)) from None
    except (ValueError, KeyError, OSError) as error:
        raise InputError(
            "{file} does not fit {backbone}: {reason}",
            file=str(weights),
            backbone=backbone.name,
            reason=str(error).splitlines()[0],
        ) from error
    return model


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    _model: Model,
    weights: Path | None,
    seed: int,
    publish: Publish = published,
) -> dict[str, keras.KerasTensor]:
    """Make `backbone` behind `pixels` (n, h, w, 1 or 3 in 0..255), preprocessing included.

    The preprocessing that some families carry inside is left out, since ours stands in front.

    Args:
        backbone: the row.
        pixels: grey ones are shown three times.
        weights: a file for `publish`, or None for random ones.
        seed: for the random layers inside.
        publish: makes the graph without its classifier, for preprocessed pixels.

    Returns:
        The output of every layer by name, in the graph's order.

    Raises:
        InputError: the weights file does not fit.
        WorkError: Keras could not build the network for this image size.
    """
    if pixels.shape[-1] == 1:
        pixels = gray_to_rgb(pixels)
    height, width = pixels.shape[1:3]
    try:
        source = publish(backbone, (height, width), weights)
    except ValueError as error:
        raise WorkError(
            "{backbone} cannot be built for images of {height} x {width} pixels: {reason}",
            backbone=backbone.name,
            height=height,
            width=width,
            reason=str(error).splitlines()[0],
        ) from error
    inside = (keras.layers.Rescaling, keras.layers.Normalization)
    replay = Replay(
        source,
        origin=backbone.name,
        seed=seed,
        skipped=lambda operation: isinstance(operation, inside),
    )
    replay.behind(preprocessed(backbone.preprocessing, pixels, _stored_moments(source, weights)))
    return replay.outputs


def _stored_moments(source: keras.Model, weights: Path | None) -> Moments | None:
    """Return the mean and deviation that a weights file of EfficientNet brings, if it does.

    Its files hold a variance that is the deviation itself; Keras divides by the root once in
    the layer and once in a Rescaling it adds (tensorflow#49930). Both together are the deviation.
    """
    stored = [layer for layer in source.layers if isinstance(layer, keras.layers.Normalization)]
    if weights is None or not stored or not stored[0].weights:
        return None
    mean, variance = (np.ravel(array) for array in stored[0].get_weights()[:2])
    deviation = np.sqrt(variance * np.array(IMAGENET_DEVIATION))
    return tuple(map(float, mean)), tuple(map(float, deviation))
