"""Predictions of single images: kept by a training, made on request, of files and of folders."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import REQUEST, Watched

from studio.core.base.errors import Cancelled, InputError
from studio.core.evaluation import kept
from studio.core.evaluation.rejection import NONE_OF_THESE
from studio.core.look.view import Checkpoint
from studio.core.metrics.file import read_metrics
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.engine import jobs
from studio.engine.networks.network import Network
from studio.engine.tasks import prediction
from studio.engine.tasks.classify.judging import judge_folder, judge_run
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.tasks.model_so_far import network_so_far
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine


@pytest.fixture
def run(finished_run: RunFolder, tmp_path: Path) -> RunFolder:
    return RunFolder(Path(shutil.copytree(finished_run.path, tmp_path / "run")))


def test_a_training_keeps_what_its_report_was_made_of(finished_run: RunFolder) -> None:
    found = kept.load(finished_run)
    assert found is not None
    report = finished_run.report().classified
    for part in found.parts:
        own = found.part(part)
        assert own.accuracy.share == report.accuracy.part(part)
        assert own.loss == report.loss.part(part)
        assert len(own) == finished_run.report().images.part(part)
    assert found.part("test").confusion.tolist() == [list(row) for row in report.confusion]


def test_each_row_is_what_the_saved_model_says_of_that_file(finished_run: RunFolder) -> None:
    found = kept.load(finished_run)
    assert found is not None
    test = found.part("test")
    files = [test.dataset.file(test.image(row)) for row in range(len(test))]
    said = predict_files(Watched().job, finished_run.path, files)
    np.testing.assert_allclose(test.probabilities, said.probabilities, atol=1e-6)
    assert [file.parent.name for file in files] == [test.classes[label] for label in test.labels]


def test_an_old_run_is_judged_on_request_and_only_once(run: RunFolder) -> None:
    before = kept.load(run)
    assert before is not None
    expected = np.array(before.predictions.probabilities)
    run.predictions_file.unlink()
    watched = Watched()
    jobs.perform(messages.Judge(str(run.path), request=REQUEST), watched.job)
    (judged,) = watched.of(messages.Judged)
    assert judged.file == str(run.predictions_file)
    again = kept.load(run)
    assert again is not None
    np.testing.assert_allclose(again.predictions.probabilities, expected, atol=1e-6)
    assert watched.of(messages.Progress)[-1].done == 36
    watched = Watched()
    jobs.perform(messages.Judge(str(run.path), request=REQUEST), watched.job)
    assert watched.of(messages.Progress) == []


def test_what_is_damaged_is_made_again(run: RunFolder) -> None:
    run.predictions_file.write_bytes(b"x")
    file, found = judge_run(Watched().job, run.path)
    assert file == run.predictions_file
    assert found.part("test").accuracy.share == run.report().classified.accuracy.test


def test_other_checkpoints_and_held_runs_are_kept_in_the_cache(
    run: RunFolder, own_folders: dict[str, Path]
) -> None:
    before = sorted(path.name for path in run.path.iterdir())
    start, found = judge_run(Watched().job, run.path, "start")
    assert start.is_relative_to(own_folders["cache"])
    assert kept.find(run, "start") == start
    assert sorted(path.name for path in run.path.iterdir()) == before
    assert found.part("test").loss > run.report().classified.loss.test  # type: ignore[operator]
    run.predictions_file.unlink()
    run.report_file.unlink()  # it has not ended
    best, _ = judge_run(Watched().job, run.path)
    assert best.is_relative_to(own_folders["cache"])
    assert not run.predictions_file.exists()


def test_a_run_that_cannot_be_written_into(
    run: RunFolder, own_folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.core.base.errors import WorkError

    run.predictions_file.unlink()

    def refuse(*_: object) -> None:
        raise WorkError("read-only")

    monkeypatch.setattr(RunFolder, "held", refuse)
    file, _ = judge_run(Watched().job, run.path)
    assert file.is_relative_to(own_folders["cache"])


def test_judging_can_be_given_up_and_leaves_nothing(run: RunFolder) -> None:
    run.predictions_file.unlink()
    watched = Watched()
    watched.control.cancel(REQUEST)
    with pytest.raises(Cancelled):
        judge_run(watched.job, run.path)
    assert not run.predictions_file.exists()
    assert list(kept.cache_folder().glob("*")) == []


def test_a_folder_with_fewer_classes_keeps_the_models_places(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    folder = tiny_images.make_images(tmp_path / "some", ("red", "blue"), 3)
    judged = judge_folder(Watched().job, TrainedModel(finished_run.path), folder)
    confusion = judged.part(judged.main_part).confusion
    np.testing.assert_array_equal(confusion, [[3, 0, 0], [0, 0, 0], [0, 0, 3]])


def test_folders_that_do_not_fit(finished_run: RunFolder, tmp_path: Path) -> None:
    trained = TrainedModel(finished_run.path)
    strange = tiny_images.make_images(tmp_path / "strange", ("red", "violet"), 1)
    with pytest.raises(InputError, match=r"violet.*Known: blue, green, red"):
        judge_folder(Watched().job, trained, strange)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no readable images"):
        judge_folder(Watched().job, trained, tmp_path / "empty")


def test_the_engine_answers_with_the_suggested_threshold(
    finished_run: RunFolder, images_folder: Path
) -> None:
    watched = Watched()
    file = str(images_folder / "red" / "00.png")
    ask = messages.Predict(str(finished_run.path), (file,), request=REQUEST)
    jobs.perform(ask, watched.job)
    (said,) = watched.of(messages.Predicted)
    assert said.classes[int(said.probabilities[0].argmax())] == "red"
    assert said.threshold == kept.suggested_threshold(finished_run)
    assert said.threshold is not None


def test_a_model_stays_open_for_the_next_question(
    run: RunFolder, images_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    load = prediction.load_model

    def noted(file: Path) -> keras.Model:
        opened.append(file)
        return load(file)

    monkeypatch.setattr(prediction, "load_model", noted)
    job = Watched().job
    files = [images_folder / "red" / "00.png"]
    first = predict_files(job, run.path, files).probabilities
    second = predict_files(job, run.path, files).probabilities
    np.testing.assert_array_equal(first, second)
    assert len(opened) == 1
    shutil.copy(run.last_model_file, run.model_file)  # other weights
    predict_files(job, run.path, files)
    assert len(opened) == 2


def test_a_folder_becomes_a_table(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("x")
    table = tmp_path / "out.csv"
    paths = (str(images_folder / "red"), str(tmp_path / "in"))
    ask = messages.Tabulate(str(finished_run.path), paths, str(table), 0.9999, request=REQUEST)
    watched = Watched()
    jobs.perform(ask, watched.job)
    (done,) = watched.of(messages.Tabulated)
    assert (done.images, done.refused_count) == (12, 1)
    assert list(done.refused) == [str(tmp_path / "in" / "notes.txt")]
    rows = list(csv.DictReader(table.open(newline="", encoding="utf-8")))
    assert len(rows) == 12
    for row in rows:
        best = max(float(row[name]) for name in tiny_images.CLASSES)
        assert row["predicted"] == ("red" if best >= 0.9999 else NONE_OF_THESE)


def test_a_table_that_is_given_up_leaves_nothing(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    watched = Watched()
    watched.control.cancel(REQUEST)
    ask = messages.Tabulate(
        str(finished_run.path), (str(images_folder),), str(tmp_path / "t.csv"), request=REQUEST
    )
    with pytest.raises(Cancelled):
        jobs.perform(ask, watched.job)
    assert list(tmp_path.iterdir()) == []


def test_an_epoch_is_judged_on_one_part_in_one_network(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Oracle: accuracy and loss that the training itself measured after that epoch."""
    opened: list[Checkpoint] = []

    def noted(
        folder: RunFolder, recipe: Recipe, classes: tuple[str, ...], wanted: Checkpoint
    ) -> Network:
        opened.append(wanted)
        return network_so_far(folder, recipe, classes, wanted)

    monkeypatch.setattr(prediction, "network_so_far", noted)
    watched, series = Watched(), read_metrics(run.metrics_file)
    for epoch in (1, 2):
        file, found = judge_run(watched.job, run.path, epoch, "validation")
        assert file.parent == kept.cache_folder()
        assert found.parts == ("validation",)
        part = found.part("validation")
        measured = series.validation.figures(epoch - 1)
        assert part.accuracy.share == pytest.approx(measured["accuracy"])
        assert part.loss == pytest.approx(measured["loss"], rel=1e-4)
        assert kept.find(run, epoch, "validation") == file
        assert kept.find(run, epoch) is None
    assert opened == [1]
    best = run.report().best
    assert best is not None
    _, whole = judge_run(watched.job, run.path, best.epoch)
    expected = kept.load(run)
    assert expected is not None
    assert whole.parts == expected.parts
    np.testing.assert_allclose(
        whole.predictions.probabilities, expected.predictions.probabilities, atol=1e-6
    )
    with pytest.raises(InputError, match="did not keep epoch 9"):
        judge_run(watched.job, run.path, 9, "validation")
