"""What a search costs at most: the training with the dearest values, and what trials share."""

from typing import Any

from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.kept_size import kept_bytes, run_bytes
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage
from studio.core.recipes.search_table import Search, Span
from studio.core.search.costliest import costliest, shares_frozen_part

RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds", image_size=(64, 64)),
    stage=(Stage(name="A", epochs=3), Stage(name="B", epochs=5)),
)


def searching(**vary: Any) -> Recipe:  # noqa: ANN401
    paths: dict[str, Span | tuple[Any, ...]] = {
        path.replace("__", "."): varied for path, varied in vary.items()
    }
    return replace(RECIPE, search=Search(vary=paths))


def test_the_dearest_values_are_taken_together_and_others_stay() -> None:
    found = costliest(
        searching(
            stage__epochs=Span(low=2, high=8),
            data__image_size=([32, 96], [64, 64], [16, 16]),
            model__backbone=("VGG16", "LeNet-5"),
            model__dense=([], [256], [64, 64]),
            model__dropout=Span(low=0.0, high=0.5),
        )
    )
    assert [stage.epochs for stage in found.stage] == [8, 8]
    assert found.data.image_size == (64, 64)
    assert (found.model.backbone, found.model.dense) == ("VGG16", (256,))
    assert (found.model.dropout, found.search) == (0.0, None)


def test_values_that_do_not_go_together_leave_the_recipe_as_it_is() -> None:
    solved = replace(
        searching(model__dense=([], [64])),
        stage=(Stage(name="A", train=("head",), epochs=1, optimizer="svm"),),
    )
    assert costliest(solved) == replace(solved, search=None)


def test_only_what_comes_after_a_frozen_part_shares_its_outputs() -> None:
    assert shares_frozen_part(searching(model__dropout=(0.1, 0.2), stage__epochs=(1, 2)))
    assert not shares_frozen_part(searching(data__image_size=([32, 32], [64, 64])))
    assert not shares_frozen_part(searching(augment__zoom=(0.0, 0.2)))


def test_a_run_leaves_its_models_checkpoints_and_kept_epochs() -> None:
    layers = (
        Layer("conv", "Conv2D", "conv", (8, 8, 4), 100, 100, 3),
        Layer("head_predictions", "Dense", "head", (3,), 50, 50, None, ("conv",)),
    )
    recipe = replace(RECIPE, augment=Augment(zoom=0.1), stage=(Stage(train=("head",)),))
    # Both weights twice, and twice what trains beside what Adam remembers of it.
    assert run_bytes(layers, recipe) - kept_bytes(layers, recipe) == 4 * (2 * 150 + 2 * 3 * 50)
    unknown = replace(recipe, stage=(Stage(train=("block9_*",)),))
    assert run_bytes(layers, unknown) == 0
