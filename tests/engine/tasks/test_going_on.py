"""Runs that go on otherwise than they began: longer, slower, in smaller batches, or elsewhere."""

import random
import shutil
import time
from pathlib import Path

import engine_runs
import msgspec
import numpy as np
import pytest
import tiny_images
from engine_process import HELD_EPOCHS, HOLD, EngineProcess
from engine_runs import Watched, after_epoch
from msgspec.structs import replace

from studio.core.base.errors import InputError, NotANumberError, RecipeEditedError
from studio.core.metrics import read_metrics
from studio.core.metrics.report import BestEpoch
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.wire import messages
from studio.core.wire.messages import (
    CheckpointSaved,
    Failed,
    Forecast,
    Metrics,
    RunEnded,
    RunStarted,
)
from studio.engine.export import export_run
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes, changed
from studio.engine.tasks.classify.judging import judge_run
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.training.position import Position

pytestmark = pytest.mark.engine


def recipe_of(images: Path, epochs: int, **changes: object) -> Recipe:
    return tiny_images.lenet_recipe(images, stage=(Stage(epochs=epochs, **changes),))  # type: ignore[arg-type]


def test_a_checkpoint_names_its_position_as_checkpoints_always_did() -> None:
    stored = msgspec.json.decode(
        msgspec.json.encode(Position(epochs_without_improvement=3, epochs_done=20))
    )
    assert (stored["waited"], stored["last_epochs"]) == (3, 20)


def go_on(run: RunFolder, **changes: float) -> Watched:
    watched = Watched()
    lifecycle.resume(watched.job, run.path, Changes(**changes))  # type: ignore[arg-type]
    return watched


def paused(recipe: Recipe, runs: Path) -> RunFolder:
    """A run that was paused after its first epoch."""
    watched = Watched()
    watched.on_event = after_epoch(watched.control.pause)
    run = watched.train(recipe, runs)
    assert watched.of(RunEnded)[-1].outcome == "paused"
    assert read_metrics(run.metrics_file).epoch_count == 1
    return run


def copy_of(run: RunFolder, place: Path) -> RunFolder:
    return RunFolder(Path(shutil.copytree(run.path, place)))


@pytest.fixture(scope="module")
def paused_run(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """Paused after the first of two epochs; tests must not change it."""
    return paused(recipe_of(images_folder, 2), tmp_path_factory.mktemp("paused"))


@pytest.fixture(scope="module")
def four_epochs(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """What `finished_run` is after two epochs more; tests must not change it."""
    return engine_runs.train(recipe_of(images_folder, 4), tmp_path_factory.mktemp("four"))


# --- longer ---------------------------------------------------------------------------------


def test_a_finished_run_trained_longer_is_as_if_it_had_been_planned_so(
    finished_run: RunFolder, four_epochs: RunFolder, tmp_path: Path
) -> None:
    run = copy_of(finished_run, tmp_path / "run")
    watched = go_on(run, more_epochs=2)
    assert watched.of(RunStarted)[0].epochs_done == 2
    assert run.recipe().epochs == 4
    assert run.report().epochs == 4
    engine_runs.assert_same_weights(run.last_model_file, four_epochs.last_model_file)
    engine_runs.assert_same_weights(run.model_file, four_epochs.model_file)
    whole = engine_runs.metrics_without_seconds(four_epochs)
    assert engine_runs.metrics_without_seconds(run) == whole


def test_a_stopped_run_goes_on_to_its_planned_end(images_folder: Path, tmp_path: Path) -> None:
    watched = Watched()
    watched.on_event = after_epoch(watched.control.stop)
    run = watched.train(recipe_of(images_folder, 6), tmp_path / "runs")
    assert run.report().outcome == "stopped"
    assert run.report().epochs == 1
    go_on(run)
    assert run.report().outcome == "finished"
    assert read_metrics(run.metrics_file).epoch_count == 6


def test_a_stage_that_ended_early_goes_on_from_there() -> None:
    recipe = recipe_of(Path("/images"), 50, early_stopping=3)
    position = Position(epoch=20, epochs_without_improvement=3, epochs_done=20)
    longer, after = changed(recipe, position, Changes(more_epochs=5))
    assert longer.epochs == 25
    assert after.epochs_without_improvement == 0
    longer, _ = changed(
        recipe, replace(position, epochs_without_improvement=1), Changes(more_epochs=5)
    )
    assert longer.epochs == 55


def test_a_stopped_run_can_be_asked_for_fewer_epochs_than_were_planned() -> None:
    recipe = recipe_of(Path("/images"), 50)
    second = replace(recipe.stage[0], name="Second", epochs=10)
    recipe = replace(recipe, stage=(*recipe.stage, second))
    stopped = Position(epoch=20, epochs_done=20)  # 30 and 10 are left
    for more, plan in ((0, [50, 10]), (-5, [50, 5]), (-10, [50]), (-35, [25]), (-39, [21])):
        shorter, _ = changed(recipe, stopped, Changes(more_epochs=more))
        assert [stage.epochs for stage in shorter.stage] == plan
    with pytest.raises(InputError, match="-40, allowed: -39 or more"):
        changed(recipe, stopped, Changes(more_epochs=-40))
    in_second = Position(stage=1, epoch=3, epochs_done=53)
    shorter, _ = changed(recipe, in_second, Changes(more_epochs=-6))
    assert [stage.epochs for stage in shorter.stage] == [50, 4]


# --- edited by hand -------------------------------------------------------------------------


def test_a_recipe_that_was_edited_by_hand_is_refused_until_the_edits_are_taken_back(
    paused_run: RunFolder, tmp_path: Path
) -> None:
    run = copy_of(paused_run, tmp_path / "run")
    trained = run.recipe()
    edited = replace(trained, seed=99, data=replace(trained.data, batch_size=3))
    recipes.write(replace(edited, name="Renamed"), run.recipe_file)
    with pytest.raises(RecipeEditedError) as caught:
        go_on(run)
    assert f"seed {trained.seed} → 99" in str(caught.value)
    assert f"data.batch_size {trained.data.batch_size} → 3" in str(caught.value)
    assert not run.has_report
    go_on(run, discard_edits=True)
    assert run.report().outcome == "finished"
    assert run.recipe() == trained
    run.trained_file.unlink()  # as runs of earlier versions are
    go_on(run, more_epochs=1)
    assert run.report().epochs == 3


# --- slower, in smaller batches -------------------------------------------------------------


def test_a_diverged_run_goes_on_with_a_lower_rate(images_folder: Path, tmp_path: Path) -> None:
    calm = Stage(name="Calm", epochs=1)
    wild = Stage(name="Wild", epochs=2, optimizer="sgd", learning_rate=100.0)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(calm, wild))
    with pytest.raises(NotANumberError):
        engine_runs.train(recipe, tmp_path)
    (row,) = list_runs(tmp_path)
    assert row.status == "interrupted"
    run = RunFolder(Path(row.path))
    watched = go_on(run, rate_factor=1e-4)
    assert watched.of(RunStarted)[0].epochs_done >= 1
    assert [stage.learning_rate for stage in run.recipe().stage] == [1e-3, 0.01]
    assert run.report().outcome == "finished"
    assert all(
        np.isfinite(row.figures["loss"]) for event in watched.of(Metrics) for row in event.rows
    )


@pytest.mark.parametrize("wreck", [["nan"], ["1e9"] * 10])
def test_a_diverged_run_goes_on_from_its_best_epoch_not_from_the_wreck(
    images_folder: Path, tmp_path: Path, wreck: list[str]
) -> None:
    """Weights that were saved on the way down are finite and useless."""
    run = engine_runs.train(recipe_of(images_folder, 3), tmp_path)
    _spoil_last_checkpoint(run)
    with run.metrics_file.open("a", encoding="utf-8") as file:
        for batch, loss in enumerate(wreck, 1):
            file.write(f"1,4,{batch},train,{loss},0.0,1.0,99.0\n")
    watched = go_on(run, more_epochs=2, rate_factor=0.1)
    first = watched.of(Metrics)[0].rows[0]
    assert first.figures["loss"] < 10
    assert any("best epoch" in str(log.sentence) for log in watched.of(messages.Log))
    assert run.report().outcome == "finished"
    assert read_metrics(run.metrics_file).epoch_count == 5


def test_a_run_whose_best_weights_are_lost_comes_to_an_end_all_the_same(
    paused_run: RunFolder, tmp_path: Path
) -> None:
    """As in a copy that was made while the run trained: its best epoch was replaced meanwhile."""
    run = copy_of(paused_run, tmp_path / "copy")
    _lose_best(run, BestEpoch(1, 0, 0.0))  # which no later epoch can beat
    watched = go_on(run)
    assert any("missing or damaged" in str(log.sentence) for log in watched.of(messages.Log))
    report = run.report()
    assert report.outcome == "finished"
    assert report.best is not None
    assert report.best.loss > 0
    model = run.model_file.read_bytes()
    _lose_best(run, BestEpoch(1, 1, 0.0))
    with pytest.raises(InputError, match="weights of its best epoch are missing or damaged"):
        go_on(run, more_epochs=1)
    assert run.model_file.read_bytes() == model
    _lose_best(run, BestEpoch(1, 2, 0.0))  # the epoch of the checkpoint itself
    go_on(run, more_epochs=1)
    best = run.report().best
    assert best is not None
    assert best.epoch == 2


def _lose_best(run: RunFolder, best: BestEpoch) -> None:
    """Let the newest checkpoint name a best epoch, and no file hold its weights."""
    for file in run.checkpoints.glob("best-*"):
        file.unlink()
    newest = max(run.checkpoints.glob("at-*.npz"))
    with np.load(newest) as archive:
        arrays = {name: archive[name] for name in archive.files}
    position = msgspec.json.decode(arrays["position"].tobytes(), type=Position)
    content = msgspec.json.encode(replace(position, best=best))
    np.savez(newest, **arrays | {"position": np.frombuffer(content, np.uint8)})


def _spoil_last_checkpoint(run: RunFolder) -> None:
    """Leave weights as of a training that is about to overflow, and not the best ones."""
    newest = max(run.checkpoints.glob("at-*.npz"))
    with np.load(newest) as archive:
        arrays = {name: archive[name] for name in archive.files}
    position = msgspec.json.decode(arrays["position"].tobytes(), type=Position)
    assert position.best is not None
    (kept,) = run.checkpoints.glob("best-*.npz")
    earlier = replace(position.best, epoch=1)
    kept.rename(kept.with_name(f"best-{earlier.stage:03d}-{earlier.epoch:06d}.npz"))
    for name, array in arrays.items():
        if name.startswith("model/") and array.dtype == np.float32:
            arrays[name] = array * 1e6
    content = msgspec.json.encode(replace(position, best=earlier))
    np.savez(newest, **arrays | {"position": np.frombuffer(content, np.uint8)})


def test_a_run_goes_on_with_half_the_batch(images_folder: Path, tmp_path: Path) -> None:
    data = replace(recipe_of(images_folder, 3).data, batch_size=8)
    run = paused(replace(recipe_of(images_folder, 3), data=data), tmp_path)
    watched = go_on(run, batch_size=4)
    assert watched.of(RunStarted)[0].batches == 6
    assert run.recipe().data.batch_size == 4
    assert run.report().epochs == 3
    series = read_metrics(run.metrics_file)
    assert len(series.batches) == 3 + 6 + 6


# --- cut off before anything was saved ------------------------------------------------------


@pytest.fixture(scope="module")
def early(paused_run: RunFolder, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """As after kill -9 in the first epoch: a base, some rows, no checkpoint."""
    run = copy_of(paused_run, tmp_path_factory.mktemp("early") / "run")
    for file in (*run.checkpoints.glob("at-*"), *run.checkpoints.glob("best-*")):
        file.unlink()
    log = run.path / "events.log"
    said = log.read_text().splitlines(keepends=True)
    assert said[-1].endswith("paused\n")  # which a killed one has no time to say
    log.write_text("".join(said[:-1]))
    return run


@pytest.fixture
def copy(early: RunFolder, tmp_path: Path) -> RunFolder:
    return copy_of(early, tmp_path / "runs" / "copy")


def test_it_begins_anew_in_its_folder(copy: RunFolder, finished_run: RunFolder) -> None:
    (row,) = list_runs(copy.path.parent)
    assert row.status == "interrupted"
    watched = go_on(copy)
    assert watched.of(RunStarted)[0].epochs_done == 0
    engine_runs.assert_same_weights(copy.last_model_file, finished_run.last_model_file)
    whole = engine_runs.metrics_without_seconds(finished_run)
    assert engine_runs.metrics_without_seconds(copy) == whole


def test_damaged_checkpoints_are_not_taken_for_none(copy: RunFolder) -> None:
    (copy.checkpoints / "at-000-000001-00000000.npz").write_bytes(b"damaged")
    before = copy.metrics_file.read_bytes()
    with pytest.raises(InputError, match="no intact checkpoint"):
        go_on(copy)
    assert copy.metrics_file.read_bytes() == before


def test_a_finished_run_without_checkpoints_is_not_begun_anew(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    run = copy_of(finished_run, tmp_path / "run")
    shutil.rmtree(run.checkpoints)
    model = run.model_file.read_bytes()
    with pytest.raises(InputError, match="no intact checkpoint"):
        go_on(run, more_epochs=1)
    assert run.model_file.read_bytes() == model
    assert run.has_report


# --- one program at a time ------------------------------------------------------------------


def test_two_programs_never_train_one_run(images_folder: Path, tmp_path: Path) -> None:
    run = paused(recipe_of(images_folder, 100_000), tmp_path / "runs")
    with EngineProcess(tmp_path / "log.txt") as engine:
        engine.send(messages.Resume(str(run.path), request=1))
        engine.wait_for(Metrics, 1)
        assert [row.status for row in list_runs(tmp_path / "runs")] == ["running"]
        with pytest.raises(InputError, match="is being trained by another program"):
            go_on(run)
        with EngineProcess(tmp_path / "other.txt") as other:
            other.send(messages.Resume(str(run.path), request=2))
            failed = other.wait_for(Failed, 2)
            assert failed.kind == "input"
            assert "is being trained by another program" in str(failed.sentence)
        engine.process.kill()
        engine.process.wait(60)
    assert [row.status for row in list_runs(tmp_path / "runs")] == ["interrupted"]
    watched = Watched()
    watched.on_event = after_epoch(watched.control.stop)
    watched.resume(run)
    assert run.report().outcome == "stopped"
    assert not run.is_held


def test_a_paused_run_goes_on_in_another_process(images_folder: Path, tmp_path: Path) -> None:
    """The process of the first engine is gone, as after a restart of the computer."""
    recipe = recipe_of(images_folder, HELD_EPOCHS)
    program = f"{HOLD}from studio.engine.server import main\nmain()"
    with EngineProcess(tmp_path / "log.txt", program) as engine:
        engine.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=1))
        engine.wait_for(CheckpointSaved, 1)
        engine.send(messages.Pause())
        ended = engine.wait_for(RunEnded, 1)
        assert ended.outcome == "paused"
        assert [row.status for row in list_runs(tmp_path / "runs")] == ["paused"]
        engine.send(messages.Shutdown())
        assert engine.wait_for_end() == 0
    with EngineProcess(tmp_path / "log.txt") as engine:
        engine.send(messages.Resume(ended.run, request=2))
        assert engine.wait_for(RunStarted, 2).epochs_done == 1
        assert engine.wait_for(RunEnded, 2).outcome == "finished"
    run = RunFolder(Path(ended.run))
    whole = engine_runs.train(recipe, tmp_path / "whole")
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)


# --- elsewhere ------------------------------------------------------------------------------


def test_a_copied_run_is_as_good_as_the_first(
    images_folder: Path, finished_run: RunFolder, four_epochs: RunFolder, tmp_path: Path
) -> None:
    first = copy_of(finished_run, tmp_path / "here" / "runs" / "run")
    images = sorted(images_folder.glob("*/00.png"))
    probabilities = predict_files(Watched().job, first.path, images).probabilities
    accuracy = first.report().classified.accuracy.test
    run = RunFolder(tmp_path / "other disk" / "größer" / "copy")
    run.path.parent.mkdir(parents=True)
    shutil.copytree(first.path, run.path)
    shutil.rmtree(tmp_path / "here")
    assert [row.status for row in list_runs(run.path.parent)] == ["finished"]
    assert judge_run(Watched().job, run.path)[1].part("test").accuracy.share == accuracy
    np.testing.assert_array_equal(
        predict_files(Watched().job, run.path, images).probabilities, probabilities
    )
    assert export_run(Watched().job, run.path, tmp_path / "model.keras").agrees
    go_on(run, more_epochs=2)
    engine_runs.assert_same_weights(run.last_model_file, four_epochs.last_model_file)
    assert not (tmp_path / "here").exists()


# --- clocks ---------------------------------------------------------------------------------


def test_a_clock_that_jumps_does_no_harm(
    images_folder: Path, four_epochs: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody sets the clock, again and again, by up to three days."""
    numbers, now = random.Random(5), time.time
    monkeypatch.setattr(time, "time", lambda: now() + numbers.uniform(-3e5, 3e5))
    began = time.monotonic()
    run = paused(recipe_of(images_folder, 4), tmp_path / "runs")
    watched = go_on(run)
    spent = time.monotonic() - began
    monkeypatch.undo()
    engine_runs.assert_same_weights(run.last_model_file, four_epochs.last_model_file)
    report = run.report()
    assert all(0 <= seconds <= spent for seconds in report.seconds.values())
    assert report.images_per_second > 0
    seconds = read_metrics(run.metrics_file).batches.values("seconds")
    assert (np.diff(seconds) >= 0).all()
    assert 0 <= seconds[0] <= seconds[-1] <= spent
    assert all(0 <= event.seconds < 3600 for event in watched.of(Forecast))
    left = [event.seconds_left for event in watched.of(Metrics)]
    assert all(np.isnan(one) or 0 <= one < 3600 for one in left)
