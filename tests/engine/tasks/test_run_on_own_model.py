"""Trainings on a model of one's own: a SavedModel, and an earlier run."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched, after_epoch
from msgspec.structs import replace
from saved_models import module_of_tensorflow_2

from studio.core.base.errors import InputError
from studio.core.exports.program_inside import has_program
from studio.core.networks.layers import PROGRAM_KIND
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified
from studio.engine.export import export_run
from studio.engine.networks.opening import opened
from studio.engine.networks.opening.apart import open_apart
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.tasks.task import engine_task

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_images.make_images(tmp_path_factory.mktemp("data") / "colors")


def recipe_on(backbone: Path, images: Path, train: str = "head", epochs: int = 6) -> Recipe:
    recipe = tiny_images.lenet_recipe(images)
    model = Model(backbone=str(backbone), pixels="0..1", dropout=0.2)
    stage = Stage(train=(train,), epochs=epochs, learning_rate=0.05)
    return replace(recipe, model=model, stage=(stage,))


@pytest.fixture(scope="module", autouse=True)
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each model is opened once by a process of its own, though each test has a cache of its own.

    That process imports TensorFlow.
    """
    copies = tmp_path_factory.mktemp("copies")

    def open_once(file: Path, copy: Path) -> None:
        kept = copies / hashlib.sha256(str(file).encode()).hexdigest()
        if not kept.exists():
            kept.mkdir()
            open_apart(file, kept)
        shutil.copytree(kept, copy, dirs_exist_ok=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "open_apart", open_once)
        yield


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub") / "vectors"
    module_of_tensorflow_2(folder, with_signature=True)
    return folder


@pytest.fixture(scope="module")
def run(module: Path, images: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return engine_runs.train(recipe_on(module, images), tmp_path_factory.mktemp("runs"))


def test_a_head_learns_on_a_saved_model(run: RunFolder, images: Path) -> None:
    report = run.report()
    assert isinstance(report.result, Classified)
    assert (report.result.accuracy.train or 0.0) > 0.7  # three colours: chance is a third
    assert report.cut == "saved_model"
    found = predict_files(Watched().job, run.path, [images / "red" / "00.png"])
    assert found.classes == tiny_images.CLASSES


def test_its_features_are_computed_once_and_it_goes_on_bit_for_bit(
    run: RunFolder, module: Path, images: Path, tmp_path: Path
) -> None:
    watched = Watched()
    watched.on_event = after_epoch(watched.control.pause)
    paused = watched.train(recipe_on(module, images), tmp_path)
    assert not paused.has_report
    resumed = Watched().resume(paused)
    engine_runs.assert_same_weights(resumed.model_file, run.model_file)
    engine_runs.assert_same_weights(resumed.last_model_file, run.last_model_file)


def test_it_is_exported_as_a_saved_model_and_not_for_keras(run: RunFolder, tmp_path: Path) -> None:
    assert has_program(run.model_file)
    certificate = export_run(Watched().job, run.path, tmp_path / "served")
    assert certificate.agrees
    for name in ("model.h5", "model.keras", "only.weights.h5"):
        with pytest.raises(InputError, match="is a SavedModel, which plain Keras has no layer for"):
            export_run(Watched().job, run.path, tmp_path / name)
        assert not (tmp_path / name).exists()


def test_it_never_trains(module: Path, images: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="selects a SavedModel, which computes and never trains"):
        engine_runs.train(recipe_on(module, images, "saved_model"), tmp_path)


def test_a_run_on_a_run_on_a_saved_model_holds_it_too(
    run: RunFolder, images: Path, tmp_path: Path
) -> None:
    recipe = recipe_on(run.path, images, epochs=1)
    second = engine_runs.train(
        replace(recipe, model=replace(recipe.model, pixels="0..255")), tmp_path
    )
    assert has_program(second.model_file)


def test_a_run_is_the_backbone_of_the_next(
    finished_run: RunFolder, images: Path, tmp_path: Path
) -> None:
    recipe = recipe_on(finished_run.path, images, "all", epochs=1)
    recipe = replace(recipe, model=replace(recipe.model, pixels="0..255"))
    network = engine_task("classify").bare_network(recipe, 3)
    assert network.file_classes == finished_run.dataset()[0].classes
    assert "body_head_predictions" in [row.name for row in network.left_out]
    first = keras.models.load_model(finished_run.model_file, compile=False)
    for layer in network.model.layers:
        if layer.weights and not layer.name.startswith("head_"):
            for ours, theirs in zip(
                layer.weights, first.get_layer(layer.name).weights, strict=True
            ):
                np.testing.assert_array_equal(ours, theirs)
    second = engine_runs.train(recipe, tmp_path)
    assert second.has_report
    assert not has_program(second.model_file)
    assert PROGRAM_KIND not in [row.kind for row in network.layers]


def test_its_own_answers_can_be_the_features(finished_run: RunFolder, images: Path) -> None:
    recipe = recipe_on(finished_run.path, images)
    model = replace(recipe.model, features="body_head_probabilities", pixels="0..255")
    network = engine_task("classify").bare_network(replace(recipe, model=model), 3)
    assert network.features == "body_head_probabilities"
    assert not network.left_out


def test_a_run_without_a_model_is_refused(
    finished_run: RunFolder, images: Path, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    for file in (finished_run.recipe_file, finished_run.dataset_file):
        (begun / file.name).write_bytes(file.read_bytes())
    with pytest.raises(InputError, match="has no model yet"):
        engine_task("classify").bare_network(recipe_on(begun, images), 3)
