"""Pictures of random changes: the training's own, repeatable, and never of the image itself."""

from pathlib import Path

import numpy as np
import pytest
import tiny_images
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.recipes.recipe import Augment, Recipe
from studio.engine.data.variation import varied

pytestmark = pytest.mark.engine


@pytest.fixture
def files(images_folder: Path) -> list[Path]:
    return sorted(images_folder.rglob("*.png"))[:2]


def recipe_with(folder: Path, augment: Augment | None) -> Recipe:
    return replace(tiny_images.lenet_recipe(folder), augment=augment)


def test_the_image_itself_comes_first_and_the_changes_differ(
    images_folder: Path, files: list[Path]
) -> None:
    recipe = recipe_with(images_folder, Augment(rotation=0.2, brightness=0.3))
    pictures = varied(recipe, files, 0, 3)
    height, width = recipe.data.image_size
    assert pictures.shape == (4, 2, height, width, 3)
    assert pictures.dtype == np.uint8
    for row, file in enumerate(files):
        np.testing.assert_array_equal(
            pictures[0, row], load_pixels(file, recipe.data.image_size, "rgb")
        )
    assert len({picture.tobytes() for picture in pictures[:, 0]}) == 4


def test_a_flip_is_the_image_or_its_mirror(images_folder: Path, files: list[Path]) -> None:
    pictures = varied(recipe_with(images_folder, Augment(flip="horizontal")), files, 0, 8)
    plain, mirrored = pictures[0, 0], pictures[0, 0][:, ::-1]
    found = [
        "plain"
        if np.array_equal(one, plain)
        else "mirrored"
        if np.array_equal(one, mirrored)
        else ""
        for one in pictures[1:, 0]
    ]
    assert set(found) == {"plain", "mirrored"}


def test_the_same_draw_gives_the_same_and_another_one_others(
    images_folder: Path, files: list[Path]
) -> None:
    recipe = recipe_with(images_folder, Augment(zoom=0.4))
    first, again, other = (varied(recipe, files, draw, 2) for draw in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first[1:], other[1:])


def test_a_file_that_has_gone_is_named(images_folder: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.png"):
        varied(recipe_with(images_folder, Augment(zoom=0.4)), [images_folder / "gone.png"], 0, 1)
