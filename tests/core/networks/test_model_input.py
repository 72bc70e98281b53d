"""A recipe shows a model of one's own the images that it was made for."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studio.core.networks.model_input import ModelInput, usual_values, with_input
from studio.core.recipes.recipe import Data, Model, Recipe

RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds", image_size=(64, 48)),
    model=Model(backbone="/models/own.h5", pixels="0..1"),
)


def test_what_the_model_leaves_open_stays() -> None:
    assert with_input(RECIPE, None) == RECIPE
    assert with_input(RECIPE, ModelInput(None, None, 3)) == RECIPE
    assert with_input(RECIPE, ModelInput(None, 80, 3)).data.image_size == (64, 80)


def test_size_channels_and_range_are_taken_over() -> None:
    found = with_input(RECIPE, ModelInput(96, 80, 1, "-1..1"))
    assert found.data == replace(RECIPE.data, image_size=(96, 80), color="gray")
    assert found.model == replace(RECIPE.model, pixels="-1..1")


def test_grey_images_stay_grey_for_a_model_of_three_channels() -> None:
    grey = replace(RECIPE, data=replace(RECIPE.data, color="gray"))
    assert with_input(grey, ModelInput(64, 48, 3)) == grey  # it sees them three times


def test_a_saved_model_of_others_is_a_module_of_tensorflow_hub(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"")
    assert usual_values(tmp_path) == "0..1"
    (tmp_path / "assets.extra").mkdir()
    (tmp_path / "assets.extra" / "recipe.toml").write_text("")
    assert usual_values(tmp_path) == usual_values(Path("/models/own.h5")) == "0..255"
