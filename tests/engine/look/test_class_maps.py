"""Why a network prefers a class: held against networks whose answer is known exactly."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from networks_to_look_into import living, pixels_of, saved
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.class_map import ClassMapFacts
from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.prediction import Prediction, PredictionFacts
from studio.core.look.table import spec_of
from studio.core.look.view import Shading
from studio.engine.look.explained import Explained, whole
from studio.engine.look.explainers import grad_cam, gradients, guided, integrated, prediction
from studio.engine.look.explaining import Subject
from studio.engine.look.living_model import LivingModel

pytestmark = pytest.mark.engine
layers = keras.layers

SHAPE = (10, 12, 3)


def pooled(activation: str = "softmax", units: int = 3) -> LivingModel:
    """Convolution, ReLU, global average, one dense layer: what CAM was made for."""
    x = pixels = keras.Input(SHAPE)
    x = layers.Rescaling(1 / 255, name="scale")(x)
    x = layers.Conv2D(6, 3, strides=2, padding="same", activation="relu", name="maps")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return living(pixels, layers.Dense(units, activation=activation, name="classes")(x))


def linear() -> tuple[LivingModel, NDArray[np.float64]]:
    """Scores that are a sum over pixels; its weights (height, width, channels, classes)."""
    pixels = keras.Input(SHAPE)
    scores = layers.Dense(3, activation="softmax", name="classes")(layers.Flatten()(pixels))
    model = living(pixels, scores)
    kernel = np.asarray(model.layer("classes").kernel, np.float64)
    return model, kernel.reshape(*SHAPE, 3)


def facts(found: Explained) -> ClassMapFacts:
    assert isinstance(found.facts, ClassMapFacts)
    return found.facts


def test_grad_cam_is_cam_where_there_is_a_cam(tmp_path: Path) -> None:
    model = pooled()
    pixels = pixels_of(model, 3)
    image = saved(tmp_path, pixels)
    maps = model.output(model.layer("maps"), pixels)[0]
    kernel = np.asarray(model.layer("classes").kernel)
    for target in range(3):
        found = grad_cam.explain(model, GradCam("maps", image, target))
        cam = maps @ kernel[:, target] / maps[..., 0].size
        np.testing.assert_allclose(found.arrays["coarse"], cam, rtol=1e-6, atol=1e-6)
        assert found.arrays["map"].shape == SHAPE[:2]
        assert found.arrays["map"].min() >= 0
        assert int(found.arrays["class"]) == facts(found).target == target


def test_evidence_lies_where_the_units_that_see_it_lie(tmp_path: Path) -> None:
    x = pixels = keras.Input((9, 21, 1))
    x = layers.Conv2D(1, 5, use_bias=False, kernel_initializer="ones", name="maps")(x)
    x = layers.Dense(2, kernel_initializer="ones", activation="softmax")(layers.Flatten()(x))
    model = living(pixels, x, draw=False)
    image = np.zeros((1, 9, 21, 1), np.uint8)
    image[0, 4, 8] = 255
    found = grad_cam.explain(model, GradCam("maps", saved(tmp_path, image), 0))
    values = found.arrays["map"]
    rows, columns = np.nonzero(values == values.max())
    assert (rows.mean(), columns.mean()) == (4, 8)  # not scaled away from the middle


def test_both_signs_of_a_single_output_are_explained(tmp_path: Path) -> None:
    model = pooled("sigmoid", 1)
    image = saved(tmp_path, pixels_of(model, 3))
    no, yes = (grad_cam.explain(model, GradCam("maps", image, number)) for number in (0, 1))
    np.testing.assert_allclose(no.arrays["coarse"], -yes.arrays["coarse"], rtol=1e-6)
    assert facts(no).probability + facts(yes).probability == pytest.approx(1, abs=1e-6)
    said = prediction.explain(model, Prediction(image))
    assert said.arrays["probabilities"].shape == (2,)
    assert facts(yes).predicted == int(said.arrays["probabilities"].argmax())


def test_no_evidence_is_said_and_not_a_nan(tmp_path: Path) -> None:
    model = pooled()
    model.layer("classes").kernel.assign(np.zeros((6, 3)))
    found = grad_cam.explain(model, GradCam("", saved(tmp_path, pixels_of(model, 3)), 1))
    assert not facts(found).has_evidence
    assert np.array_equal(found.arrays["map"], np.zeros(SHAPE[:2]))


def test_the_gradient_of_a_linear_model_is_its_weights(tmp_path: Path) -> None:
    model, weights = linear()
    image = saved(tmp_path, pixels_of(model, 3))
    found = gradients.explain(model, Gradients(image, 2))
    np.testing.assert_allclose(found.arrays["map"], weights[..., 2], rtol=1e-6)
    predicted = gradients.explain(model, Gradients(image))
    assert facts(predicted).target == facts(predicted).predicted
    assert facts(predicted).probability == pytest.approx(1.0)  # and yet it has a gradient
    assert facts(predicted).has_evidence


def test_integrated_gradients_of_a_linear_model_are_exact(tmp_path: Path) -> None:
    model, weights = linear()
    pixels = pixels_of(model, 3)
    found = whole(integrated.explain(model, Integrated(saved(tmp_path, pixels), 1, "mean", 3)))
    away = pixels[0] - pixels[0].mean(axis=(0, 1), dtype=np.float64)
    np.testing.assert_allclose(found.arrays["map"], away * weights[..., 1], rtol=1e-3, atol=1e-2)


def test_integrated_gradients_add_up_to_what_the_image_changes(tmp_path: Path) -> None:
    model = pooled()
    image = saved(tmp_path, pixels_of(model, 3))
    said = facts(whole(integrated.explain(model, Integrated(image, 0))))
    assert said.total is not None
    assert said.total == pytest.approx(said.expected, rel=integrated.EXACT)
    assert said.steps in (24, 72, 216, 648)
    rough = facts(whole(integrated.explain(model, Integrated(image, 0, steps=5))))
    assert rough.expected == pytest.approx(said.expected)
    assert rough.steps == 5


def test_points_are_added_until_the_sum_is_right_and_none_is_computed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The score rises on a part of the way alone."""
    x = pixels = keras.Input(SHAPE)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(3, activation="relu", name="bends")(x)
    model = living(pixels, layers.Dense(2, activation="softmax", name="classes")(x))
    model.layer("bends").kernel.assign(np.ones((3, 3)) * [1.0, 1.0, 0.05])
    model.layer("bends").bias.assign([-150.0, -300.0, 0.0])
    model.layer("classes").kernel.assign([[2.0, 0.0], [-2.0, 0.0], [1.0, 0.0]])
    image = saved(tmp_path, pixels_of(model, 3))
    asked: list[float] = []
    plain = Subject.gradient

    def counted(subject: Subject, images: NDArray[np.float32]) -> object:
        asked.extend(images.reshape(len(images), -1).mean(axis=1).tolist())
        return plain(subject, images)

    monkeypatch.setattr(Subject, "gradient", counted)
    rough = facts(whole(integrated.explain(model, Integrated(image, 0, steps=24))))
    assert abs(rough.total / rough.expected - 1) > integrated.EXACT  # type: ignore[operator]
    asked.clear()
    said = facts(whole(integrated.explain(model, Integrated(image, 0))))
    assert said.total == pytest.approx(said.expected, rel=integrated.EXACT)
    assert said.steps > integrated.FEWEST
    assert len(asked) == said.steps
    assert len(set(np.round(asked, 4))) == said.steps


def test_a_guided_gradient_passes_only_what_is_positive_twice(tmp_path: Path) -> None:
    x = pixels = keras.Input((1, 3, 1))
    x = layers.Conv2D(2, 1, name="both")(x)
    x = layers.ReLU(name="relu")(x)
    x = layers.Flatten()(x)
    model = living(pixels, layers.Dense(2, name="classes", activation="softmax")(x))
    conv, dense = model.layer("both"), model.layer("classes")
    image = np.array([[[[10], [100], [200]]]], np.uint8)
    values = image[0].astype(float) @ np.asarray(conv.kernel[0, 0]) + np.asarray(conv.bias)
    upstream = np.asarray(dense.kernel)[:, 1].reshape(1, 3, 2)
    passed = np.where(values > 0, np.maximum(upstream, 0), 0)
    expected = passed @ np.asarray(conv.kernel[0, 0]).T
    found = guided.explain(model, Guided(saved(tmp_path, image), 1))
    np.testing.assert_allclose(found.arrays["map"], expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("explain", "view"),
    [
        (grad_cam.explain, GradCam),
        (gradients.explain, Gradients),
        (guided.explain, Guided),
        (integrated.explain, Integrated),
    ],
)
def test_with_weights_by_chance_the_map_is_another_and_the_network_the_same(
    explain: Callable[..., Any], view: type, tmp_path: Path
) -> None:
    model = pooled()
    before = [np.array(variable.numpy()) for variable in model.variables]
    image = saved(tmp_path, pixels_of(model, 3))

    def found(is_randomised: bool) -> Explained:
        made = explain(model, view(image=image, randomised=is_randomised))
        return made if isinstance(made, Explained) else whole(made)

    own, other, again = found(False), found(True), found(True)
    assert facts(own).target == facts(other).target
    assert facts(other).is_randomised
    assert not np.allclose(own.arrays["map"], other.arrays["map"])
    assert np.array_equal(other.arrays["map"], again.arrays["map"])
    assert np.array_equal(found(False).arrays["map"], own.arrays["map"])
    for values, variable in zip(before, model.variables, strict=True):
        assert np.array_equal(values, variable.numpy())
    picture = spec_of(view()).tiles(other.arrays, other.facts, Shading())  # type: ignore[misc]
    assert picture.shape == (2, *SHAPE)
    assert picture.dtype == np.uint8


def test_predictions_are_those_of_plain_keras(tmp_path: Path) -> None:
    pixels = keras.Input((6, 5, 1))
    outputs = layers.Dense(4, activation="softmax")(layers.Flatten()(pixels))
    model = living(pixels, outputs, classes=("a", "b", "c", "d"))
    image = np.random.default_rng(3).integers(0, 9, (1, 6, 5, 1), np.uint8)
    found = prediction.explain(model, Prediction(saved(tmp_path, image)))
    expected = keras.Model(pixels, outputs)(image.astype(np.float32))[0]
    np.testing.assert_allclose(found.arrays["probabilities"], expected, rtol=1e-5, atol=1e-7)
    assert isinstance(found.facts, PredictionFacts)
    assert found.facts.classes[found.facts.predicted] == "abcd"[int(np.argmax(expected))]


def test_what_cannot_be_explained_gets_a_sentence(tmp_path: Path) -> None:
    model = pooled()
    image = saved(tmp_path, pixels_of(model, 3))
    with pytest.raises(InputError, match="class: found 3; the network tells 3 classes apart"):
        grad_cam.explain(model, GradCam("maps", image, 3))
    with pytest.raises(InputError, match=r"classes \(Dense\) has no maps"):
        grad_cam.explain(model, GradCam("classes", image))
    pixels = keras.Input(SHAPE)
    maps = living(pixels, layers.Conv2D(2, 3)(pixels))
    with pytest.raises(InputError, match="tells no classes apart"):
        gradients.explain(maps, Gradients(image))
    plain, _ = linear()
    with pytest.raises(InputError, match="no ReLU"):
        guided.explain(plain, Guided(image))
