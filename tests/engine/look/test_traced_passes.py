"""What is asked again is traced: the same numbers, weights as they are, and nothing that stays."""

import gc
import shutil
from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import living, pixels_of, saved
from tensorflow.python.framework.func_graph import FuncGraph

from studio.core.dataset.images import Dataset
from studio.core.look.activations import Activations
from studio.core.look.deconvnet import Deconvnet
from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.occlusion import Occlusion
from studio.core.look.prediction import Prediction
from studio.core.look.table import AnyView
from studio.core.look.unit import Unit
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained, explainer_of, whole
from studio.engine.look.living_model import LivingModel, Source
from studio.engine.look.weighted_pass import EAGER, EAGER_AT_WORK
from studio.engine.own_gradients import own_gradients

pytestmark = pytest.mark.engine
layers = keras.layers

SHAPE = (14, 18, 3)


def network() -> LivingModel:
    """Normalisation, three kinds of activation functions, pooling, a branch."""
    keras.utils.set_random_seed(3)
    x = pixels = keras.Input(SHAPE)
    x = layers.Rescaling(1 / 255)(x)
    x = layers.Conv2D(6, 3, padding="same", use_bias=False, name="c1")(x)
    x = layers.BatchNormalization(name="norm")(x)
    x = layers.ReLU(6.0, name="r1")(x)
    x = layers.MaxPooling2D(name="p1")(x)
    y = layers.Conv2D(6, 3, padding="same", activation="silu", name="c2")(x)
    x = layers.Add(name="sum")([x, y])
    x = layers.Conv2D(8, 3, activation="relu", name="c3")(x)
    x = layers.GlobalAveragePooling2D()(layers.Dropout(0.5)(x))
    return living(pixels, layers.Dense(4, activation="softmax", name="classes")(x))


@pytest.fixture
def image(tmp_path: Path) -> str:
    return saved(tmp_path, pixels_of(network(), 3))


def ask(model: LivingModel, view: AnyView) -> Arrays:
    found = explainer_of(view)(model, view)
    return (found if isinstance(found, Explained) else whole(found)).arrays


def traced(model: LivingModel) -> int:
    return model._passes.traced


def views(image: str) -> list[AnyView]:
    return [
        Prediction(image),
        Activations("c3", image),
        Unit("c3", image, 2, 1, 1),
        GradCam("c3", image),
        GradCam("c3", image, 1, randomised=True),
        Gradients(image),
        Guided(image, 2),
        Deconvnet("c3", image, 5),
        Integrated(image, 1, steps=4),
        Occlusion(image, 1, size=5, step=4),
    ]


@pytest.mark.parametrize("number", range(10))
def test_a_traced_pass_gives_what_the_eager_one_gives(number: int, image: str) -> None:
    eager, model = network(), network()
    view, other = views(image)[number], views(shutil.copy(image, f"{image}.copy"))[number]
    first = ask(eager, view)
    for _ in range(EAGER + 1):  # the last answer about an image is remembered
        ask(model, other)
        again = ask(model, view)
    assert traced(model) > 0
    for name, values in first.items():
        if values.dtype.kind != "f":
            assert np.array_equal(values, again[name]), name
            continue
        largest = np.abs(np.nan_to_num(values)).max()
        np.testing.assert_allclose(again[name], values, rtol=0, atol=1e-5 * max(largest, 1e-6))


def test_weights_that_are_learned_are_read_as_they_are_and_a_snapshot_stays(image: str) -> None:
    model = network()
    nothing = Dataset("/images", (), (), ())
    living_one = LivingModel(model._graph, model.form, source=Source(nothing, ""))
    view = GradCam("c3", image, 1)
    for _ in range(EAGER_AT_WORK):
        before = ask(living_one, view)
    assert traced(living_one) == 0
    ask(living_one, view)
    assert traced(living_one) == 1
    snapshot = living_one.snapshot()
    for variable in model._graph.trainable_variables:
        variable.assign(variable + 0.1)
    fresh = ask(LivingModel(model._graph, model.form), view)
    np.testing.assert_allclose(ask(living_one, view)["coarse"], fresh["coarse"], rtol=1e-4)
    assert not np.allclose(fresh["coarse"], before["coarse"], rtol=1e-2)
    np.testing.assert_allclose(ask(snapshot, view)["coarse"], before["coarse"], rtol=1e-4)
    assert traced(living_one) == 1  # one function serves all of them


def test_traces_are_few_and_those_that_go_leave_nothing(image: str) -> None:
    model = network()
    names = own_gradients()

    def ask_all(model: LivingModel) -> None:
        for layer in ("c1", "norm", "r1", "p1", "c2", "sum", "c3"):
            for view in (Activations(layer, image), GradCam(layer, image, 1)):
                for _ in range(EAGER + 1):
                    ask(model, view)
        for _ in range(EAGER + 1):
            ask(model, Guided(image, 1))

    ask_all(model)
    gc.collect()
    kept = graphs()
    ask_all(model)
    ask_all(model)
    gc.collect()
    assert traced(model) == 6
    assert graphs() <= kept
    assert own_gradients() == names
    del model
    gc.collect()
    assert graphs() < kept


def graphs() -> int:
    """Return how many traced graphs live."""
    return sum(isinstance(one, FuncGraph) for one in gc.get_objects())
