"""The rule of CS231n: four ways, from the size of a data set and its likeness to photographs."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import tiny_images
from msgspec.structs import replace

from studio.core.metrics.feature_test import DepthTest, FeatureTest
from studio.core.plan.transfer import (
    FAR,
    FEW_IMAGES_PER_CLASS,
    SURE,
    propose,
    with_proposal,
)
from studio.core.plan.transfer_ways import Way, with_features, with_way
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Model, Recipe, Stage

NEAR, AWAY = FAR / 2, FAR * 2
SMALL, LARGE = FEW_IMAGES_PER_CLASS - 1.0, float(FEW_IMAGES_PER_CLASS)


def tried(
    per_class: float, gain: int, distance: float, judged: int = 400, noise: int = 10
) -> FeatureTest:
    """A test in which the earlier of two depths judges `gain` images more rightly than the last."""

    def depth(layer: str, right: int, here: int, last: int) -> DepthTest:
        correct = dict.fromkeys(("logistic", "svm", "nearest"), right)
        return DepthTest(layer, layer, 8, correct, {}, distance, here, last)

    here, last = noise + max(gain, 0), noise + max(-gain, 0)
    return FeatureTest(
        (depth("early", 300 + gain, here, last), depth("late", 300, 0, 0)),
        4,
        per_class,
        500,
        judged,
        upper=("late_*",),
        whole=("early_conv", "late_*"),
    )


def recipe(folder: Path = Path("/images")) -> Recipe:
    model = Model(backbone="EfficientNetLite0", weights="imagenet", dense=(64,), dropout=0.2)
    return tiny_images.lenet_recipe(folder, model=model)


@pytest.mark.parametrize(
    ("per_class", "gain", "distance", "way"),
    [
        (SMALL, -60, AWAY, Way.LINEAR),  # the probes are sure, whatever the distance says
        (SMALL, 60, NEAR, Way.EARLIER),
        (LARGE, -60, AWAY, Way.FINE_TUNE),
        (LARGE, 60, NEAR, Way.EVERYTHING),
        (LARGE, 0, NEAR, Way.FINE_TUNE),  # the probes see no difference: the distance decides
        (LARGE, 0, AWAY, Way.EVERYTHING),
        (SMALL, 0, NEAR, Way.LINEAR),
        (SMALL, 1, AWAY, Way.EARLIER),
        (SMALL, -1, AWAY, Way.LINEAR),  # far, yet no earlier layer is any better
    ],
)
def test_the_four_ways(per_class: float, gain: int, distance: float, way: Way) -> None:
    found = propose(tried(per_class, gain, distance))
    assert found.way is way
    assert found.layer == ("early" if way is Way.EARLIER else None)
    assert found.is_large is (per_class == LARGE)
    assert len(found.reasons) == 3


def test_likeness_grows_with_sureness_and_with_nearness_up_to_their_most() -> None:
    by_depth = [propose(tried(SMALL, gain, FAR)).likeness for gain in (400, 60, 0, -60, -400)]
    assert by_depth == sorted(by_depth)
    assert (by_depth[0], by_depth[2], by_depth[-1]) == (-1.5, 0.5, 2.5)
    at_sure = propose(tried(SMALL, 20, FAR / 2, noise=0)).likeness
    assert at_sure == pytest.approx(1 - math.sqrt(20) / SURE)
    by_distance = [propose(tried(SMALL, 0, FAR * f)).likeness for f in (9, 2, 1.5, 1, 0.5, 0.1)]
    assert by_distance == sorted(by_distance)
    assert (by_distance[0], by_distance[1], by_distance[-1]) == (0.0, 0.0, 1.0)


def test_the_nearer_the_images_the_surer_earlier_features_must_be() -> None:
    hardly, clearly, surely = 5, 9, 16  # 0.9, 1.5 and 2.4 standard errors
    ways = {
        distance: [propose(tried(SMALL, gain, distance)).way for gain in (hardly, clearly, surely)]
        for distance in (NEAR, FAR, AWAY)
    }
    last, earlier = Way.LINEAR, Way.EARLIER
    assert ways == {
        NEAR: [last, last, earlier],
        FAR: [last, earlier, earlier],
        AWAY: [earlier, earlier, earlier],
    }


def test_a_network_of_one_depth_is_judged_by_the_distance() -> None:
    whole = tried(LARGE, 0, AWAY)
    found = propose(replace(whole, depths=whole.depths[-1:]))
    assert found.way is Way.EVERYTHING
    assert len(found.reasons) == 2


def test_where_nothing_of_the_network_can_train_a_classifier_is_proposed() -> None:
    found = propose(replace(tried(LARGE, -60, NEAR), upper=()))
    assert found.way is Way.LINEAR


@pytest.mark.parametrize("way", Way)
def test_what_is_filled_in_is_a_recipe_that_can_be_trained(way: Way) -> None:
    layer = "early" if way is Way.EARLIER else None
    filled = with_way(recipe(), way, tried(LARGE, 0, NEAR), layer)
    assert recipes.parse(recipes.dump(filled), "recipe.toml") == filled
    assert filled.data == recipe().data
    assert filled.model == replace(recipe().model, features=layer, dense=())
    assert filled.stage[0].optimizer == "logistic"
    trained = [stage.train for stage in filled.stage[1:]]
    expected = {
        Way.FINE_TUNE: [("head", "late_*")],
        Way.EVERYTHING: [("head", "early_conv", "late_*")],
    }
    assert trained == expected.get(way, [])


def test_every_figure_of_a_way_is_as_it_was() -> None:
    head = Stage(name="Head", train=("head",), epochs=1, optimizer="logistic")
    upper = Stage(
        name="Fine-tune",
        train=("head", "late_*"),
        epochs=10,
        learning_rate=1e-4,
        schedule="cosine",
        early_stopping=5,
    )
    whole = replace(
        upper,
        name="Everything",
        train=("head", "early_conv", "late_*"),
        epochs=20,
        learning_rate=2e-4,
    )
    expected = {
        Way.LINEAR: (head,),
        Way.FINE_TUNE: (head, upper),
        Way.EARLIER: (head,),
        Way.EVERYTHING: (head, whole),
    }
    test = tried(LARGE, 0, NEAR)
    assert {way: with_way(recipe(), way, test).stage for way in Way} == expected


def test_a_proposal_or_a_layer_is_put_into_the_recipe() -> None:
    test = tried(LARGE, -60, NEAR)
    filled = with_proposal(recipe(), propose(test), test)
    assert filled == with_way(recipe(), Way.FINE_TUNE, test)
    chosen = with_features(recipe(), "early", "svm")
    assert chosen.model.features == "early"
    assert chosen.stage == (Stage(name="Head", train=("head",), epochs=1, optimizer="svm"),)
