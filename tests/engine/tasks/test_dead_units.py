"""Dead units are counted on planted ones, and a run reports its own."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched

from studio.core.dataset.decode import load_pixels
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import DeadLayer
from studio.engine.tasks.classify.dead_units import dead_layers, is_rectifier
from studio.engine.training.cut import find_cut

pytestmark = pytest.mark.engine


def planted() -> keras.Model:
    pixels = keras.Input((8, 8, 3))
    x = keras.layers.Conv2D(4, 3, activation="relu", name="conv")(pixels)
    x = keras.layers.GlobalAveragePooling2D(name="pool")(x)
    x = keras.layers.Dense(5, name="dense")(x)
    x = keras.layers.ReLU(name="relu")(x)
    model = keras.Model(pixels, keras.layers.Dense(2, activation="softmax", name="answer")(x))
    kernel, bias = model.get_layer("conv").get_weights()
    bias[[0, 3]] = -1e6
    model.get_layer("conv").set_weights([np.abs(kernel), bias])
    model.get_layer("dense").set_weights([np.ones((4, 5)), np.array([0, -1e6, -1e6, -1e6, 0.0])])
    return model


def test_planted_dead_units_are_counted() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (20, 8, 8, 3), np.uint8)
    model = planted()
    assert dead_layers(model, {"conv", "dense"}, [pixels]) == (
        DeadLayer("conv", 2, 4, 20),
        DeadLayer("relu", 3, 5, 20),
    )
    assert dead_layers(model, {"dense"}, [pixels]) == (DeadLayer("relu", 3, 5, 20),)
    assert dead_layers(model, {"answer"}, [pixels]) == ()
    assert dead_layers(model, (), [pixels]) == ()


def test_what_a_frozen_part_has_kept_tells_them_as_well() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (20, 8, 8, 3), np.uint8)
    model = planted()
    cut = find_cut(model, frozenset({"dense", "answer"}))
    assert cut.front is not None
    kept = keras.tree.flatten(cut.front([pixels.astype(np.float32)]))
    rows = [np.asarray(one) for one in kept]
    assert dead_layers(model, {"dense"}, rows, cut) == (DeadLayer("relu", 3, 5, 20),)


def test_a_run_with_a_frozen_part_reports_what_died_behind_it(
    images_folder: Path, tmp_path: Path
) -> None:
    stage = Stage(train=("head",), epochs=1, optimizer="sgd", learning_rate=10.0)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(stage,))
    watched = Watched()
    run = watched.train(recipe, tmp_path)
    assert run.report().cut is not None
    dataset, parts = run.dataset()
    files = [dataset.file(dataset.images[at]) for at in parts.validation]
    pixels = np.stack([load_pixels(file, (32, 32), "rgb") for file in files])
    model = keras.models.load_model(run.model_file, compile=False)
    head = {layer.name for layer in model.layers if layer.name.startswith("head_")}
    found = run.report().classified.dead_units
    assert found == dead_layers(model, head, [pixels])
    (dead,) = found
    assert dead.layer == "head_relu_1"
    assert dead.dead > 0


def test_what_lets_negative_values_through_is_no_rectifier() -> None:
    assert not is_rectifier(keras.layers.LeakyReLU())
    assert not is_rectifier(keras.layers.Dense(2, activation="tanh"))
    assert not is_rectifier(keras.layers.Dense(2))
    assert is_rectifier(keras.layers.Activation("relu"))
    assert is_rectifier(keras.layers.Conv2D(2, 3, activation="relu6"))


def test_a_run_reports_its_own(finished_run: RunFolder) -> None:
    dataset, parts = finished_run.dataset()
    recipe = finished_run.recipe()
    files = [dataset.file(dataset.images[at]) for at in parts.validation]
    size, color = recipe.data.image_size, recipe.data.color
    pixels = np.stack([load_pixels(file, size, color) for file in files])
    model = keras.models.load_model(finished_run.model_file, compile=False)
    names = {layer.name for layer in model.layers}
    found = finished_run.report().classified.dead_units
    assert found == dead_layers(model, names, [pixels])
    assert all(one.layer == "head_relu_1" and one.units == 16 for one in found)
