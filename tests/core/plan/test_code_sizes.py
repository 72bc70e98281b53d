"""A series of runs that differ in the size of their code."""

import pytest
from msgspec.structs import replace

from studio.core.plan.code_sizes import code_size_series, code_sizes
from studio.core.recipes.recipe import Autoencoder, Data, Recipe


@pytest.mark.parametrize(
    ("code", "values", "sizes"),
    [
        (16, 1024, (2, 4, 8, 16, 32, 64)),
        (128, 12288, (16, 32, 64, 128, 256, 512)),
        (20, 1024, (4, 8, 16, 32, 64, 128)),
        (2, 1024, (2, 4, 8, 16, 32, 64)),
        (64, 64, (2, 4, 8, 16, 32)),
        (4096, 100, (2, 4, 8, 16, 32, 64)),
        (1, 3, (2,)),
    ],
)
def test_sizes_lie_around_that_of_the_recipe(
    code: int, values: int, sizes: tuple[int, ...]
) -> None:
    assert code_sizes(code, values) == sizes


def test_a_series_differs_in_nothing_but_the_code() -> None:
    table = Autoencoder(code=8, kind="convolutional")
    data = Data(folder="digits", image_size=(8, 8), color="gray")
    recipe = Recipe(name="Digits", task="autoencode", data=data, autoencoder=table)
    series = code_size_series(recipe, most=4)
    assert [one.autoencoder.code for one in series] == [2, 4, 8, 16]
    assert [one.name for one in series][-1] == "Digits, code 16"
    for one in series:
        assert replace(one, name="", autoencoder=table) == replace(recipe, name="")
