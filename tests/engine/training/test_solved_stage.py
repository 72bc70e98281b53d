"""Runs whose head is solved: what they answer is what scikit-learn answers on the same features."""

from __future__ import annotations

from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from studio.core.base.errors import InputError
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.evaluation import kept
from studio.core.metrics import read_metrics
from studio.core.recipes.recipe import Augment, Model, Recipe, Stage
from studio.core.recipes.solvers import SOLVERS
from studio.core.recipes.stage_edits import solved
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Log, Phase, Progress, RunEnded
from studio.engine.export import export_run
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes

pytestmark = pytest.mark.engine

MODEL = Model(backbone="LeNet-5", pooling="flatten", dropout=0.2)


@pytest.fixture(scope="module")
def hard_images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Noisy greys; those of three classes overlap, so that no classifier gets all of them right."""
    folder = tmp_path_factory.mktemp("hard") / "images"
    draws = np.random.default_rng(5)
    for place, name in enumerate(("dark", "grey", "light")):
        (folder / name).mkdir(parents=True)
        for number in range(24):
            grey = draws.normal(90 + 25 * place, 18)
            pixels = np.clip(draws.normal(grey, 30, (32, 32, 3)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{number:02d}.png")
    return folder


def recipe_of(folder: Path, solver: str, *further: Stage, **changes: object) -> Recipe:
    stages = (solved("Head", solver), *further)
    return tiny_images.lenet_recipe(folder, model=MODEL, stage=stages, **changes)


def features_of(run: RunFolder, images: NDArray[np.int64]) -> NDArray[np.float64]:
    """What plain Keras makes of images before the head."""
    model = keras.models.load_model(run.model_file, compile=False)
    front = keras.Model(model.input, model.get_layer("head_flatten").output)
    dataset, _ = run.dataset()
    with open_pixels(dataset, PixelForm((32, 32), "rgb")) as pixels:
        return np.asarray(front(pixels[images].astype(np.float32))).astype(np.float64)


def strength_of(watched: Watched) -> float:
    found = [
        line.sentence.values["strength"]
        for line in watched.of(Log)
        if "strength" in line.sentence.values
    ]
    return float(str(found[-1]))


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_run_answers_as_scikit_learn_does_on_the_same_features(
    hard_images: Path, tmp_path: Path, solver: str
) -> None:
    watched = Watched()
    run = watched.train(recipe_of(hard_images, solver), tmp_path)
    dataset, parts = run.dataset()
    labels = dataset.labels()
    strength = strength_of(watched)
    plain = (
        LogisticRegression(C=strength, max_iter=2000)
        if solver == "logistic"
        else LinearSVC(C=strength, dual="auto", max_iter=2000, random_state=7)
    )
    expected = make_pipeline(StandardScaler(), plain)
    expected.fit(features_of(run, parts.train), labels[parts.train])
    asked = features_of(run, parts.test)
    evaluation = kept.load(run, "best")
    assert evaluation is not None
    found = evaluation.part("test")
    answers = found.answers.predicted
    np.testing.assert_array_equal(answers, expected.predict(asked))
    right = (expected.predict(asked) == labels[parts.test]).mean()
    assert run.report().classified.accuracy.test == pytest.approx(right)
    if solver == "logistic":
        np.testing.assert_allclose(
            evaluation.predictions.part("test").probabilities,
            expected.predict_proba(asked),
            atol=1e-5,
        )


def test_it_is_one_epoch_without_steps_and_nothing_else_moves(
    hard_images: Path, tmp_path: Path
) -> None:
    watched = Watched()
    run = watched.train(recipe_of(hard_images, "logistic"), tmp_path)
    assert watched.of(RunEnded)[-1].outcome == "finished"
    series = read_metrics(run.metrics_file)
    assert len(series.batches) == 0
    assert len(series.train_epochs) == len(series.validation) == 1
    assert np.isnan(series.train_epochs.values("learning_rate")).all()
    report = run.report()
    assert report.epochs == 1
    assert "solving" in report.seconds
    assert report.classified.accuracy.train == series.train_epochs.values("accuracy")[0]
    trained = engine_runs.weights(run.model_file)
    fresh = engine_runs.train(
        recipe_of(hard_images, "svm"), tmp_path / "other"
    )  # the same backbone, another head
    other = engine_runs.weights(fresh.model_file)
    moved = [name for name in trained if trained[name].tobytes() != other[name].tobytes()]
    assert len(moved) == 2  # the kernel and the bias of the last layer


def test_augmentation_is_none_of_its_business(hard_images: Path, tmp_path: Path) -> None:
    plain = engine_runs.train(recipe_of(hard_images, "logistic"), tmp_path / "plain")
    augment = Augment(flip="both", rotation=0.2, brightness=0.3)
    changed = recipe_of(hard_images, "logistic", augment=augment)
    run = engine_runs.train(changed, tmp_path / "changed")
    engine_runs.assert_same_weights(run.model_file, plain.model_file)


def test_a_run_paused_while_it_solves_ends_with_the_same_bits(
    hard_images: Path, tmp_path: Path
) -> None:
    further = Stage(name="All", epochs=1, learning_rate=1e-3)
    recipe = recipe_of(hard_images, "logistic", further)
    whole = engine_runs.train(recipe, tmp_path / "whole")
    watched = Watched()
    watched.on_event = lambda event: (
        watched.control.pause()
        if isinstance(event, Progress) and event.phase is Phase.SOLVING
        else None
    )
    run = watched.train(recipe, tmp_path / "cut")
    assert watched.of(RunEnded)[-1].outcome == "paused"
    Watched().resume(run)
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)


def test_fine_tuning_goes_on_from_the_solved_head(hard_images: Path, tmp_path: Path) -> None:
    further = Stage(name="All", epochs=2, learning_rate=1e-6)
    recipe = recipe_of(hard_images, "logistic", further)
    recipe = replace(recipe, model=replace(MODEL, dropout=0.0))
    run = engine_runs.train(recipe, tmp_path)
    losses = read_metrics(run.metrics_file).train_epochs.values("loss")
    assert len(losses) == 3
    assert losses[1:] == pytest.approx(losses[0], rel=0.05)
    assert losses[0] < 0.9 * np.log(3)  # a fresh head would begin at guessing


def test_it_exports_as_one_h5_like_any_other(hard_images: Path, tmp_path: Path) -> None:
    run = engine_runs.train(recipe_of(hard_images, "svm"), tmp_path / "runs")
    certificate = export_run(Watched().job, run.path, tmp_path / "model.h5", "")
    assert certificate.largest_difference <= 1e-5


def test_more_epochs_of_a_solved_stage_are_refused(hard_images: Path, tmp_path: Path) -> None:
    run = engine_runs.train(recipe_of(hard_images, "logistic"), tmp_path)
    with pytest.raises(InputError, match="solved exactly"):
        lifecycle.resume(Watched().job, run.path, Changes(more_epochs=2))
