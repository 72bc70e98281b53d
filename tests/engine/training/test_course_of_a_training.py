"""Stages, early stopping, the best epoch, stopping, and what the report says."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import small_disk
import small_network
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace

from studio.core.base.errors import InputError, WorkError
from studio.core.dataset.decode import load_pixels
from studio.core.recipes.recipe import Augment, Data, Model, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.wire.messages import (
    AnyEvent,
    Blocked,
    Changed,
    CheckpointSaved,
    Metrics,
    Phase,
    Progress,
    RunEnded,
    RunStarted,
    StageStarted,
)
from studio.engine.training import stage as stages
from studio.engine.training.kept_outputs import KeptOutputs

pytestmark = pytest.mark.engine

STILL = Model(backbone="LeNet-5", pooling="flatten", dense=(16,))


def rows(run: RunFolder) -> list[list[str]]:
    return [line.split(",") for line in run.metrics_file.read_text().splitlines()[1:]]


def validation_losses(run: RunFolder) -> dict[tuple[int, int], float]:
    return {(int(it[0]), int(it[1])): float(it[4]) for it in rows(run) if it[3] == "validation"}


def judged(run: RunFolder, file: Path) -> float:
    """Validation loss of a model file, by Keras."""
    dataset, parts = run.dataset()
    images = [dataset.file(dataset.images[i]) for i in parts.validation]
    pixels = np.stack([load_pixels(image, (32, 32), "rgb") for image in images]).astype("float32")
    model = keras.models.load_model(file, compile=False)
    losses = keras.losses.sparse_categorical_crossentropy(
        dataset.labels()[parts.validation], model(pixels, training=False)
    )
    return float(np.mean(np.asarray(losses)))


# --- a whole run ----------------------------------------------------------------------------


def test_a_finished_run_has_everything(finished_run: RunFolder) -> None:
    found = [entry.name for entry in finished_run.path.iterdir()]
    names = sorted(name for name in found if name != ".lock")
    assert names == [
        "changes.json",
        "checkpoints",
        "dataset.json",
        "events.log",
        "last.keras",
        "metrics.csv",
        "model.keras",
        "predictions.npy",
        "recipe.toml",
        "report.json",
        "trained.toml",
        "validation",
    ]
    assert not [file for file in finished_run.path.rglob("*") if file.name.endswith(".part")]
    (row,) = list_runs(finished_run.path.parent)
    assert (row.status, row.epochs) == ("finished", 2)


def test_the_log_of_a_run_tells_its_course_in_sentences(finished_run: RunFolder) -> None:
    log = (finished_run.path / "events.log").read_text(encoding="utf-8")
    said = [line.partition(" ")[2] for line in log.splitlines()]

    def place(begin: str) -> int:
        return next(at for at, line in enumerate(said) if line.startswith(begin))

    begins = (
        "Scanned 36 images in 3 classes.",
        "The test step of each stage passed.",
        "Training started: 2 epochs on 24 images; 6 for validation, 6 for testing.",
        "Stage 1, ",
        "Epoch 1 of 2: loss ",
        "Epoch 2 of 2: loss ",
        "Training finished after epoch 2 of 2.",
        "Tested on 6 images: accuracy ",
        "finished",
    )
    places = [place(begin) for begin in begins]
    assert places == sorted(places)
    # It is written while the second epoch trains, before that one's own.
    first = "Checkpoint saved after epoch 1, the best so far."
    assert place("Epoch 1 of 2") < place(first) < place("Checkpoint saved after epoch 2")
    assert said[-1] == "finished"  # read by who lists runs, as in every older log


def test_the_report_counts_and_judges(finished_run: RunFolder) -> None:
    report = finished_run.report()
    assert (report.outcome, report.epochs, report.refused) == ("finished", 2, 0)
    assert report.classified.classes == tiny_images.CLASSES
    assert (report.images.train, report.images.validation, report.images.test) == (24, 6, 6)
    assert report.classified.confusion_part == "test"
    confusion = np.array(report.classified.confusion)
    np.testing.assert_array_equal(confusion.sum(axis=1), [2, 2, 2])
    assert report.classified.accuracy.test == pytest.approx(np.trace(confusion) / 6)
    assert report.images_per_second > 0
    assert report.seconds["training"] > 0
    assert report.cut is None
    assert set(report.versions) == {"studio", "tensorflow", "keras", "numpy", "python"}
    assert report.classified.loss.validation == pytest.approx(
        judged(finished_run, finished_run.model_file), rel=1e-4
    )


def test_events_come_in_their_order(images_folder: Path, tmp_path: Path) -> None:
    watched = Watched()
    run = watched.train(tiny_images.two_stage_recipe(images_folder), tmp_path)
    (started,) = watched.of(RunStarted)
    assert (started.run, started.images, started.batches) == (str(run.path), (24, 6, 6), 5)
    assert (started.epochs, started.epochs_done, started.refused) == (4, 0, 0)
    first, second = watched.of(StageStarted)
    assert (first.name, first.epochs_before, second.name, second.epochs_before) == (
        "All",
        0,
        "Head",
        2,
    )
    assert first.trainable_parameters > second.trainable_parameters
    total = first.trainable_parameters + first.frozen_parameters
    assert second.trainable_parameters + second.frozen_parameters == total
    assert (first.frozen_layers, second.frozen_layers) == (0, 3)
    assert [it.epoch for it in watched.of(CheckpointSaved)] == [1, 2, 3, 4]
    (ended,) = watched.of(RunEnded)
    assert watched.events[-1] is ended
    assert ended.report == run.report()
    sent = [row for event in watched.of(Metrics) for row in event.rows]
    assert len(sent) == len(rows(run)) == 4 * (5 + 2)
    assert [(row.stage, row.epoch, row.batch) for row in sent] == [
        (int(it[0]), int(it[1]), int(it[2])) for it in rows(run)
    ]
    phases = list(dict.fromkeys(it.phase for it in watched.of(Progress)))
    assert phases[0] is Phase.SCANNING
    assert phases[-1] is Phase.TESTING


def test_layers_are_said_to_move_that_moved(images_folder: Path, tmp_path: Path) -> None:
    watched = Watched()
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(train=("head",), epochs=2),))
    watched.train(recipe, tmp_path)
    changes = watched.of(Changed)
    assert len(changes) == 2
    distances = dict(zip(changes[-1].layers, changes[-1].distance, strict=True))
    for name, distance in distances.items():
        assert (distance > 0) is name.startswith("head_")
    assert sum(changes[1].distance) > sum(changes[0].distance) > 0


def test_gray_images_and_odd_sizes(images_folder: Path, tmp_path: Path) -> None:
    data = Data(
        folder=str(images_folder), image_size=(33, 47), color="gray", validation=0.2, test=0
    )
    recipe = tiny_images.lenet_recipe(images_folder, data=data, stage=(Stage(epochs=1),))
    run = engine_runs.train(recipe, tmp_path)
    assert keras.models.load_model(run.model_file).input_shape == (None, 33, 47, 1)
    report = run.report()
    assert report.classified.accuracy.test is None
    assert report.classified.confusion_part == "validation"


def test_without_a_validation_part_the_last_epoch_is_kept(
    images_folder: Path, tmp_path: Path
) -> None:
    data = Data(folder=str(images_folder), image_size=(32, 32), validation=0, test=0, batch_size=8)
    recipe = tiny_images.lenet_recipe(images_folder, data=data)
    run = engine_runs.train(recipe, tmp_path)
    report = run.report()
    assert report.best is not None
    assert (report.best.epoch, report.classified.confusion_part) == (2, "train")
    assert report.classified.accuracy.validation is report.classified.accuracy.test is None
    engine_runs.assert_same_weights(run.model_file, run.last_model_file)


def test_relative_folders_start_at_the_recipe(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(Path(images_folder.name), stage=(Stage(epochs=1),))
    watched = Watched()
    from studio.engine.tasks import lifecycle

    run = lifecycle.train(watched.job, recipe, images_folder.parent, tmp_path)
    assert run.recipe().data.folder == str(images_folder)


def test_two_runs_of_one_recipe_are_bit_identical(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    again = engine_runs.train(tiny_images.lenet_recipe(images_folder), tmp_path)
    engine_runs.assert_same_weights(finished_run.model_file, again.model_file)
    assert engine_runs.metrics_without_seconds(again) == engine_runs.metrics_without_seconds(
        finished_run
    )
    other = engine_runs.train(tiny_images.lenet_recipe(images_folder, seed=8), tmp_path)
    with pytest.raises(AssertionError):
        engine_runs.assert_same_weights(finished_run.model_file, other.model_file)


@pytest.mark.parametrize("augment", [None, Augment(rotation=0.1, brightness=0.2)])
def test_the_number_of_batches_in_a_group_changes_no_bit(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, augment: Augment | None
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, augment=augment)
    recipe = replace(recipe, data=replace(recipe.data, batch_size=1))
    sizes: list[int] = []
    runs = []
    for size in (1, 16):

        def choose(training: stages.StageTraining, *_measured: object, size: int = size) -> None:
            training._groups_timed += 1
            training._group_size = size
            sizes.append(size)

        monkeypatch.setattr(stages.StageTraining, "_tune", choose)
        runs.append(engine_runs.train(recipe, tmp_path))
    assert sizes.count(16) < sizes.count(1)  # so they were groups
    engine_runs.assert_same_weights(runs[0].last_model_file, runs[1].last_model_file)
    assert engine_runs.metrics_without_seconds(runs[0]) == engine_runs.metrics_without_seconds(
        runs[1]
    )


# --- best epoch and early stopping ----------------------------------------------------------


def test_the_best_epoch_is_that_of_least_validation_loss(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(
        images_folder,
        model=STILL,
        stage=(
            Stage(name="Good", epochs=2),
            Stage(name="Spoil", train=("head",), epochs=2, optimizer="adam", learning_rate=5.0),
        ),
    )
    run = engine_runs.train(recipe, tmp_path)
    losses = validation_losses(run)
    least = min(losses, key=losses.__getitem__)
    best = run.report().best
    assert best is not None
    assert (best.stage, best.epoch) == least
    assert best.loss == losses[least]
    assert least != (2, 2)  # the spoiling worked, so that best and last differ
    assert judged(run, run.model_file) == pytest.approx(losses[least], rel=1e-4)
    assert judged(run, run.last_model_file) == pytest.approx(losses[2, 2], rel=1e-4)


def test_early_stopping_ends_a_stage_and_the_next_one_begins_anew(
    images_folder: Path, tmp_path: Path
) -> None:
    still = Stage(name="Still", epochs=9, optimizer="sgd", learning_rate=1e-12, early_stopping=2)
    recipe = tiny_images.lenet_recipe(
        images_folder, model=STILL, stage=(still, replace(still, name="Again", early_stopping=1))
    )
    watched = Watched()
    run = watched.train(recipe, tmp_path)
    assert sorted(validation_losses(run)) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    report = run.report()
    assert (report.outcome, report.epochs) == ("finished", 5)


def test_early_stopping_does_not_end_a_stage_that_gets_better(
    images_folder: Path, tmp_path: Path
) -> None:
    stage = Stage(epochs=3, optimizer="sgd", learning_rate=1e-4, early_stopping=1)
    run = engine_runs.train(
        tiny_images.lenet_recipe(images_folder, model=STILL, stage=(stage,)), tmp_path
    )
    assert len(validation_losses(run)) == 3


# --- stopping -------------------------------------------------------------------------------


def when(is_it: Callable[[AnyEvent], bool], act: Callable[[], None]) -> Callable[[AnyEvent], None]:
    def look(event: AnyEvent) -> None:
        if is_it(event):
            act()

    return look


def test_stopping_in_the_middle_keeps_the_best_and_the_last(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=50),))
    watched = Watched()
    watched.on_event = when(
        lambda it: isinstance(it, CheckpointSaved) and it.epoch >= 2, watched.control.stop
    )
    run = watched.train(recipe, tmp_path)
    report = run.report()
    assert report.outcome == "stopped"
    assert 2 <= report.epochs < 50
    assert watched.of(RunEnded)[-1].outcome == "stopped"
    losses = validation_losses(run)
    assert judged(run, run.model_file) == pytest.approx(min(losses.values()), rel=1e-4)
    assert run.last_model_file.exists()


def test_a_finished_run_is_over(finished_run: RunFolder) -> None:
    with pytest.raises(InputError, match="has trained all its epochs"):
        Watched().resume(finished_run)


def test_stopping_in_the_first_epoch_keeps_what_there_is(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "LONGEST_GROUP", 1)
    watched = Watched()
    watched.on_event = when(lambda it: isinstance(it, Metrics), watched.control.stop)
    run = watched.train(tiny_images.lenet_recipe(images_folder), tmp_path)
    report = run.report()
    assert (report.outcome, report.epochs, report.best) == ("stopped", 0, None)
    engine_runs.assert_same_weights(run.model_file, run.last_model_file)
    assert 0 < len(rows(run)) < 5


def test_a_stop_of_an_earlier_run_does_not_stop_the_next(
    images_folder: Path, tmp_path: Path
) -> None:
    watched = Watched()
    watched.control.stop()
    run = watched.train(tiny_images.lenet_recipe(images_folder), tmp_path)
    assert run.report().outcome == "finished"


@pytest.mark.parametrize("wish", ["stop", "pause"])
def test_ending_while_the_frozen_part_of_a_later_stage_is_computed_keeps_the_earlier(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    small_network.stand_in(monkeypatch)
    recipe = tiny_images.lenet_recipe(
        images_folder,
        model=small_network.NORMALISED,
        stage=(
            Stage(name="Last block", train=("head", "block3_*"), epochs=1),
            Stage(name="Head", train=("head",), epochs=1),
        ),
    )
    watched = Watched()
    act = watched.control.stop if wish == "stop" else watched.control.pause

    def second_stage(event: AnyEvent) -> bool:
        return isinstance(event, StageStarted) and event.stage == 2

    watched.on_event = when(second_stage, act)
    run = watched.train(recipe, tmp_path)
    assert watched.of(RunEnded)[-1].outcome == ("stopped" if wish == "stop" else "paused")
    if wish == "stop":
        assert run.report().epochs == 1
        return
    whole = engine_runs.train(recipe, tmp_path)
    watched.on_event = None
    watched.resume(run)
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)


def test_stages_with_the_same_frozen_part_compute_it_once(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[int] = []
    compute = KeptOutputs._compute

    def noted(kept: KeptOutputs, rows: np.ndarray, is_interrupted: Callable[[], bool]) -> None:
        computed.extend(rows.tolist())
        compute(kept, rows, is_interrupted)

    monkeypatch.setattr(KeptOutputs, "_compute", noted)
    head = Stage(name="Fast", train=("head",), epochs=1)
    stage = (head, replace(head, name="Slow", learning_rate=1e-5))
    watched = Watched()
    watched.train(tiny_images.lenet_recipe(images_folder, stage=stage), tmp_path)
    assert [it.cut is not None for it in watched.of(StageStarted)] == [True, True]
    assert sorted(computed) == list(range(36))


# --- failures -------------------------------------------------------------------------------


def test_a_diverging_training_is_one_sentence_and_stays_readable(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(
        images_folder,
        stage=(
            Stage(name="Calm", epochs=1),
            Stage(name="Wild", epochs=5, optimizer="sgd", learning_rate=100.0),
        ),
    )
    with pytest.raises(WorkError) as caught:
        engine_runs.train(recipe, tmp_path)
    sentence = str(caught.value)
    assert len(sentence.splitlines()) == 1
    for text in ("became NaN", "Wild", "100"):
        assert text in sentence
    (row,) = list_runs(tmp_path)
    assert row.status == "interrupted"


def test_a_network_that_breaks_in_its_last_step_is_not_called_finished(
    images_folder: Path, tmp_path: Path
) -> None:
    # One batch an epoch: the weights break in a step whose own loss was still a number.
    data = Data(folder=str(images_folder), image_size=(32, 32), validation=0.2, batch_size=64)
    stage = Stage(epochs=40, optimizer="sgd", learning_rate=100.0)
    recipe = tiny_images.lenet_recipe(images_folder, model=STILL, data=data, stage=(stage,))
    with pytest.raises(WorkError, match="became NaN"):
        engine_runs.train(recipe, tmp_path)
    (run,) = tmp_path.iterdir()
    assert rows(RunFolder(run))[-1][3] == "validation"


def test_nothing_is_written_before_everything_is_found_good(
    images_folder: Path, tmp_path: Path
) -> None:
    lenet = tiny_images.lenet_recipe(images_folder)
    wrong = [
        replace(lenet, stage=(Stage(train=("blok1_*",)),)),
        replace(lenet, model=Model(backbone="VGG61")),
        replace(lenet, model=Model(backbone="LeNet-5", features="nowhere")),
        replace(lenet, model=Model(backbone="LeNet-5", weights="imagenet")),
        replace(lenet, model=Model(backbone="LeNet-5", weights="missing.h5")),
        replace(
            lenet, model=Model(backbone="VGG16"), data=replace(lenet.data, image_size=(16, 16))
        ),
        replace(lenet, data=replace(lenet.data, folder="nowhere")),
    ]
    for recipe in wrong:
        with pytest.raises(InputError) as caught:
            engine_runs.train(recipe, tmp_path / "runs")
        assert len(str(caught.value).splitlines()) == 1
        assert not (tmp_path / "runs").exists()


def test_images_are_never_written_to(images_folder: Path, finished_run: RunFolder) -> None:
    assert finished_run.recipe().data.folder == str(images_folder)
    fresh = tiny_images.make_images(finished_run.path.parent.parent / "fresh-images")
    for file in fresh.rglob("*.png"):
        other = images_folder / file.relative_to(fresh)
        assert other.read_bytes() == file.read_bytes()
    assert sum(1 for _ in images_folder.rglob("*")) == sum(1 for _ in fresh.rglob("*"))


def test_a_disk_that_fills_up_holds_the_training_until_there_is_room(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished_run: RunFolder
) -> None:
    monkeypatch.setattr(stages, "ROOM_SECONDS", 0.05)
    with small_disk.mounted(tmp_path / "disk", "300m") as disk:
        watched = Watched()

        def fill_and_free(event: AnyEvent) -> None:
            if isinstance(event, StageStarted):
                small_disk.fill(disk)
            elif isinstance(event, Blocked):
                (disk / "filler").unlink(missing_ok=True)

        watched.on_event = fill_and_free
        run = watched.train(tiny_images.lenet_recipe(images_folder), disk)
        assert "disk is full" in str(watched.of(Blocked)[0].reason)
        assert run.report().outcome == "finished"
        engine_runs.assert_same_weights(run.model_file, finished_run.model_file)
        assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(
            finished_run
        )


def test_a_disk_that_stays_full_can_be_given_up(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "ROOM_SECONDS", 0.05)
    with small_disk.mounted(tmp_path / "disk", "300m") as disk:
        watched = Watched()

        def fill_and_leave(event: AnyEvent) -> None:
            if isinstance(event, StageStarted):
                small_disk.fill(disk)
            elif isinstance(event, Blocked):
                watched.control.pause()

        watched.on_event = fill_and_leave
        with contextlib.suppress(WorkError):  # there is no room for anything
            watched.train(tiny_images.lenet_recipe(images_folder), disk)
        assert not list(disk.glob("*/report.json"))
        assert not [file for file in disk.rglob("*") if ".part" in file.name]
