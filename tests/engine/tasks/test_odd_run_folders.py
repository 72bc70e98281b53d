"""Somebody else's run, or one that was changed: one clear sentence, whatever lies where a file was.

`faults/test_damaged_runs.py` flips and cuts at random; here stands what is no plain file, and what
is whole and still does not fit.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import keras
import msgspec
import numpy as np
import pytest
from engine_runs import Watched

from studio.core.base.errors import InputError, StudioError
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes
from studio.engine.tasks.prediction import TrainedModel, load_model
from studio.engine.training.checkpoints import newest_checkpoint
from studio.engine.training.position import Position

pytestmark = pytest.mark.engine


@pytest.fixture
def run(finished_run: RunFolder, tmp_path: Path) -> RunFolder:
    return RunFolder(Path(shutil.copytree(finished_run.path, tmp_path / "runs" / "run")))


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "x").write_bytes(b"x")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 1024**3)


INSTEAD: tuple[Callable[[Path], None], ...] = (a_folder, a_pipe, endless, sparse)
FILES = ("recipe.toml", "dataset.json", "metrics.csv", "report.json", "model.keras", "events.log")


@pytest.mark.parametrize("instead", INSTEAD)
@pytest.mark.parametrize("name", [*FILES, ".lock"])
def test_what_is_no_plain_file_is_said_at_once(
    name: str, instead: Callable[[Path], None], run: RunFolder
) -> None:
    (run.path / name).unlink(missing_ok=True)
    instead(run.path / name)
    list_runs(run.path.parent)
    for use in (
        lambda: TrainedModel(run.path),
        lambda: lifecycle.resume(Watched().job, run.path),  # all its epochs are done
    ):
        try:
            use()
        except StudioError as error:
            assert len(str(error).splitlines()) == 1  # noqa: PT017
    if name == "model.keras":
        with pytest.raises(InputError, match=r"model\.keras is (a folder|a device|too large)"):
            load_model(run.model_file)


def test_a_checkpoint_that_became_a_folder_is_passed_and_stays(run: RunFolder) -> None:
    newest = run.checkpoint_files()[-1]
    newest.unlink()
    a_folder(newest)
    a_folder(run.checkpoints / "at-999-000000-00000000.npz")
    (run.checkpoints / "best-099-000001.npz").mkdir()
    recipe = run.recipe()
    assert newest_checkpoint(run.checkpoints, recipe) is not None
    try:
        lifecycle.resume(Watched().job, run.path, Changes(more_epochs=1))
    except StudioError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
    assert (newest / "x").exists()


def changed_checkpoint(run: RunFolder, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write every checkpoint again after `change` had its way with its members."""
    for file in run.checkpoint_files():
        with zipfile.ZipFile(file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)


def npy(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


@pytest.mark.parametrize("name", ["model/x", "model/999", "model/\u0663"])
def test_an_odd_member_of_a_checkpoint_is_said(name: str, run: RunFolder) -> None:
    changed_checkpoint(run, lambda members: members.update({f"{name}.npy": npy(np.zeros(3))}))
    with pytest.raises(InputError, match="a checkpoint does not fit the recipe's network"):
        lifecycle.resume(Watched().job, run.path, Changes(more_epochs=1))


@pytest.mark.parametrize(
    "place",
    [{"stage": 5}, {"epoch": -1}, {"metrics_offset": 2**60}, {"seconds": {"training": -1.0}}],
)
def test_a_place_where_no_training_is_counts_as_damage(
    place: dict[str, object], run: RunFolder
) -> None:
    content = json.dumps(json.loads(msgspec.json.encode(Position())) | place).encode()
    odd = npy(np.frombuffer(content, np.uint8))
    changed_checkpoint(run, lambda members: members.update({"position.npy": odd}))
    assert newest_checkpoint(run.checkpoints, run.recipe()) is None
    with pytest.raises(InputError, match="has no intact checkpoint to continue from"):
        lifecycle.resume(Watched().job, run.path, Changes(more_epochs=1))


def test_a_model_of_other_outputs_is_said(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.tasks.prediction.is_own", lambda _path: True)
    pixels = keras.Input((32, 32, 3))
    outputs = keras.layers.Dense(7, activation="softmax")(keras.layers.Flatten()(pixels))
    keras.Model(pixels, outputs).save(run.model_file)
    with pytest.raises(InputError, match=r"is not the model of this run: it makes \(None, 7\)"):
        TrainedModel(run.path)


def test_a_flipped_bit_in_the_model_is_said(run: RunFolder) -> None:
    content = bytearray(run.model_file.read_bytes())
    content[len(content) // 2] ^= 16
    run.model_file.write_bytes(content)
    with pytest.raises(InputError, match=r"model\.keras is damaged or cut off"):
        TrainedModel(run.path)


def test_only_a_model_that_was_written_here_is_opened_without_care(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_care: list[Path] = []
    monkeypatch.setattr("studio.engine.tasks.prediction.opened_model", with_care.append)
    load_model(run.model_file)
    assert with_care == []
    with zipfile.ZipFile(run.model_file, "a") as archive:
        archive.writestr("studio_recipe", b"")
    load_model(run.model_file)
    assert with_care == [run.model_file]
