"""A batch that two devices share is learned from as one device does, up to rounding."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import engine_runs
import numpy as np
import pytest
from engine_runs import Watched

from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Log, RunStarted

pytestmark = [pytest.mark.engine, pytest.mark.timeout(900)]

SCRIPT = Path(__file__).with_name("two_devices.py")
TESTS = SCRIPT.parents[2]

ROUNDING = {"mixed": 2e-2, "statistics": 1e-4, "variational": 2e-3}
"""Relative and absolute; 1e-6 elsewhere. bfloat16 has three digits; the spread of a few values that
are almost alike, and the divergence of a code that is almost none, make rounding larger."""


def carry_out(*command: str | Path, is_killed: bool = False) -> None:
    """Run the script to its end."""
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    found = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, command)],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=800,
    )
    assert found.returncode == (-signal.SIGKILL if is_killed else 0), found.stderr[-4000:]


@pytest.fixture(scope="module")
def steps(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one device and two find in twenty steps, by the name of the recipe."""
    folder = tmp_path_factory.mktemp("steps")
    carry_out("compare", images_folder, folder)
    found: dict[str, Any] = json.loads((folder / "steps.json").read_text())
    return found


@pytest.mark.parametrize(
    "name",
    [
        "chance",
        "blends",
        "statistics",
        "kept",
        "folded",
        "adam",
        "mixed",
        "cleaning",
        "variational",
        "gan",
    ],
)
def test_every_figure_of_every_batch_is_that_of_one_device(
    steps: dict[str, Any], name: str
) -> None:
    """Batches of 5 are shared as 2 and 3, the last as 2 and 2; of "blends" it has one image."""
    one, two = steps[name]
    assert len(one["figures"]) == {"blends": 8, "statistics": 12}.get(name, 20)
    rounding = ROUNDING.get(name, 1e-6)
    np.testing.assert_allclose(two["figures"], one["figures"], rtol=rounding, atol=rounding)
    # Statistics of batch normalisation and seeds of dropout are written once, by all images.
    np.testing.assert_allclose(two["written"], one["written"], rtol=10 * rounding)
    assert two["changed"] == []


def test_a_step_is_the_gradient_of_the_whole_batch(steps: dict[str, Any]) -> None:
    """By plain Keras, batch normalisation over all nine images included."""
    assert max(steps["by_hand"]["apart"]) < 1e-5


@pytest.fixture(scope="module")
def trained(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole run on two devices, one that was paused, and one that was killed."""
    folder = tmp_path_factory.mktemp("two")
    carry_out("runs", images_folder, folder)
    carry_out("killed", images_folder, folder, is_killed=True)
    return folder


def run_in(folder: Path) -> RunFolder:
    (path,) = (found for found in folder.iterdir() if not found.name.startswith("."))
    return RunFolder(path)


def test_a_run_on_two_devices_says_so_and_is_read_on_one(trained: Path) -> None:
    run = run_in(trained / "whole")
    report = run.report()
    assert report is not None
    assert report.device == "2 × CPU"
    assert "Each batch is shared by 2 × CPU." in (run.path / "events.log").read_text()
    assert engine_runs.weights(run.model_file)  # a network of standard layers, as any other


def test_a_paused_run_on_two_devices_ends_with_the_same_bits(trained: Path) -> None:
    whole, paused = run_in(trained / "whole"), run_in(trained / "paused")
    engine_runs.assert_same_weights(paused.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(paused) == engine_runs.metrics_without_seconds(whole)


def test_a_killed_run_goes_on_where_there_is_one_device(trained: Path, tmp_path: Path) -> None:
    """Bit by bit on two devices; on one up to rounding, and the log says that they are fewer."""
    whole, killed = run_in(trained / "whole"), run_in(trained / "killed")
    copy = RunFolder(Path(shutil.copytree(killed.path, tmp_path / killed.path.name)))
    carry_out("resume", killed.path)
    engine_runs.assert_same_weights(killed.last_model_file, whole.last_model_file)
    watched = Watched()
    watched.resume(copy)
    (started,) = watched.of(RunStarted)
    assert started.device == "CPU"
    said = [str(event.sentence) for event in watched.of(Log)]
    assert any("asks for 2 devices" in line for line in said)
    found, expected = (engine_runs.weights(one.last_model_file) for one in (copy, whole))
    for name in found:
        apart = np.abs(found[name].astype(np.float64) - expected[name].astype(np.float64))
        assert apart.max() < 1e-3
