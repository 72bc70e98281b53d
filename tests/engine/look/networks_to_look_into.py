"""Small networks to look into."""

from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.dataset.pixel_form import PixelForm
from studio.core.wire.messages import Look, Seen
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.look.living_model import LivingModel
from studio.engine.look.looking import Looking


def one_layer(layer: keras.Layer, shape: tuple[int, int, int]) -> LivingModel:
    """A network of one layer that reads (height, width, channels), its weights drawn by chance."""
    keras.utils.set_random_seed(5)
    pixels = keras.Input(shape)
    graph = keras.Model(pixels, layer(pixels))
    for variable in graph.weights:
        variable.assign(np.random.default_rng(9).normal(size=variable.shape))
    return LivingModel(graph, PixelForm(shape[:2], "gray" if shape[2] == 1 else "rgb"))


def living(
    pixels: keras.KerasTensor,
    outputs: keras.KerasTensor,
    classes: tuple[str, ...] = (),
    *,
    draw: bool = True,
) -> LivingModel:
    """A network from pixels to outputs; its weights are drawn by chance unless they stay."""
    graph = keras.Model(pixels, outputs)
    numbers = np.random.default_rng(9)
    for variable in graph.trainable_variables if draw else ():
        variable.assign(numbers.normal(scale=0.5, size=variable.shape))
    height, width, channels = pixels.shape[1:]
    form = PixelForm((height, width), "gray" if channels == 1 else "rgb")
    return LivingModel(graph, form, classes=classes)


def saved(folder: Path, pixels: NDArray[np.uint8]) -> str:
    """Write an image (1, height, width, 3 or 1) and return its file."""
    file = folder / "image.png"
    Image.fromarray(pixels[0] if pixels.shape[-1] == 3 else pixels[0, ..., 0]).save(file)
    return str(file)


def see(look: Look, looking: Looking | None = None) -> Seen:
    """What is answered where nothing trains and nobody watches."""
    return (looking or Looking()).see(look, Job(look.request, lambda _event: None, Control()))


def pixels_of(model: LivingModel, channels: int, seed: int = 1) -> NDArray[np.uint8]:
    """An image by chance, (1, height, width, channels)."""
    shape = (1, *model.form.size, channels)
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
