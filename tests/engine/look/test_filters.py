"""Kernels come in one layout, whatever the layer keeps."""

import keras
import numpy as np
import pytest
from networks_to_look_into import living, one_layer

from studio.core.base.errors import InputError
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.runs.run_folder import RunFolder
from studio.engine.look.explained import Explained
from studio.engine.look.explainers.filters import explain
from studio.engine.look.living_model import LivingModel
from studio.engine.look.opening import opened, target_of
from studio.engine.networks.preprocessing import preprocessed

pytestmark = pytest.mark.engine
layers = keras.layers


def facts(found: Explained) -> FiltersFacts:
    assert isinstance(found.facts, FiltersFacts)
    return found.facts


@pytest.mark.parametrize(
    ("layer", "shape", "total"),
    [
        (layers.Conv2D(4, (2, 3)), (2, 3, 3, 4), 4),
        (layers.Conv2D(6, 3, groups=3), (3, 3, 1, 6), 6),
        (layers.Conv2DTranspose(4, (2, 3)), (2, 3, 3, 4), 4),
        (layers.DepthwiseConv2D((2, 3), depth_multiplier=2), (2, 3, 3, 2), 6),
        (layers.SeparableConv2D(5, (2, 3), depth_multiplier=2), (2, 3, 3, 2), 6),
        (layers.Dense(7), (1, 1, 3, 7), 7),
    ],
    ids=lambda it: type(it).__name__ if isinstance(it, keras.Layer) else "",
)
def test_every_kind_of_layer_gives_its_kernels_as_they_are_used(
    layer: keras.Layer, shape: tuple[int, ...], total: int
) -> None:
    model = one_layer(layer, (8, 9, 3))
    found = explain(model, Filters())
    filters, stored = found.arrays["filters"], np.asarray(layer.weights[0])
    assert filters.shape == shape == facts(found).shape
    assert filters.dtype == np.float32
    assert facts(found).total == total
    assert facts(found).largest == np.abs(stored).max()
    if isinstance(layer, layers.Conv2DTranspose):
        stored = stored.swapaxes(2, 3)
    assert np.array_equal(filters, stored.reshape(shape))
    if isinstance(layer, layers.SeparableConv2D):
        assert np.array_equal(found.arrays["pointwise"], np.asarray(layer.weights[1]))


@pytest.mark.parametrize(
    "layer", [layers.Conv2D(5, 3), layers.DepthwiseConv2D(3, depth_multiplier=2)]
)
def test_a_part_of_the_filters_is_those_filters_of_the_whole(layer: keras.Layer) -> None:
    model = one_layer(layer, (8, 9, 3))
    whole = explain(model, Filters()).arrays["filters"].reshape(3, 3, -1, facts_total(model))
    part = explain(model, Filters(first=1, count=2))
    assert np.array_equal(part.arrays["filters"], whole[..., 1:3])
    assert facts(part) == facts(explain(model, Filters()))
    last = facts_total(model) - 1
    rest = explain(model, Filters(first=last, count=9)).arrays["filters"]
    assert np.array_equal(rest, whole[..., last:])


def facts_total(model: LivingModel) -> int:
    return facts(explain(model, Filters())).total


def test_questions_that_cannot_be_answered_get_a_sentence() -> None:
    pixels = keras.Input((8, 8, 3))
    x = layers.ReLU(name="rectifier")(layers.Conv2D(2, 3, name="first")(pixels))
    graph = keras.Model(pixels, x)
    model = LivingModel(graph, one_layer(layers.Conv2D(2, 3), (8, 8, 3)).form)
    with pytest.raises(InputError, match=r"rectifier .ReLU. has no filters.*first"):
        explain(model, Filters("rectifier"))
    with pytest.raises(InputError, match=r"called frist. Nearest known name: first"):
        explain(model, Filters("frist"))
    with pytest.raises(InputError, match="no filter 2: they are 0 to 1"):
        explain(model, Filters("first", first=2))
    empty = LivingModel(keras.Model(pixels, layers.ReLU()(pixels)), model.form)
    with pytest.raises(InputError, match="no layer with filters"):
        explain(empty, Filters())


@pytest.mark.parametrize(("kind", "order"), [("caffe", "bgr"), ("tf", "rgb"), ("torch", "rgb")])
def test_the_order_of_the_colours_that_a_first_layer_reads_is_known(kind: str, order: str) -> None:
    pixels = keras.Input((8, 8, 3))
    x = preprocessed(kind, pixels)  # type: ignore[arg-type]  # one of the catalogue's words
    x = layers.Conv2D(3, 3, name="first")(layers.ZeroPadding2D(1)(x))
    x = layers.Conv2D(2, 3, name="second")(x)
    model = LivingModel(keras.Model(pixels, x), one_layer(layers.Conv2D(2, 3), (8, 8, 3)).form)
    assert facts(explain(model, Filters("first"))).colors == order
    assert facts(explain(model, Filters("second"))).colors == ""


def test_filters_that_do_nothing_are_named_by_what_takes_them_away() -> None:
    x = pixels = keras.Input((6, 6, 3))
    x = layers.Conv2D(5, 3, name="conv")(x)
    x = layers.BatchNormalization(name="norm")(x)
    model = living(pixels, x)
    conv, norm = model.layer("conv"), model.layer("norm")
    kernel = np.asarray(conv.kernel).copy()
    kernel[..., 1] *= 1e-5
    conv.kernel.assign(kernel)
    norm.gamma.assign([1.0, 2.0, 1.0, 0.0, -1.0])
    found = explain(model, Filters("conv"))
    assert facts(found).weight_dead == (1,)
    assert facts(found).normalisation_dead == (3,)
    lengths = np.linalg.norm(kernel.reshape(-1, 5), axis=0)
    np.testing.assert_allclose(found.arrays["norms"], lengths, rtol=1e-6)
    page = explain(model, Filters("conv", 2, 2))
    np.testing.assert_allclose(page.arrays["norms"], lengths[2:4], rtol=1e-6)
    assert "moved" not in found.arrays  # of no run
    sound = explain(one_layer(layers.DepthwiseConv2D(3), (6, 6, 3)), Filters())
    assert facts(sound).weight_dead == facts(sound).normalisation_dead == ()
    assert sound.arrays["norms"].shape == (3,)


def test_how_far_each_filter_moved_since_the_run_began(finished_run: RunFolder) -> None:
    start, last = (opened(target_of(str(finished_run.path), name)) for name in ("start", "last"))
    before, after = (explain(model, Filters()).arrays for model in (start, last))
    assert not before["moved"].any()
    way = (after["filters"] - before["filters"]).reshape(-1, after["filters"].shape[3])
    expected = np.linalg.norm(way, axis=0) / before["norms"]
    np.testing.assert_allclose(after["moved"], expected, rtol=1e-4)
    assert after["moved"].min() > 0
