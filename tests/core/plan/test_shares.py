import pytest
from msgspec.structs import replace

from studio.core.plan.shares import devices_used, share_sizes
from studio.core.recipes.recipe import Data, Recipe

RECIPE = Recipe(name="Shares", data=Data(folder="images", batch_size=10))


@pytest.mark.parametrize(
    ("asked", "here", "used"),
    [(1, 4, 1), (2, 4, 2), (0, 4, 4), (4, 2, 2), (4, 0, 4), (0, 0, 1), (0, 1, 1)],
)
def test_a_recipe_trains_on_what_there_is(asked: int, here: int, used: int) -> None:
    assert devices_used(replace(RECIPE, devices=asked), here) == used


@pytest.mark.parametrize(
    ("devices", "sizes"), [(1, (10,)), (2, (5, 5)), (3, (3, 3, 4)), (10, (1,) * 10), (16, (10,))]
)
def test_shares_differ_by_one_image_at_most(devices: int, sizes: tuple[int, ...]) -> None:
    found = share_sizes(replace(RECIPE, devices=devices), 16)
    assert found == sizes
    assert sum(found) == 10


def test_what_is_not_known_is_not_said() -> None:
    assert share_sizes(replace(RECIPE, devices=0), 0) == ()
