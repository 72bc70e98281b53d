"""The figures of runs as TensorBoard reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from engine_runs import Watched
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from studio.cli.main import main
from studio.core.base.errors import InputError
from studio.core.metrics import read_metrics
from studio.core.runs.run_folder import RunFolder
from studio.engine.export.event_files import write_events

pytestmark = pytest.mark.engine


def scalars(folder: Path) -> dict[str, list[tuple[int, float]]]:
    """Every curve that TensorBoard finds in a folder."""
    found = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    found.Reload()
    return {
        tag: [(event.step, event.value) for event in found.Scalars(tag)]
        for tag in found.Tags()["scalars"]
    }


def test_tensorboard_reads_every_figure_of_a_run(finished_run: RunFolder, tmp_path: Path) -> None:
    (place,) = write_events(Watched().job, [finished_run.path], tmp_path / "events")
    series = read_metrics(finished_run.metrics_file)
    train, validation = scalars(place / "train"), scalars(place / "validation")
    for key in ("loss", "accuracy"):
        for found, track in ((train, series.train_epochs), (validation, series.validation)):
            steps, values = zip(*found[f"epoch_{key}"], strict=True)
            assert steps == (1, 2)
            assert np.array(values) == pytest.approx(track.values(key), rel=1e-6)
        steps, values = zip(*train[f"batch_{key}"], strict=True)
        assert steps == tuple(range(1, len(series.batches) + 1))
        assert np.array(values) == pytest.approx(series.batches.values(key), rel=1e-6)
    assert len(train["learning_rate"]) == len(series.batches)
    assert not [tag for tag in validation if tag.startswith(("batch", "learning"))]


def test_the_recipe_is_among_its_texts_and_times_are_those_of_the_run(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    (place,) = write_events(Watched().job, [finished_run.path], tmp_path)
    found = EventAccumulator(str(place / "train"))
    found.Reload()
    (tag,) = found.Tags()["tensors"]
    assert tag.startswith("recipe")
    times = [event.wall_time for event in found.Scalars("batch_loss")]
    assert times == sorted(times)
    assert times[-1] <= finished_run.metrics_file.stat().st_mtime + 1


def test_what_was_written_before_is_replaced_and_other_files_are_not(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    for _ in range(2):
        (place,) = write_events(Watched().job, [finished_run.path], tmp_path)
    assert len(list((place / "train").iterdir())) == 1
    (place / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="holds other files"):
        write_events(Watched().job, [finished_run.path], tmp_path)
    assert (place / "notes.txt").read_text() == "mine"


def test_nothing_is_written_among_the_images(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    before = sorted(images_folder.rglob("*"))
    link = tmp_path / "link"
    link.symlink_to(images_folder)
    for folder in (images_folder, images_folder / "red" / "events", link):
        with pytest.raises(InputError, match="where each folder is a class"):
            write_events(Watched().job, [finished_run.path], folder)
    assert sorted(images_folder.rglob("*")) == before


def test_two_runs_of_one_name_do_not_replace_each_other(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    other = tmp_path / "other" / finished_run.path.name
    shutil.copytree(finished_run.path, other)
    with pytest.raises(InputError, match="the same name"):
        write_events(Watched().job, [finished_run.path, other], tmp_path / "events")
    assert not (tmp_path / "events").exists()


def test_a_run_without_figures_leaves_nothing(finished_run: RunFolder, tmp_path: Path) -> None:
    copy = tmp_path / "run"
    shutil.copytree(finished_run.path, copy)
    header = (copy / "metrics.csv").read_text().splitlines()[0]
    (copy / "metrics.csv").write_text(f"{header}\n")
    with pytest.raises(InputError, match="has no figures yet"):
        write_events(Watched().job, [copy], tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_the_command_takes_runs_and_folders_of_runs(
    finished_run: RunFolder, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "events"
    assert main(["tensorboard", str(finished_run.path.parent), "--out", str(out)]) == 0
    assert capfd.readouterr().out.strip() == str(out / finished_run.path.name)
    assert scalars(out / finished_run.path.name / "train")
    assert main(["tensorboard", str(tmp_path), "--out", str(out)]) == 2
    assert "is no run and contains none" in capfd.readouterr().err
