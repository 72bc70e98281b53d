"""What an editor is told is what the recipe file allows, to the last value."""

import math
from typing import Any

import msgspec
import pytest

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.recipes.recipe_ranges import Range, range_beside, range_of

FIELDS = (
    "seed",
    "data.image_size",
    "data.validation",
    "data.test",
    "data.split_seed",
    "data.limit_per_class",
    "data.batch_size",
    "augment.rotation",
    "augment.zoom",
    "augment.views",
    "model.dense",
    "model.dropout",
    "stage.epochs",
    "stage.learning_rate",
    "stage.early_stopping",
)


def with_value(field: str, value: Any) -> Recipe:  # noqa: ANN401
    recipe = Recipe(name="r", data=Data(folder="x", validation=0.0, test=0.0), augment=Augment())
    table, _, name = field.rpartition(".")
    if name == "image_size":
        value = (value, 64)
    if name == "dense":
        value = (value,)
    if not table:
        return msgspec.structs.replace(recipe, **{name: value})
    tables: dict[str, Data | Augment | Model | Stage] = {
        "data": recipe.data,
        "augment": Augment(zoom=0.1),
        "model": Model(),
        "stage": Stage(),
    }
    changed = msgspec.structs.replace(tables[table], **{name: value})
    return msgspec.structs.replace(recipe, **{table: (changed,) if table == "stage" else changed})


def is_taken(field: str, value: float) -> bool:
    try:
        recipes.parse(recipes.dump(with_value(field, value)), "recipe.toml")
    except InputError:
        return False
    return True


@pytest.mark.parametrize("field", FIELDS)
def test_the_ends_are_those_of_the_recipe(field: str) -> None:
    limits = range_of(field)
    assert limits.lowest is not None
    assert limits.highest is not None
    is_whole = isinstance(limits.lowest, int)
    for end, outwards in ((limits.lowest, -1), (limits.highest, 1)):
        beyond = end + outwards if is_whole else math.nextafter(end, outwards * math.inf)
        assert limits.allows(end) == is_taken(field, end)
        assert not limits.allows(beyond)
        assert not is_taken(field, beyond)


def test_one_share_bounds_the_other() -> None:
    recipe = with_value("data.test", 0.3)
    assert range_beside("data.validation", recipe).highest == 0.65
    assert range_beside("data.validation", with_value("data.test", 0.0)).highest == 0.9
    assert range_beside("stage.epochs", recipe) == range_of("stage.epochs")


def test_texts_have_a_length() -> None:
    assert range_of("stage.name") == Range(lowest=1, highest=80)


def test_an_unknown_field_is_a_mistake() -> None:
    for field in ("stage.speed", "model.batch_norm", "data.folder.x"):
        with pytest.raises(KeyError):
            range_of(field)
