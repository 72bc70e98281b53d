"""One sigmoid unit for two classes: trained, judged, predicted, looked into and exported."""

from __future__ import annotations

import zipfile
from pathlib import Path

import engine_runs
import h5py
import keras
import numpy as np
import pytest
import tensorflow as tf
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.evaluation.epoch_answers import evaluation_after
from studio.core.evaluation.kept import evaluation_of
from studio.core.exports.carried import FILES
from studio.core.look.grad_cam import GradCam
from studio.core.look.prediction import Prediction
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Look
from studio.engine.data.order import epoch_order
from studio.engine.export import export_run, keras_file
from studio.engine.export.contents import Contents
from studio.engine.look.looking import Looking
from studio.engine.networks.build import build_network
from studio.engine.networks.from_recipe import network_of
from studio.engine.networks.opening.archive import Archive
from studio.engine.tasks.classify.judging import judge_run
from studio.engine.tasks.classify.predicting import predict_files

pytestmark = pytest.mark.engine

CLASSES = ("blue", "green")


def _recipe(folder: Path) -> Recipe:
    model = Model(backbone="LeNet-5", pooling="flatten", dense=(16,), output="sigmoid")
    stage = Stage(epochs=3, optimizer="momentum", learning_rate=0.01)
    return tiny_images.lenet_recipe(folder, model=model, stage=(stage,))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_images.make_images(tmp_path_factory.mktemp("two") / "images", CLASSES)


@pytest.fixture(scope="module")
def run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return engine_runs.train(_recipe(folder), tmp_path_factory.mktemp("single"))


def _model(run: RunFolder) -> keras.Model:
    return keras.models.load_model(run.model_file, compile=False)


def _pixels(files: list[Path]) -> NDArray[np.float32]:
    loaded = [keras.utils.load_img(file, target_size=(32, 32)) for file in files]
    return np.stack([keras.utils.img_to_array(image) for image in loaded])


def test_its_loss_is_keras_binary_cross_entropy(run: RunFolder, folder: Path) -> None:
    recipe = run.recipe()
    dataset, parts = run.dataset()
    model = network_of(recipe, CLASSES, None).model
    assert model.output_shape == (None, 1)
    model.compile(keras.optimizers.SGD(0.01, momentum=0.9), keras.losses.BinaryCrossentropy())
    labels = dataset.labels()
    pixels = _pixels([dataset.file(image) for image in dataset.images])
    expected = []
    order = epoch_order(parts.train, recipe.seed, 0, 0)
    for start in range(0, len(order), recipe.data.batch_size):
        rows = order[start : start + recipe.data.batch_size]
        model.reset_metrics()
        expected.append(float(model.train_on_batch(pixels[rows], labels[rows, None])))
    lines = [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]
    found = [float(row[4]) for row in lines if row[1] == "1" and row[2] != "0"]
    # Pictures are a pixel or two wider than 32: Keras scales them by another formula.
    np.testing.assert_allclose(found, expected, rtol=0.05, atol=0.02)


def test_predictions_have_a_column_for_each_class(run: RunFolder, folder: Path) -> None:
    files = [folder / name / "00.png" for name in CLASSES]
    found = predict_files(Watched().job, run.path, files)
    assert found.classes == CLASSES
    np.testing.assert_allclose(found.probabilities.sum(axis=1), 1.0, rtol=1e-6)
    second = np.asarray(_model(run)(_pixels(files)))[:, 0]
    np.testing.assert_allclose(found.probabilities[:, 1], second, atol=0.05)
    assert found.probabilities.argmax(axis=1).tolist() == [0, 1]


def test_it_is_judged_like_any_classifier(run: RunFolder) -> None:
    file, _ = judge_run(Watched().job, run.path)
    dataset, _ = run.dataset()
    kept = evaluation_of(file, dataset)
    probabilities = np.asarray(kept.predictions.probabilities)
    assert probabilities.shape[1] == 2
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0, rtol=1e-6)
    report = run.report()
    is_right = probabilities.argmax(axis=1) == kept.predictions.labels
    of_training = is_right[kept.predictions.parts == 0]
    assert report.classified.accuracy.train == pytest.approx(of_training.mean())


def test_each_epoch_says_what_it_thought_of_both_classes(run: RunFolder) -> None:
    found = evaluation_after(run, 3)
    assert found is not None
    _, whole = judge_run(Watched().job, run.path, 3, "validation")
    np.testing.assert_allclose(
        found.predictions.probabilities, whole.predictions.probabilities, atol=2e-3
    )


def test_it_is_looked_into(run: RunFolder, folder: Path) -> None:
    looking, image = Looking(), str(folder / "green" / "00.png")
    job = Watched().job
    seen = looking.see(Look(str(run.path), "best", Prediction(image=image), request=1), job)
    probabilities, scores = seen.arrays["probabilities"], seen.arrays["scores"]
    assert probabilities.shape == (2,)
    assert scores[0] == pytest.approx(-scores[1])
    seen = looking.see(Look(str(run.path), "best", GradCam(image=image), request=1), job)
    assert seen.facts.is_binary  # type: ignore[union-attr]
    assert seen.facts.target == 1  # type: ignore[union-attr]


def test_an_export_says_whose_probability_it_gives(run: RunFolder, tmp_path: Path) -> None:
    file = tmp_path / "two.h5"
    certificate = export_run(Watched().job, run.path, file)
    assert certificate.agrees
    assert (certificate.answer, certificate.single_class) == ("probability", "green")
    assert certificate.program_files > 0
    assert "of classes[1]" in certificate.program
    with h5py.File(file) as held:
        assert held.attrs["studio_output"] == "green"
    opened = keras.models.load_model(file, compile=False)
    assert opened.output_shape == (None, 1)


@pytest.mark.filterwarnings("ignore:.*tf.lite.Interpreter is deprecated:UserWarning")
def test_a_file_for_phones_calls_its_one_output_what_it_is(run: RunFolder, tmp_path: Path) -> None:
    file = tmp_path / "two.tflite"
    certificate = export_run(Watched().job, run.path, file)
    assert certificate.agrees
    assert certificate.program_files > 0  # the lines that are shown were run
    assert certificate.program_difference <= certificate.tolerance
    assert certificate.single_class == "green"
    assert '["probability"]' in certificate.program
    reader = tf.lite.Interpreter(str(file))
    assert reader.get_signature_list() == {
        "serving_default": {"inputs": ["images"], "outputs": ["probability"]}
    }
    with zipfile.ZipFile(file) as archive:
        assert archive.read("labels.txt").decode() == "green"
        assert archive.read("studio_output").decode() == "green"


def test_a_saved_model_of_one_unit_says_so_too(run: RunFolder, tmp_path: Path) -> None:
    certificate = export_run(Watched().job, run.path, tmp_path / "served")
    assert certificate.agrees
    extra = tmp_path / "served" / "assets.extra"
    assert (extra / "output.txt").read_text() == "green"


def test_a_keras_file_with_all_that_ours_carry_is_a_model_of_ones_own(
    run: RunFolder, tmp_path: Path
) -> None:
    model = keras.models.load_model(run.model_file, compile=False)
    contents = Contents(CLASSES, run.recipe(), members="[]", answer="probability")
    keras_file.write(model, tmp_path / "two.keras", contents)
    archive = Archive(tmp_path / "two.keras", "two.keras")
    assert set(contents.attributes()) == set(FILES)
    assert all(archive.text(name) for name in FILES)


def test_any_other_number_of_classes_is_refused(tmp_path: Path) -> None:
    three = tiny_images.make_images(tmp_path / "three")
    with pytest.raises(InputError, match=r"model\.output: found sigmoid with 3 classes"):
        engine_runs.train(_recipe(three), tmp_path / "runs")


def test_normalisation_stands_where_the_recipe_says() -> None:
    model = Model(backbone="LeNet-5", dense=(8,), batch_norm=True)
    for place, expected in (
        ("before", ["head_norm_1", "head_relu_1"]),
        ("after", ["head_relu_1", "head_norm_1"]),
    ):
        network = build_network(replace(model, batch_norm_place=place), (32, 32), "rgb", 3, None, 7)
        names = [layer.name for layer in network.layers if layer.name.startswith("head_")]
        at = names.index("head_dense_1")
        assert names[at + 1 : at + 3] == expected


def test_a_solver_finds_its_one_score(folder: Path, tmp_path: Path) -> None:
    """The head that a solver finds for two units is the same classifier with one."""
    model = Model(backbone="LeNet-5", pooling="average")
    stage = Stage(train=("head",), epochs=1, optimizer="logistic")
    recipe = tiny_images.lenet_recipe(folder, model=model, stage=(stage,))
    two = engine_runs.train(recipe, tmp_path / "two")
    single = replace(recipe, model=replace(model, output="sigmoid"))
    one = engine_runs.train(single, tmp_path / "one")
    files = [folder / name / f"{at:02d}.png" for name in CLASSES for at in range(4)]
    found, expected = (
        predict_files(Watched().job, run.path, files).probabilities for run in (one, two)
    )
    np.testing.assert_allclose(found, expected, atol=1e-5)
