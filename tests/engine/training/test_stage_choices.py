"""Rates by layer, a rate that follows the validation loss, blended images: against plain Keras."""

import math
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tensorflow as tf
import tiny_images
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.recipes.recipe import Augment, Model, Recipe, Stage
from studio.core.recipes.schedules import Plateau
from studio.core.runs.run_folder import RunFolder
from studio.engine.data.mixing import drawn_mixture
from studio.engine.data.order import batch_seed, epoch_order
from studio.engine.networks.from_recipe import network_of

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def square_images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of 32 pixels: nothing is resized, so that pixels are those of Keras."""
    from PIL import Image

    folder = tiny_images.make_images(tmp_path_factory.mktemp("square") / "images")
    for file in folder.rglob("*.png"):
        Image.open(file).crop((0, 0, 32, 32)).save(file)
    return folder


def still_recipe(folder: Path, *stages: Stage) -> Recipe:
    model = Model(backbone="LeNet-5", pooling="flatten", dense=(16,))
    return tiny_images.lenet_recipe(folder, model=model, stage=stages)


def _rows(run: RunFolder) -> list[list[str]]:
    return [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]


def _pixels(run: RunFolder) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    dataset, _ = run.dataset()
    files = [dataset.file(image) for image in dataset.images]
    pixels = np.stack([keras.utils.img_to_array(keras.utils.load_img(file)) for file in files])
    return pixels, dataset.labels()


def test_rates_by_layer_are_optimizers_of_their_own(square_images: Path, tmp_path: Path) -> None:
    rate, factors = 1e-3, {"block1_*": 0.1, "head": 3.0}
    stage = Stage(epochs=1, optimizer="adamw", learning_rate=rate, multipliers=factors)
    recipe = still_recipe(square_images, stage)
    run = engine_runs.train(recipe, tmp_path)
    pixels, labels = _pixels(run)
    _, parts = run.dataset()
    model = network_of(recipe, tiny_images.CLASSES, None).logits
    names = [layer.name for layer in model.layers for _ in layer.trainable_variables]
    found = [
        0.1 if name.startswith("block1_") else 3.0 if name.startswith("head_") else 1.0
        for name in names
    ]
    optimizers = {factor: keras.optimizers.AdamW(rate * factor) for factor in set(found)}
    order, size = epoch_order(parts.train, recipe.seed, 0, 0), recipe.data.batch_size
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        with tf.GradientTape() as tape:
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels[rows], model(pixels[rows], training=True)
            )
            loss = tf.reduce_mean(losses)
        gradients = tape.gradient(loss, [one.value for one in model.trainable_variables])
        for factor, optimizer in optimizers.items():
            places = [at for at, own in enumerate(found) if own == factor]
            optimizer.apply(
                [gradients[at] for at in places],
                [model.trainable_variables[at] for at in places],
            )
    ours = keras.models.load_model(run.last_model_file, compile=False)
    for one, plain in zip(ours.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_allclose(one, plain, rtol=1e-5, atol=1e-6)


def test_a_pattern_that_selects_nothing_is_refused(square_images: Path, tmp_path: Path) -> None:
    recipe = still_recipe(square_images, Stage(multipliers={"block9_*": 0.5}))
    with pytest.raises(InputError, match=r"stage\[0\]\.multipliers: no layer is called block9_"):
        engine_runs.train(recipe, tmp_path)


@pytest.mark.parametrize("patience", [1, 3])
def test_a_rate_falls_where_keras_lets_it_fall(patience: int) -> None:
    rule = keras.callbacks.ReduceLROnPlateau(factor=0.4, patience=patience, min_delta=0.0)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.05))
    rule.set_model(model)
    rule.on_train_begin()
    best, state = math.inf, Plateau()
    losses = np.random.default_rng(patience).uniform(size=40) - np.linspace(0, 0.5, 40)
    for epoch, loss in enumerate(losses):
        rule.on_epoch_end(epoch, {"val_loss": loss})
        state = state.after_epoch(improved=loss < best, patience=patience, is_warming_up=False)
        best = min(best, loss)
        rate = 0.05 * 0.4**state.reductions
        assert float(model.optimizer.learning_rate) == pytest.approx(rate, rel=1e-4)
    assert state.reductions > 2


def test_a_training_follows_its_validation_loss(square_images: Path, tmp_path: Path) -> None:
    """So slow that no weight changes: the first epoch stays the best."""
    stage = Stage(
        epochs=8,
        optimizer="sgd",
        learning_rate=1e-12,
        schedule="plateau",
        plateau_factor=0.4,
        plateau_patience=2,
        warmup=1,
    )
    run = engine_runs.train(still_recipe(square_images, stage), tmp_path)
    used = [float(row[6]) for row in _rows(run) if row[2] == "5"]
    falls = [1, 1, 1, 0.4, 0.4, 0.16, 0.16, 0.064]
    np.testing.assert_allclose(used[1:], 1e-12 * np.array(falls[1:]), rtol=1e-5)
    log = (run.path / "events.log").read_text()
    assert "The learning rate falls to 4e-13" in log


def test_without_validation_the_rate_stays(square_images: Path, tmp_path: Path) -> None:
    stage = Stage(epochs=4, learning_rate=1e-9, schedule="plateau", plateau_patience=1)
    recipe = still_recipe(square_images, stage)
    recipe = replace(recipe, data=replace(recipe.data, validation=0.0))
    run = engine_runs.train(recipe, tmp_path)
    assert {float(row[6]) for row in _rows(run)} == {float(np.float32(1e-9))}


def test_blended_images_and_labels_are_those_of_plain_keras(
    square_images: Path, tmp_path: Path
) -> None:
    """With class weights and smoothed labels: the loss is linear in the label."""
    rate, smoothing = 0.01, 0.1
    stage = Stage(epochs=2, optimizer="momentum", learning_rate=rate)
    recipe = still_recipe(square_images, stage)
    exclude = ("red/00.png", "red/01.png", "red/02.png", "red/03.png", "red/04.png")
    recipe = replace(
        recipe,
        augment=Augment(mixup=0.4),
        data=replace(recipe.data, exclude=exclude),
        model=replace(recipe.model, class_weights="balanced", label_smoothing=smoothing),
    )
    run = engine_runs.train(recipe, tmp_path)
    pixels, labels = _pixels(run)
    _, parts = run.dataset()
    counts = np.bincount(labels[parts.train], minlength=3)
    weights = len(parts.train) / (3 * counts)
    smooth = np.eye(3) * (1 - smoothing) + smoothing / 3
    model = network_of(recipe, tiny_images.CLASSES, None).logits
    optimizer = keras.optimizers.SGD(rate, momentum=0.9)
    expected, right = [], []
    for epoch in range(2):
        order = epoch_order(parts.train, recipe.seed, 0, epoch)
        starts = range(0, len(order), recipe.data.batch_size)
        for batch, start in enumerate(starts):
            rows = order[start : start + recipe.data.batch_size]
            seed = tf.constant(batch_seed(recipe.seed, 0, epoch, batch))
            mixture = drawn_mixture(0.4, tf.constant(len(rows)), seed)
            own, partners = mixture.shares.numpy(), mixture.partners.numpy()
            image_shares, others = own[:, None, None, None], rows[partners]
            blended = image_shares * pixels[rows] + (1 - image_shares) * pixels[others]
            wanted = weights[labels][:, None] * smooth[labels]
            wanted = own[:, None] * wanted[rows] + (1 - own[:, None]) * wanted[others]
            with tf.GradientTape() as tape:
                logits = model(blended.astype(np.float32), training=True)
                per_class = -tf.nn.log_softmax(logits) * wanted.astype(np.float32)
                loss = tf.reduce_mean(tf.reduce_sum(per_class, axis=1))
            gradients = tape.gradient(loss, [one.value for one in model.trainable_variables])
            optimizer.apply(gradients, model.trainable_variables)
            expected.append(float(loss))
            right.append(float((np.argmax(logits, axis=1) == labels[rows]).mean()))
    lines = [row for row in _rows(run) if row[2] != "0"]
    np.testing.assert_allclose([float(row[4]) for row in lines], expected, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose([float(row[5]) for row in lines], right, atol=1e-6)


def test_group_sizes_change_no_blend(square_images: Path) -> None:
    """What is drawn for a batch hangs on its seed, not on how many run in one graph."""
    shares = [
        drawn_mixture(0.4, tf.constant(5), tf.constant(batch_seed(7, 0, 0, batch))).shares.numpy()
        for batch in range(3)
    ]
    in_a_graph = tf.function(
        lambda seeds: tf.map_fn(
            lambda seed: drawn_mixture(0.4, tf.constant(5), seed).shares,
            seeds,
            fn_output_signature=tf.float32,
        )
    )(tf.constant([batch_seed(7, 0, 0, batch) for batch in range(3)]))
    np.testing.assert_array_equal(np.stack(shares), in_a_graph.numpy())
