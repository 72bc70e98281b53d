"""Nothing is written into the image folder, where each folder is a class."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny_images
from command_run import Run
from msgspec.structs import replace

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.recipes.search_table import Search


@pytest.fixture
def recipe_file(tmp_path: Path) -> Path:
    """A recipe that lies in the folder of its images."""
    images = tiny_images.make_images(tmp_path / "images")
    recipe = tiny_images.lenet_recipe(images, stage=(Stage(epochs=1),))
    recipe = replace(recipe, search=Search(vary={"model.dropout": (0.1, 0.2)}, trials=2))
    recipe = replace(recipe, data=replace(recipe.data, folder="."))
    recipes.write(recipe, images / "recipe.toml")
    return images / "recipe.toml"


@pytest.mark.parametrize(
    "line",
    [
        ("train", "RECIPE"),
        ("train", "RECIPE", "--runs", "RUNS"),
        ("search", "RECIPE"),
        ("compare", "RECIPE", "--vary", "stage.epochs=1,2"),
    ],
    ids=" ".join,
)
def test_a_run_is_no_class(line: tuple[str, ...], recipe_file: Path, studio: Run) -> None:
    folder = recipe_file.parent
    before = sorted(folder.rglob("*"))
    known = {"RECIPE": str(recipe_file), "RUNS": str(folder / "red" / "runs")}
    status, out, err = studio(*(known.get(word, word) for word in line))
    assert (status, out) == (2, "")
    (found,) = err.splitlines()
    assert "lies in the image folder, where each folder is a class" in found
    assert sorted(folder.rglob("*")) == before
