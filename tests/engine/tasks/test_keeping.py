"""Paused runs: tested and kept, exported, asked; and told apart from interrupted ones."""

import shutil
from collections.abc import Callable
from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched, after_epoch
from msgspec.structs import replace

from studio.core.base.errors import InputError, RecipeEditedError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.wire.messages import Log, RunEnded
from studio.engine.export import export_run
from studio.engine.tasks import lifecycle
from studio.engine.tasks.prediction import TrainedModel, open_trained
from studio.engine.training.host_copy import host_copy

pytestmark = pytest.mark.engine

EPOCHS = 6


def ended_early(images: Path, runs: Path, ask: Callable[[Watched], None]) -> RunFolder:
    """A run that was asked to end after its first epoch."""
    watched = Watched()
    watched.on_event = after_epoch(lambda: ask(watched))
    stages = (Stage(epochs=EPOCHS),)
    return watched.train(tiny_images.lenet_recipe(images, stage=stages), runs)


@pytest.fixture(scope="module")
def stored(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return ended_early(
        images_folder, tmp_path_factory.mktemp("paused"), lambda it: it.control.pause()
    )


@pytest.fixture
def paused(stored: RunFolder, tmp_path: Path) -> RunFolder:
    """A copy of a paused run, which a test may change."""
    return RunFolder(shutil.copytree(stored.path, tmp_path / "runs" / stored.path.name))


def arrays(run: RunFolder) -> list[np.ndarray]:
    return [host_copy(weight) for weight in TrainedModel(run.path).model.weights]


def test_pause_and_the_end_of_the_program_are_two_states(
    paused: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    assert [row.status for row in list_runs(paused.path.parent)] == ["paused"]
    ended = ended_early(images_folder, tmp_path / "ended", lambda it: it.control.end())
    assert [row.status for row in list_runs(ended.path.parent)] == ["interrupted"]


def test_a_paused_run_is_tested_and_kept_as_stopping_would_have_done(paused: RunFolder) -> None:
    before = arrays(paused)
    watched = Watched()
    lifecycle.keep(watched.job, paused.path)
    assert watched.of(RunEnded)[-1].outcome == "stopped"
    report = paused.report()
    assert report.classified.accuracy.test is not None
    (row,) = list_runs(paused.path.parent)
    assert (row.status, row.epochs) == ("stopped", report.epochs)
    for one, other in zip(before, arrays(paused), strict=True):
        np.testing.assert_array_equal(one, other)
    Watched().resume(paused)  # and it goes on to its planned end
    assert (paused.report().outcome, paused.report().epochs) == ("finished", EPOCHS)


def test_what_goes_on_after_it_was_kept_is_as_if_it_had_never_been(
    paused: RunFolder, tmp_path: Path
) -> None:
    other = RunFolder(shutil.copytree(paused.path, tmp_path / "other" / "run"))
    lifecycle.keep(Watched().job, paused.path)
    for run in (paused, other):
        Watched().resume(run)
    engine_runs.assert_same_weights(paused.last_model_file, other.last_model_file)


def test_a_paused_run_is_exported_and_stays_paused(paused: RunFolder, tmp_path: Path) -> None:
    watched = Watched()
    proof = export_run(watched.job, paused.path, tmp_path / "so-far.keras")
    assert proof.agrees
    assert "has not ended" in str(watched.of(Log)[0].sentence)
    assert [row.status for row in list_runs(paused.path.parent)] == ["paused"]
    assert not paused.model_file.exists()


def test_a_run_trained_longer_and_paused_is_asked_as_it_is_now(paused: RunFolder) -> None:
    """The model of its earlier end still lies there."""
    shutil.copy(paused.base_file, paused.model_file)
    assert open_trained(Watched().job, paused.path).classes


def test_an_edited_recipe_keeps_the_run_back_until_it_is_set_back(paused: RunFolder) -> None:
    trained = paused.recipe()
    recipes.write(replace(trained, seed=99), paused.recipe_file)
    with pytest.raises(RecipeEditedError, match="99"):
        lifecycle.keep(Watched().job, paused.path)
    assert not paused.has_report
    lifecycle.keep(Watched().job, paused.path, discard_edits=True)
    assert paused.report().outcome == "stopped"
    assert paused.recipe() == trained


def test_nothing_learned_and_already_ended_are_said(paused: RunFolder) -> None:
    lifecycle.keep(Watched().job, paused.path)
    with pytest.raises(InputError, match="has already ended"):
        lifecycle.keep(Watched().job, paused.path)
    paused.report_file.unlink()
    for file in (*paused.checkpoint_files(), paused.metrics_file):
        file.unlink()
    with pytest.raises(InputError, match="not learned anything yet"):
        lifecycle.keep(Watched().job, paused.path)
