"""Names in a recipe that no disk can have, or that lead in a circle: one line, never a defect."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import tiny_images
from command_run import Run
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import open_run

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(sys.platform == "win32", reason="links"),
]

NAMES = {"long": "y" * 300, "long folder": f"{'y' * 300}/z", "endless": "x/" * 3000}
NAMES |= {"circle": "circle", "below a circle": "circle/x"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["folder", "backbone", "weights"])
def test_a_recipe_that_names_it_is_refused(
    field: str, name: str, tmp_path: Path, images_folder: Path, studio: Run
) -> None:
    (tmp_path / "circle").symlink_to("circle")
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    value = NAMES[name]
    if field == "folder":
        recipe = replace(recipe, data=replace(recipe.data, folder=value))
    elif field == "backbone":
        recipe = replace(recipe, model=replace(recipe.model, backbone=f"./{value}.h5"))
    else:
        recipe = replace(recipe, model=replace(recipe.model, weights=value))
    recipes.write(recipe, tmp_path / "recipe.toml")
    status, out, err = studio("train", tmp_path / "recipe.toml")
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith("studio: ")
    assert "Unexpected error" not in line


def test_a_run_of_such_a_name_was_not_found() -> None:
    with pytest.raises(InputError, match="was not found"):
        open_run(Path("y" * 300))
