"""The test of features by the real network, beside scikit-learn on what plain Keras computes."""

from __future__ import annotations

from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from studio.core.base.errors import Cancelled, InputError
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.metrics.feature_test import PROBES, FeatureTest
from studio.core.recipes.recipe import Model, Recipe
from studio.core.wire.messages import Phase, Progress
from studio.engine.tasks.classify import feature_trial
from studio.engine.tasks.classify.feature_trial import try_features

pytestmark = pytest.mark.engine


@pytest.fixture
def recipe(images_folder: Path) -> Recipe:
    return tiny_images.lenet_recipe(images_folder)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))


def tried(recipe: Recipe, base: Path) -> FeatureTest:
    return try_features(Watched().job, recipe, base)


def test_every_depth_is_solved_and_judged(recipe: Recipe, tmp_path: Path) -> None:
    watched = Watched()
    found = try_features(watched.job, recipe, tmp_path)
    assert (found.learned, found.judged, found.classes) == (24, 6, 3)
    assert found.per_class == 8
    assert not found.is_held_out
    assert not found.is_cut_short
    assert len(found.depths) >= 2
    for depth in found.depths:
        assert set(depth.correct) == set(PROBES)
        assert depth.distance > 0
    # One colour a class: even random filters tell them apart.
    assert found.best().correct["logistic"] == 6
    assert found.last.only_here == found.last.only_last == 0
    progress = [one for one in watched.of(Progress) if one.phase is Phase.TRYING_FEATURES]
    assert max(one.done / one.total for one in progress if one.total) > 0.5


def test_what_is_judged_is_what_scikit_learn_says_of_keras_features(
    recipe: Recipe, tmp_path: Path
) -> None:
    found = tried(recipe, tmp_path)
    run = engine_runs.train(recipe, tmp_path / "runs")
    dataset, parts = run.dataset()
    labels = dataset.labels()
    # The backbone as the run began with it: its own recipe with the same seed.
    begun = engine_runs.train(
        replace(recipe, stage=(replace(recipe.stage[0], epochs=1, train=("head",)),)),
        tmp_path / "frozen",
    )
    model = keras.models.load_model(begun.model_file, compile=False)
    for depth in found.depths:
        tensor = model.get_layer(depth.layer).output
        if len(tensor.shape) == 4:
            tensor = keras.layers.GlobalAveragePooling2D()(tensor)
        front = keras.Model(model.input, tensor)
        with open_pixels(dataset, PixelForm((32, 32), "rgb")) as pixels:
            values = np.asarray(front(pixels[np.arange(len(labels))].astype(np.float32)))
        plain = LogisticRegression(C=depth.strengths["logistic"], max_iter=2000)
        expected = make_pipeline(StandardScaler(), plain)
        expected.fit(values[parts.train].astype(np.float64), labels[parts.train])
        answers = expected.predict(values[parts.validation].astype(np.float64))
        assert depth.correct["logistic"] == (answers == labels[parts.validation]).sum()
        assert depth.features == values.shape[1]


def test_a_second_look_computes_nothing_and_a_first_one_the_same(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tried(recipe, tmp_path)
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "another"))
    assert tried(recipe, tmp_path) == first  # computed again

    def never(*_given: object) -> None:
        raise AssertionError

    monkeypatch.setattr(feature_trial, "_tried", never)
    assert tried(recipe, tmp_path) == first
    # The head is none of its business; the images are.
    assert tried(replace(recipe, model=replace(recipe.model, dense=(5,))), tmp_path) == first
    with pytest.raises(AssertionError):
        tried(replace(recipe, data=replace(recipe.data, image_size=(40, 40))), tmp_path)


def test_a_damaged_result_is_computed_again(recipe: Recipe, tmp_path: Path) -> None:
    first = tried(recipe, tmp_path)
    (file,) = (tmp_path / "cache" / "features").glob("*.json")
    file.write_text("{")
    assert tried(recipe, tmp_path) == first


def test_without_a_validation_part_training_images_are_held_out(
    recipe: Recipe, tmp_path: Path
) -> None:
    found = tried(replace(recipe, data=replace(recipe.data, validation=0.0)), tmp_path)
    assert found.is_held_out
    assert (found.learned, found.judged) == (20, 10)


def test_a_sample_that_takes_too_long_is_cut_short_and_not_kept(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feature_trial, "MOST_SECONDS", 0.0)
    monkeypatch.setattr(feature_trial, "_LEAST", 8)
    monkeypatch.setattr(feature_trial, "BATCH", 8)
    found = tried(recipe, tmp_path)
    assert found.is_cut_short
    assert found.learned + found.judged == 16
    assert found.judged >= 3  # both parts are spread over the whole
    assert not list((tmp_path / "cache" / "features").glob("*.json"))


def test_it_can_be_given_up_and_needs_a_classifier(recipe: Recipe, tmp_path: Path) -> None:
    watched = Watched()
    watched.on_event = lambda event: (
        watched.control.cancel(watched.job.request)
        if isinstance(event, Progress) and event.phase is Phase.TRYING_FEATURES
        else None
    )
    with pytest.raises(Cancelled):
        try_features(watched.job, recipe, tmp_path)
    other = replace(recipe, task="autoencode", model=Model())
    with pytest.raises(InputError, match="is not a classifier"):
        tried(other, tmp_path)
