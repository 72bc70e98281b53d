"""A run is looked at as it was after each of its epochs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_images
from engine_runs import train

from studio.core.base.errors import InputError
from studio.core.look.activations import Activations
from studio.core.look.filters import Filters
from studio.core.look.grad_cam import GradCam
from studio.core.look.prediction import Prediction
from studio.core.look.table import AnyView
from studio.core.look.unit import Unit
from studio.core.look.view import Checkpoint
from studio.core.look.weights import Weights
from studio.core.recipes.recipe import Stage
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder, open_run
from studio.core.wire.messages import Look, Seen
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.look import opening
from studio.engine.look.looking import Looking
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

See = Callable[[RunFolder, Checkpoint, AnyView], Seen]


@pytest.fixture(scope="module")
def ended(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run whose recipe is that of `finished_run`, but for its one epoch."""
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(name="Training", epochs=1),))
    return train(recipe, tmp_path_factory.mktemp("ended"))


@pytest.fixture
def see() -> See:
    looking, job = Looking(), Job(1, lambda _event: None, Control())
    return lambda run, checkpoint, view: looking.see(
        Look(str(run.path), checkpoint, view, request=1), job
    )


@pytest.fixture
def views(images_folder: Path) -> tuple[AnyView, ...]:
    image = str(images_folder / "green" / "00.png")
    return (
        Filters(),
        Weights("head_predictions"),
        Prediction(image),
        Activations("", image),
        GradCam(image=image),
        Unit("", image, 1, 2, 3),
    )


def test_every_view_of_an_epoch_is_that_of_a_run_that_ended_there(
    finished_run: RunFolder, ended: RunFolder, see: See, views: tuple[AnyView, ...]
) -> None:
    for view in views:
        found, expected = see(finished_run, 1, view), see(ended, "last", view)
        later = see(finished_run, 2, view)
        assert not found.is_live
        assert list(found.arrays) == list(expected.arrays)
        for name, array in expected.arrays.items():
            if array.dtype.kind == "f":
                np.testing.assert_allclose(found.arrays[name], array, rtol=1e-5, atol=1e-6)
            else:
                assert np.array_equal(found.arrays[name], array)
        assert any(
            not np.array_equal(array, found.arrays[name]) for name, array in later.arrays.items()
        )


def test_stepping_builds_the_network_once(
    finished_run: RunFolder, see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Checkpoint] = []

    def noted(path: Path, checkpoint: Checkpoint) -> TrainedModel:
        opened.append(checkpoint)
        return TrainedModel(path, checkpoint)

    monkeypatch.setattr(opening, "TrainedModel", noted)
    for epoch in (1, 2, 1, 2):
        see(finished_run, epoch, Filters())
    assert opened == ["start"]


def test_an_epoch_that_is_deleted_or_damaged_meanwhile_is_a_sentence(
    finished_run: RunFolder, see: See, tmp_path: Path
) -> None:
    run = open_run(Path(shutil.copytree(finished_run.path, tmp_path / "copied")))
    see(run, 1, Filters())
    epoch_file(run.checkpoints, 1).unlink()
    with pytest.raises(InputError, match=r"did not keep epoch 1\. Epochs kept: 2"):
        see(run, 1, Filters())
    see(run, 2, Filters())
    epoch_file(run.checkpoints, 2).write_bytes(b"half")
    with pytest.raises(InputError, match=r"epoch-000002\.npz is damaged"):
        see(run, 2, Filters())
    shutil.copyfile(run.base_file, epoch_file(run.checkpoints, 3))
    assert see(run, 3, Filters()).arrays["moved"].max() == 0  # as the run began
    arrays: dict[str, Any] = {"model/0": np.zeros(3, "f4")}
    np.savez(epoch_file(run.checkpoints, 4), **arrays)
    with pytest.raises(InputError, match="a checkpoint does not fit the recipe's network"):
        see(run, 4, Filters())
