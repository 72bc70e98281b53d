"""Pictures of what a recipe's random changes do, by the function that the training uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Recipe
from studio.engine.data.augment import make_augment
from studio.engine.data.mixing import drawn_mixture
from studio.engine.data.order import batch_seed


def varied(recipe: Recipe, files: Sequence[Path], draw: int, count: int) -> NDArray[np.uint8]:
    """Return each file and `count` changed pictures of it, in the size that the network sees.

    Args:
        draw: another number gives other changes; the same gives the same.

    Returns:
        uint8 (1 + count, files, height, width, 3 or 1), 0..255, the unchanged first.

    Raises:
        InputError: a file cannot be read any more.
    """
    data = recipe.data
    pixels = np.stack([_pixels(file, data.image_size, data.color) for file in files])
    change = make_augment(recipe.augment)
    images = tf.constant(pixels, tf.float32)
    mixup = recipe.augment.mixup if recipe.augment is not None else 0.0

    def changed(seed: tf.Tensor) -> tf.Tensor:
        varied_ones = images if change is None else change(images, seed)
        if not mixup:
            return varied_ones
        return drawn_mixture(mixup, tf.shape(images)[0], seed).blended(varied_ones)

    pictures = [
        changed(tf.constant(seed))
        for seed in (batch_seed(recipe.seed, 0, draw, number) for number in range(count))
    ]
    whole: NDArray[np.float32] = tf.stack([images, *pictures]).numpy()
    return np.rint(whole).clip(0, 255).astype(np.uint8)


def _pixels(file: Path, size: tuple[int, int], color: Color) -> NDArray[np.uint8]:
    try:
        return load_pixels(file, size, color)
    except UnreadableImage as error:
        raise InputError("{file}: {reason}", file=str(file), reason=error.sentence) from error
