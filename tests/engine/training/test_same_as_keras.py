"""A training is what plain Keras does with the same batches."""

from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from msgspec.structs import replace
from plain_optimizers import PLAIN
from sklearn.utils.class_weight import compute_class_weight

from studio.core.metrics import read_metrics
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified
from studio.engine.data.order import epoch_order
from studio.engine.networks.from_recipe import network_of

pytestmark = pytest.mark.engine


def still_recipe(folder: Path, *stages: Stage) -> Recipe:
    """Nothing draws in the network, so that plain Keras can be compared with."""
    model = Model(backbone="LeNet-5", pooling="flatten", dense=(16,))
    return tiny_images.lenet_recipe(folder, model=model, stage=stages)


def plain_model(recipe: Recipe) -> keras.Model:
    return network_of(recipe, tiny_images.CLASSES, None).model


def train_plainly(
    model: keras.Model,
    run: RunFolder,
    stage: int,
    optimizer: keras.Optimizer,
    smoothing: float = 0.0,
    class_weight: dict[int, float] | None = None,
) -> list[float]:
    """Train one stage of `run` with Keras alone; return the loss of each batch."""
    recipe = run.recipe()
    dataset, parts = run.dataset()
    files = [dataset.file(image) for image in dataset.images]
    height, width = recipe.data.image_size
    pixels = np.stack(
        [
            keras.utils.img_to_array(
                keras.utils.load_img(file, target_size=(height, width), interpolation="bilinear")
            )
            for file in files
        ]
    )
    labels = dataset.labels()
    model.compile(optimizer, keras.losses.CategoricalCrossentropy(label_smoothing=smoothing))
    wanted = np.eye(len(dataset.classes))[labels]
    losses = []
    for epoch in range(recipe.stage[stage].epochs):
        order = epoch_order(parts.train, recipe.seed, stage, epoch)
        for start in range(0, len(order), recipe.data.batch_size):
            rows = order[start : start + recipe.data.batch_size]
            model.reset_metrics()  # else Keras gives a running mean
            loss = model.train_on_batch(pixels[rows], wanted[rows], class_weight=class_weight)
            losses.append(float(loss))
    return losses


def batch_losses(run: RunFolder, stage: int = 1) -> list[float]:
    lines = [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]
    return [float(it[4]) for it in lines if int(it[0]) == stage and int(it[2]) > 0]


def assert_close(file: Path, model: keras.Model) -> None:
    found = keras.models.load_model(file, compile=False).get_weights()
    for ours, plain in zip(found, model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, plain, rtol=1e-3, atol=2e-5)


@pytest.fixture(scope="module")
def images_of_the_right_size(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Square pictures of 32 pixels: nothing is resized, so that pixels are those of Keras."""
    folder = tiny_images.make_images(tmp_path_factory.mktemp("square") / "images")
    from PIL import Image

    for file in folder.rglob("*.png"):
        Image.open(file).crop((0, 0, 32, 32)).save(file)
    return folder


@pytest.mark.parametrize("name", list(PLAIN))
def test_weights_and_every_batch_loss_are_keras(
    images_of_the_right_size: Path, tmp_path: Path, name: str
) -> None:
    rate = OPTIMIZERS[name].usual_rate
    stage = Stage(epochs=2, optimizer=name, learning_rate=rate)
    recipe = still_recipe(images_of_the_right_size, stage)
    run = engine_runs.train(recipe, tmp_path)
    model = plain_model(recipe)
    expected = train_plainly(model, run, 0, PLAIN[name](rate))
    np.testing.assert_allclose(batch_losses(run), expected, rtol=1e-3, atol=1e-4)
    assert_close(run.last_model_file, model)


def test_smoothed_labels_and_class_weights_are_keras(
    images_of_the_right_size: Path, tmp_path: Path
) -> None:
    stage = Stage(epochs=2, optimizer="momentum", learning_rate=0.01)
    recipe = still_recipe(images_of_the_right_size, stage)
    exclude = ("red/00.png", "red/01.png", "red/02.png", "red/03.png", "red/04.png", "red/05.png")
    model = replace(recipe.model, class_weights="balanced", label_smoothing=0.2)
    recipe = replace(recipe, model=model, data=replace(recipe.data, exclude=exclude))
    run = engine_runs.train(recipe, tmp_path)
    dataset, parts = run.dataset()
    labels = dataset.labels()[parts.train]
    weights = compute_class_weight("balanced", classes=np.unique(labels), y=labels)
    assert weights.max() > 1.2 * weights.min()
    plain = plain_model(recipe)
    expected = train_plainly(plain, run, 0, PLAIN["momentum"](0.01), 0.2, dict(enumerate(weights)))
    np.testing.assert_allclose(batch_losses(run), expected, rtol=1e-3, atol=1e-4)
    assert_close(run.last_model_file, plain)
    # It is judged by the plain cross-entropy all the same.
    report = run.report()
    assert report is not None
    assert isinstance(report.result, Classified)
    pixels = np.stack(
        [
            keras.utils.img_to_array(keras.utils.load_img(dataset.file(dataset.images[i])))
            for i in parts.validation
        ]
    )
    best = keras.models.load_model(run.model_file, compile=False)
    loss = keras.losses.SparseCategoricalCrossentropy()
    judged = float(loss(dataset.labels()[parts.validation], best(pixels)))
    assert report.result.loss.validation == pytest.approx(judged, rel=1e-4)


def test_the_first_loss_is_that_of_the_untouched_network(
    images_of_the_right_size: Path, tmp_path: Path
) -> None:
    recipe = still_recipe(images_of_the_right_size, Stage(epochs=1))
    run = engine_runs.train(recipe, tmp_path)
    dataset, parts = run.dataset()
    rows = epoch_order(parts.train, recipe.seed, 0, 0)[:5]
    pixels = np.stack(
        [
            keras.utils.img_to_array(keras.utils.load_img(dataset.file(dataset.images[i])))
            for i in rows
        ]
    )
    probabilities = np.asarray(plain_model(recipe)(pixels), np.float64)
    own = probabilities[np.arange(5), dataset.labels()[rows]]
    assert batch_losses(run)[0] == pytest.approx(-np.log(own).mean(), rel=1e-5)
    right = (probabilities.argmax(axis=1) == dataset.labels()[rows]).mean()
    series = run.metrics_file.read_text().splitlines()[1].split(",")
    assert float(series[5]) == pytest.approx(right)


def test_a_second_stage_starts_with_a_fresh_optimizer(
    images_of_the_right_size: Path, tmp_path: Path
) -> None:
    one = Stage(name="One", epochs=2, optimizer="momentum", learning_rate=0.01)
    two = replace(one, name="Two", epochs=1)
    recipe = still_recipe(images_of_the_right_size, one, two)
    run = engine_runs.train(recipe, tmp_path)
    fresh = plain_model(recipe)
    train_plainly(fresh, run, 0, PLAIN["momentum"](0.01))
    expected = train_plainly(fresh, run, 1, PLAIN["momentum"](0.01))
    np.testing.assert_allclose(batch_losses(run, 2), expected, rtol=1e-3, atol=1e-4)
    assert_close(run.last_model_file, fresh)
    kept, optimizer = plain_model(recipe), PLAIN["momentum"](0.01)
    train_plainly(kept, run, 0, optimizer)
    train_plainly(kept, run, 1, optimizer)
    with pytest.raises(AssertionError):  # so the comparison above can tell the two apart
        assert_close(run.last_model_file, kept)


def test_the_schedule_is_followed_batch_by_batch(
    images_of_the_right_size: Path, tmp_path: Path
) -> None:
    stage = Stage(epochs=2, optimizer="sgd", learning_rate=0.04, schedule="step")
    run = engine_runs.train(still_recipe(images_of_the_right_size, stage), tmp_path)
    lines = [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]
    rates = [float(it[6]) for it in lines if it[2] != "0"]
    np.testing.assert_allclose(rates, [0.04] * 5 + [0.004] * 3 + [0.0004] * 2, rtol=1e-6)


def test_epoch_rows_are_means_over_images_and_validation_is_judged_whole(
    images_of_the_right_size: Path, tmp_path: Path
) -> None:
    run = engine_runs.train(still_recipe(images_of_the_right_size, Stage(epochs=1)), tmp_path)
    assert len(read_metrics(run.metrics_file)) == 7
    lines = [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]
    sizes = np.array([5, 5, 5, 5, 4])
    batches = np.array([[float(it[4]), float(it[5])] for it in lines[:5]])
    (whole,) = (it for it in lines if it[2] == "0" and it[3] == "train")
    expected = (batches * sizes[:, None]).sum(axis=0) / 24
    np.testing.assert_allclose([float(whole[4]), float(whole[5])], expected, rtol=1e-6)
    (validation,) = (it for it in lines if it[3] == "validation")
    report = run.report()
    assert report.classified.loss.validation == pytest.approx(float(validation[4]), rel=1e-4)
    assert report.classified.accuracy.validation == pytest.approx(float(validation[5]))
