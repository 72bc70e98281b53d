"""A network on a model of one's own is described, or what images that model reads is told."""

from __future__ import annotations

from pathlib import Path

import keras
import pytest
from engine_runs import Watched
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.networks.model_input import ModelInput, with_input
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.wire import messages
from studio.engine.jobs import HEAVY

pytestmark = pytest.mark.engine


def described(recipe: Recipe) -> messages.Described:
    watched = Watched()
    HEAVY[messages.Describe](messages.Describe(recipe, 3), watched.job)
    (answer,) = [event for event in watched.events if isinstance(event, messages.Described)]
    return answer


def test_images_that_it_cannot_read_are_answered_with_those_that_it_can(tmp_path: Path) -> None:
    file = tmp_path / "flat.keras"
    pixels = keras.Input((20, 16, 1))
    maps = keras.layers.Conv2D(4, 3)(keras.layers.Rescaling(2.0, offset=-1.0)(pixels))
    answers = keras.layers.Dense(5)(keras.layers.Flatten()(maps))
    keras.Model(pixels, answers).save(file)
    recipe = Recipe(
        name="Own",
        data=Data(folder="images", image_size=(32, 32)),
        model=Model(backbone=str(file), dense=()),
    )
    reads = ModelInput(20, 16, 1, "0..1")
    refused = described(recipe)
    assert (refused.layers, refused.reads) == ((), reads)
    assert "channels: 1" in str(refused.refusal)
    taken = described(with_input(recipe, refused.reads))
    assert taken.refusal is None
    assert taken.reads == reads
    assert {"Conv2D", "Dense"} <= {row.kind for row in taken.layers}
    wrong = replace(with_input(recipe, reads), model=replace(recipe.model, features="gone"))
    with pytest.raises(InputError, match="no layer of the backbone is called gone"):
        described(wrong)  # its images are not what is wrong
