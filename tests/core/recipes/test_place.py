import pytest
from msgspec.structs import replace

from studio.core.recipes.fields import FIELDS
from studio.core.recipes.place import Place, has_table, paths, places, value_at, with_value
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage

RECIPE = Recipe(
    name="Birds", data=Data(folder="birds"), stage=(Stage(name="Head"), Stage(name="All"))
)


def test_every_field_is_read_and_written_back() -> None:
    recipe = replace(RECIPE, augment=Augment(flip="both"))
    for place in places(recipe):
        assert with_value(recipe, place, value_at(recipe, place)) == recipe


def test_the_table_has_what_can_be_read() -> None:
    assert sorted(paths()) == sorted(field.path for field in FIELDS)


def test_a_value_reaches_its_field_alone() -> None:
    assert with_value(RECIPE, Place("seed"), 8) == replace(RECIPE, seed=8)
    deeper = with_value(RECIPE, Place("model.dense"), (64,))
    assert deeper == replace(RECIPE, model=Model(dense=(64,)))
    later = with_value(RECIPE, Place("stage.epochs", 1), 3)
    assert [stage.epochs for stage in later.stage] == [10, 3]


def test_a_table_that_may_be_absent_reads_as_its_defaults_and_goes_with_them() -> None:
    place = Place("augment.rotation")
    assert value_at(RECIPE, place) == 0.0
    assert not has_table(RECIPE, place)
    turned = with_value(RECIPE, place, 0.1)
    assert turned.augment == Augment(rotation=0.1)
    assert with_value(turned, place, 0.0).augment is None


def test_a_stage_keeps_a_name_of_its_own() -> None:
    named = with_value(RECIPE, Place("stage.name", 1), "Head")
    assert [stage.name for stage in named.stage] == ["Head", "Head 2"]


def test_a_place_is_written_as_in_a_message_about_the_file() -> None:
    assert str(Place("stage.epochs", 1)) == "stage[1].epochs"
    assert str(Place("data.batch_size", 1)) == "data.batch_size"


def test_stages_come_one_after_the_other() -> None:
    of_stages = [place.stage for place in places(RECIPE) if place.is_of_a_stage]
    assert of_stages == sorted(of_stages)
    assert set(of_stages) == {0, 1}


def test_what_no_recipe_has_is_a_mistake() -> None:
    for path in ("stage.speed", "speed", "augment"):
        with pytest.raises(KeyError):
            value_at(RECIPE, Place(path))
        with pytest.raises(KeyError):
            with_value(RECIPE, Place(path), 1)
    with pytest.raises(IndexError):
        value_at(RECIPE, Place("stage.epochs", 2))
