"""The recipe that a new project of the task "autoencode" begins with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.sentences import say
from studio.core.dataset.images import Dataset
from studio.core.plan.defaults.suggestion import Suggestion, data_of, median_side
from studio.core.plan.suited_head import TINY
from studio.core.recipes.recipe import Autoencoder, Recipe, Stage

SMALL_CODE, LARGE_CODE = 16, 128
"""Numbers in the code of a new autoencoder: of tiny images, and of larger ones.

With 16 numbers and 40 epochs the test error on the handwritten digits is a fifth below that of 16
principal components (0.0032 against 0.0040); with 32 numbers a linear code does better.
"""

LARGEST_RESTORED = 64
"""Pixels a side that a new autoencoder restores: enough to see what it keeps, quick on a laptop."""


def suggest(dataset: Dataset, title: str, _weights: Path) -> Suggestion:
    """Return dense layers for tiny images; larger ones need the shared windows of convolutions."""
    side = median_side(dataset)
    if side <= TINY:
        return Suggestion(
            Recipe(
                name=title,
                task="autoencode",
                data=msgspec.structs.replace(data_of(dataset, 32), color="gray"),
                autoencoder=Autoencoder(kind="dense", code=SMALL_CODE, dense=(256, 128)),
                stage=(Stage(name="Training", epochs=40),),
            ),
            say(
                "The images are small (about {side} pixels), so dense layers squeeze each one "
                "into {code} numbers.",
                side=side,
                code=SMALL_CODE,
            ),
        )
    return Suggestion(
        Recipe(
            name=title,
            task="autoencode",
            data=data_of(dataset, LARGEST_RESTORED),
            autoencoder=Autoencoder(kind="convolutional", code=LARGE_CODE, dense=()),
            stage=(Stage(name="Training", epochs=30),),
        ),
        say(
            "Convolutional layers squeeze each image, resized to {side} pixels, into {code} "
            "numbers.",
            side=LARGEST_RESTORED,
            code=LARGE_CODE,
        ),
    )
