"""Weights of single epochs are kept to be looked at, and change nothing of the training."""

from __future__ import annotations

import shutil
from pathlib import Path

import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched, assert_same_weights, metrics_without_seconds, train

from studio.core.base.errors import DiskFullError
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.kept_epochs import epoch_file, kept_epochs
from studio.core.runs.run_folder import RunFolder, open_run
from studio.core.wire.messages import CheckpointSaved
from studio.engine.tasks import dry_run, lifecycle
from studio.engine.tasks.changes import Changes
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

EPOCHS = 3


def recipe_of(images: Path, epochs: int = EPOCHS, **changes: object) -> Recipe:
    return tiny_images.lenet_recipe(images, stage=(Stage(epochs=epochs),), **changes)


@pytest.fixture(scope="module")
def run(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """Three epochs, each of them kept; tests must not change it."""
    return train(recipe_of(images_folder), tmp_path_factory.mktemp("kept"))


@pytest.fixture
def copied(run: RunFolder, tmp_path: Path) -> RunFolder:
    return open_run(Path(shutil.copytree(run.path, tmp_path / "copied")))


def predicted(model: keras.Model) -> np.ndarray:
    pixels = np.random.default_rng(1).uniform(0, 255, (5, 32, 32, 3)).astype("f4")
    return np.asarray(model(pixels, training=False))


def test_the_weights_of_an_epoch_are_those_of_a_run_that_ended_there(
    run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    assert kept_epochs(run.checkpoints) == (1, 2, 3)
    for epoch in (1, 2):
        ended = train(recipe_of(images_folder, epoch), tmp_path / str(epoch))
        expected = keras.models.load_model(ended.last_model_file, compile=False)
        kept = TrainedModel(run.path, epoch).model
        assert np.array_equal(predicted(kept), predicted(expected))
    last = keras.models.load_model(run.last_model_file, compile=False)
    assert np.array_equal(predicted(TrainedModel(run.path, 3).model), predicted(last))
    assert not np.array_equal(predicted(TrainedModel(run.path, 1).model), predicted(last))


def test_what_is_kept_changes_no_bit_of_the_training(
    run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    bare = train(recipe_of(images_folder, keep_checkpoints=0), tmp_path)
    assert kept_epochs(bare.checkpoints) == ()
    assert_same_weights(run.model_file, bare.model_file)
    assert_same_weights(run.last_model_file, bare.last_model_file)
    assert metrics_without_seconds(run) == metrics_without_seconds(bare)


def test_a_frozen_part_is_not_stored_again(images_folder: Path, tmp_path: Path) -> None:
    stages = (Stage(name="Head", train=("head",), epochs=1), Stage(name="All", epochs=1))
    made = train(tiny_images.lenet_recipe(images_folder, stage=stages), tmp_path)
    assert kept_epochs(made.checkpoints) == (1, 2)  # they count through the stages
    sizes = [epoch_file(made.checkpoints, epoch).stat().st_size for epoch in (1, 2)]
    assert sizes[0] < sizes[1] < made.base_file.stat().st_size + 10_000


def test_a_run_that_goes_on_forgets_what_lies_behind_its_place_and_thins_out(
    copied: RunFolder,
) -> None:
    epoch_file(copied.checkpoints, 4).write_bytes(b"of a training that was cut off")
    epoch_file(copied.checkpoints, 77).write_bytes(b"of another life")
    seen: list[tuple[int, ...]] = []

    def note(event: object) -> None:
        if isinstance(event, CheckpointSaved):
            seen.append(kept_epochs(copied.checkpoints))

    watched = Watched(note)
    lifecycle.resume(watched.job, copied.path, Changes(more_epochs=2))
    assert seen == [(1, 2, 3, 4), (1, 2, 3, 4, 5)]
    assert TrainedModel(copied.path, 4).model is not None


def test_fewer_are_kept_as_soon_as_the_recipe_says_so(copied: RunFolder) -> None:
    text = copied.recipe_file.read_text()
    copied.recipe_file.write_text(text.replace("keep_checkpoints = 10", "keep_checkpoints = 0"))
    lifecycle.resume(Watched().job, copied.path, Changes(more_epochs=1))  # it is no other training
    assert kept_epochs(copied.checkpoints) == ()
    assert copied.has_report


def test_a_disk_without_room_for_them_is_told_of_before_the_run(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dry_run, "kept_bytes", lambda *_: 2**60)
    with pytest.raises(DiskFullError) as caught:
        train(recipe_of(images_folder, 1), tmp_path)
    assert "lower keep_checkpoints (now 10)" in str(caught.value)
    assert not list(tmp_path.iterdir())
