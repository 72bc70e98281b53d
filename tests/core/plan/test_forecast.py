from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.forecast import forecast, operations
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage

LAYERS = (
    Layer("conv1", "Conv2D", "block1", (100, 100, 64), 50_000, 50_000, 3),
    Layer("pool", "MaxPooling2D", "block1", (10, 10, 64), 0, 0, 30, ("conv1",)),
    Layer("head_predictions", "Dense", "head", (10,), 1_000, 1_000, None, ("pool",)),
)
HEAD = Recipe(
    name="Birds",
    data=Data(folder="birds"),
    stage=(Stage(name="Head", train=("head",), epochs=4),),
)
WHOLE = replace(HEAD, stage=(Stage(epochs=4),))
IMAGES = (1000, 200, 100)


def test_operations_of_a_convolution_and_of_a_dense_layer() -> None:
    assert operations(LAYERS[0]) == 2 * 50_000 * 100 * 100
    assert operations(LAYERS[2]) == 2 * 1_000


def test_a_frozen_part_is_paid_once() -> None:
    (stage,) = forecast(LAYERS, HEAD, IMAGES, 100.0)
    assert stage.once > 10 * stage.epoch
    assert abs(stage.total - (stage.once + 4 * stage.epoch)) < 1e-9


def test_fresh_changes_are_paid_in_every_epoch() -> None:
    (kept,) = forecast(LAYERS, HEAD, IMAGES, 100.0)
    (fresh,) = forecast(LAYERS, replace(HEAD, augment=Augment(rotation=0.1)), IMAGES, 100.0)
    (views,) = forecast(
        LAYERS, replace(HEAD, augment=Augment(rotation=0.1, views=5)), IMAGES, 100.0
    )
    assert fresh.once == 0
    assert abs(fresh.epoch - (kept.epoch + kept.once)) < 1e-9
    assert views.epoch == kept.epoch
    assert 4 < views.once / kept.once < 6


def test_training_everything_costs_three_passes_of_it() -> None:
    (head,) = forecast(LAYERS, HEAD, IMAGES, 100.0)
    (whole,) = forecast(LAYERS, WHOLE, IMAGES, 100.0)
    assert whole.once == 0
    assert 2 < whole.epoch / head.once < 3


def test_twice_the_speed_and_half_the_images_are_faster() -> None:
    (slow,) = forecast(LAYERS, WHOLE, IMAGES, 50.0)
    (fast,) = forecast(LAYERS, WHOLE, IMAGES, 100.0)
    (few,) = forecast(LAYERS, WHOLE, (500, 100, 50), 50.0)
    assert 1.7 < slow.epoch / fast.epoch < 2.01
    assert 1.9 < slow.epoch / few.epoch < 2.1


def test_nothing_known_is_no_forecast() -> None:
    assert forecast((), HEAD, IMAGES, 100.0) == ()
    assert forecast(LAYERS, HEAD, IMAGES, 0.0) == ()
