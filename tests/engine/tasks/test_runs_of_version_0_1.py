"""Runs that were written before there was more than one task open, resume and export as they did.

stored/version_0_1.zip was written by that version: a finished run, and the same one paused in the
middle of its second epoch, with their images.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import engine_runs
import numpy as np
import pytest
from engine_runs import Watched

from studio.core.metrics import read_metrics
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import summary
from studio.engine.export import export_run
from studio.engine.tasks.classify.judging import judge_run

pytestmark = pytest.mark.engine

STORED = Path(__file__).with_name("stored") / "version_0_1.zip"


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Unpack the stored runs where their images are found."""
    with zipfile.ZipFile(STORED) as archive:
        archive.extractall(tmp_path)
    for file in (*tmp_path.glob("*/*.toml"), *tmp_path.glob("*/*.json")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("@IMAGES@", str(tmp_path / "images")), encoding="utf-8")
    return tmp_path


def test_a_paused_run_ends_as_the_one_that_was_never_cut(runs: Path) -> None:
    paused, whole = RunFolder(runs / "paused"), RunFolder(runs / "finished")
    line = summary(paused)
    assert (line.status, line.epochs, line.part) == ("paused", 1, "validation")
    Watched().resume(paused)
    found, expected = (engine_runs.weights(run.last_model_file) for run in (paused, whole))
    assert list(found) == list(expected)
    for name, values in expected.items():  # another processor may round otherwise
        ours, theirs = found[name].astype(np.float64), values.astype(np.float64)
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-6)
    series, wanted = (read_metrics(run.metrics_file) for run in (paused, whole))
    for key in ("loss", "accuracy"):
        for track in ("batches", "train_epochs", "validation"):
            values = getattr(series, track).values(key)
            np.testing.assert_allclose(values, getattr(wanted, track).values(key), rtol=1e-4)
    lines = [len(run.metrics_file.read_text().splitlines()) for run in (paused, whole)]
    assert lines[0] == lines[1]


def test_a_finished_run_opens_and_is_exported(runs: Path, tmp_path: Path) -> None:
    run = RunFolder(runs / "finished")
    stored = json.loads((run.path / "report.json").read_text())
    report = run.report()
    assert "task" not in stored
    assert report.classified.accuracy.test == stored["accuracy"]["test"]
    assert report.classified.confusion == tuple(map(tuple, stored["confusion"]))
    line = summary(run)
    assert (line.status, line.value) == ("finished", stored["accuracy"]["test"])
    file, judged = judge_run(Watched().job, run.path)
    assert file == run.predictions_file  # old runs have none
    assert judged.part("test").accuracy.share == stored["accuracy"]["test"]
    assert judged.part("train").loss == pytest.approx(stored["loss"]["train"], rel=1e-4)
    assert export_run(Watched().job, run.path, tmp_path / "old.h5").agrees


def test_a_finished_run_is_trained_longer(runs: Path) -> None:
    from studio.engine.tasks import lifecycle
    from studio.engine.tasks.changes import Changes

    run = RunFolder(runs / "finished")
    lifecycle.resume(Watched().job, run.path, Changes(more_epochs=1))
    assert run.report().epochs == 5
