"""What a recipe takes of a folder."""

import numpy as np
from image_files import row

from studio.core.dataset.choosing import choose
from studio.core.dataset.images import PARTS, Dataset
from studio.core.recipes.recipe import Data, Recipe

IMAGES = tuple(row(f"{name}/{at:02}.png", "ab".index(name)) for name in "ab" for at in range(40))
DATASET = Dataset("/d", ("a", "b"), IMAGES, ())


def parts_of(seed: int, split_seed: int = -1) -> list[list[int]]:
    recipe = Recipe(name="a", seed=seed, data=Data(folder="x", split_seed=split_seed))
    chosen = choose(DATASET, recipe).split
    return [chosen.part(part).tolist() for part in PARTS]


def test_runs_with_one_split_are_judged_on_the_same_images_whatever_their_seeds() -> None:
    assert parts_of(1) != parts_of(2)
    assert parts_of(1, 0) == parts_of(2, 0) == parts_of(0)
    assert np.concatenate(parts_of(1, 5)).size == len(IMAGES)
