"""The recipe that a new project of the task "gan" begins with."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from studio.core.base.sentences import say
from studio.core.dataset.images import Dataset
from studio.core.plan.defaults.suggestion import Suggestion, data_of, median_side
from studio.core.plan.suited_head import TINY
from studio.core.recipes.recipe import Gan, Recipe, Stage

TINY_SIDE, LARGER_SIDE = 32, 64
"""Pixels a side that a new GAN draws: of tiny images, and of larger ones."""

BATCHES = 5000
"""Steps of both networks after which the handwritten digits can be read."""

BATCH_SIZE = 32
LEAST_EPOCHS, MOST_EPOCHS = 20, 400


def suggest(dataset: Dataset, title: str, _weights: Path) -> Suggestion:
    """Return a small DCGAN that invents any image like those of the folder."""
    is_tiny = median_side(dataset) <= TINY
    side = TINY_SIDE if is_tiny else LARGER_SIDE
    data = msgspec.structs.replace(
        data_of(dataset, side),
        color="gray" if is_tiny else "rgb",
        validation=0.1,
        test=0.0,
        batch_size=BATCH_SIZE,
    )
    batches = max(1, math.ceil(0.9 * len(dataset.images) / BATCH_SIZE))
    epochs = min(max(round(BATCHES / batches), LEAST_EPOCHS), MOST_EPOCHS)
    return Suggestion(
        Recipe(
            name=title,
            task="gan",
            data=data,
            gan=Gan(filters=32),
            stage=(Stage(name="Training", epochs=epochs, learning_rate=2e-4),),
        ),
        say(
            "Two small networks learn images of {side} pixels from each other; every epoch draws "
            "the same {count} images again.",
            side=side,
            count=Gan().gallery,
        ),
    )
