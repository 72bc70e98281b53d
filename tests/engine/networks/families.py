"""Networks of keras.applications with lively random weights, to compare ours with."""

from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np

from studio.core.networks.backbone_row import Backbone

MODULES = {
    "ResNet": "resnet",
    "ResNet V2": "resnet_v2",
    "MobileNetV2": "mobilenet_v2",
    "MobileNetV3Small": "mobilenet_v3",
    "MobileNetV3Large": "mobilenet_v3",
    "InceptionV3": "inception_v3",
    "InceptionResNetV2": "inception_resnet_v2",
    "EfficientNet V2": "efficientnet_v2",
}


def preprocess(row: Backbone, pixels: np.ndarray) -> np.ndarray:
    """Return what Keras' own preprocess_input of the family makes of `pixels`."""
    name = MODULES.get(row.name) or MODULES.get(row.family) or row.family.lower()
    if row.family == "VGG":
        name = row.name.lower()
    module = getattr(keras.applications, name)
    return np.asarray(module.preprocess_input(pixels.copy()))


def published(row: Backbone, size: int, seed: int = 1) -> keras.Model:
    """Return Keras' graph without a top, statistics and scales filled as if it were trained."""
    keras.utils.set_random_seed(seed)
    make = getattr(keras.applications, row.name)
    model = make(include_top=False, weights=None, input_shape=(size, size, 3))
    numbers = np.random.default_rng(seed)
    for layer in _leaves(model):
        if isinstance(layer, keras.layers.Normalization) and layer.weights:
            # As Keras' files have it: what is called variance is the deviation.
            mean, deviation = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
            layer.set_weights([np.array(mean), np.array(deviation), np.array(0)])
        elif any(word in type(layer).__name__ for word in ("BatchNorm", "LayerNorm", "LayerScale")):
            layer.set_weights(
                [numbers.uniform(0.5, 1.5, array.shape) for array in layer.get_weights()]
            )
    return model


def save_weights(model: keras.Model, path: Path) -> Path:
    """Write the weights as Keras' published files hold them."""
    model.save(path, include_optimizer=False)
    return path


def images(size: int, channels: int = 3, count: int = 2) -> np.ndarray:
    """Return (count, size, size, channels) float32 in 0..255."""
    numbers = np.random.default_rng(5).integers(0, 256, (count, size, size, channels))
    return numbers.astype("float32")


def _leaves(model: keras.Model) -> Iterator[keras.Layer]:
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _leaves(layer)
        else:
            yield layer
