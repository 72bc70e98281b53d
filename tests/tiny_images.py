"""A tiny image folder that a network learns in seconds, and recipes for it."""

from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage

CLASSES = ("blue", "green", "red")
_COLORS = {"blue": (40, 60, 210), "green": (50, 190, 70), "red": (220, 50, 40)}


def make_images(
    folder: Path, classes: tuple[str, ...] = CLASSES, count: int = 12, side: int = 32
) -> Path:
    """Write `count` noisy pictures of each class's colour; return `folder`."""
    numbers = np.random.default_rng(3)
    for place, name in enumerate(classes):
        (folder / name).mkdir(parents=True)
        color = _COLORS.get(name, tuple(40 * place + 20 * axis for axis in range(3)))
        for index in range(count):
            noise = numbers.normal(0, 30, (side, side + index % 3, 3))
            pixels = np.clip(np.array(color) + noise, 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{index:02d}.png")
    return folder


def lenet_recipe(folder: Path, **changes: object) -> Recipe:
    """LeNet-5 on 24 training, 6 validation and 6 test images, in batches of 5 (the last has 4)."""
    recipe = Recipe(
        name="Tiny",
        data=Data(
            folder=str(folder), image_size=(32, 32), validation=0.17, test=0.17, batch_size=5
        ),
        model=Model(backbone="LeNet-5", pooling="flatten", dense=(16,), dropout=0.3),
        stage=(Stage(name="Training", epochs=2),),
    )
    return msgspec.structs.replace(recipe, **changes)


def two_stage_recipe(folder: Path) -> Recipe:
    """Dropout, augmentation, two stages, two optimizers, a schedule: everything that draws."""
    return lenet_recipe(
        folder,
        augment=Augment(flip="both", rotation=0.1, zoom=0.1, brightness=0.1, contrast=0.1),
        stage=(
            Stage(name="All", epochs=2, optimizer="adam", schedule="one_cycle"),
            Stage(name="Head", train=("head",), epochs=2, optimizer="momentum", learning_rate=0.01),
        ),
    )


def backbone_recipe(folder: Path, backbone: str, stages: tuple[Stage, ...]) -> Recipe:
    """A network of keras.applications with random weights, at 32 pixels."""
    return lenet_recipe(
        folder,
        data=Data(
            folder=str(folder), image_size=(32, 32), validation=0.17, test=0.17, batch_size=8
        ),
        model=Model(backbone=backbone),
        stage=stages,
    )
