"""A project or a run whose folder is renamed, moved or deleted while the program has it open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_images
from engine_runs import REQUEST, Watched

from studio.core.base.errors import WorkError
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, Ask, CheckpointSaved, PlannedRun
from studio.engine import jobs

pytestmark = pytest.mark.engine


def _series(recipe: Recipe, project: str, runs: str, request: int) -> messages.TrainSeries:
    return messages.TrainSeries(
        (PlannedRun(recipe),), project, runs, f"{runs}/log", request=request
    )


@pytest.mark.parametrize("command", [messages.Train, messages.BeginSearch, _series])
def test_no_second_project_is_made_of_a_new_run(
    images_folder: Path, tmp_path: Path, command: Callable[..., Ask]
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder)
    project = tmp_path / "renamed"
    asked = command(recipe, str(project), str(project / "runs"), request=REQUEST)
    with pytest.raises(WorkError, match="renamed is gone: it was renamed, moved or deleted"):
        jobs.perform(asked, Watched().job)
    assert not list(tmp_path.iterdir())


def test_a_run_that_is_renamed_while_it_trains_says_so_and_is_resumed_there(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=4),))
    runs, moved = tmp_path / "runs", tmp_path / "moved"

    def move(event: AnyEvent) -> None:
        if isinstance(event, CheckpointSaved) and event.epoch == 2 and runs.exists():
            runs.rename(moved)

    with pytest.raises(WorkError, match="was renamed, moved or deleted while the run"):
        Watched(move).train(recipe, runs)
    assert not runs.exists()
    (path,) = (found for found in moved.iterdir() if found.is_dir())
    run = RunFolder(path)
    assert not run.has_report
    Watched().resume(run)
    assert run.report().epochs == 4
