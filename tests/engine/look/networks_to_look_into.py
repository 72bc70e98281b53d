"""Small networks to look into."""

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.pixel_form import PixelForm
from studio.engine.look.living_model import LivingModel


def one_layer(layer: keras.Layer, shape: tuple[int, int, int]) -> LivingModel:
    """A network of one layer that reads (height, width, channels), its weights drawn by chance."""
    keras.utils.set_random_seed(5)
    pixels = keras.Input(shape)
    graph = keras.Model(pixels, layer(pixels))
    for variable in graph.weights:
        variable.assign(np.random.default_rng(9).normal(size=variable.shape))
    return LivingModel(graph, PixelForm(shape[:2], "gray" if shape[2] == 1 else "rgb"))


def pixels_of(model: LivingModel, channels: int, seed: int = 1) -> NDArray[np.uint8]:
    """An image by chance, (1, height, width, channels)."""
    shape = (1, *model.form.size, channels)
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
