"""What an export names is what is written; what it does not name stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tensorflow as tf
from engine_runs import Watched

from studio.core.base.errors import InputError, WorkError
from studio.core.runs.run_folder import RunFolder
from studio.engine.export import export_run
from studio.engine.export.certificate import Proof
from studio.engine.export.place import format_for

pytestmark = pytest.mark.engine


@pytest.fixture(autouse=True)
def unproved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof takes a process that imports TensorFlow; it is not what is looked at here."""
    monkeypatch.setattr("studio.engine.export.proved.proof_of", lambda *_given: Proof(0.0, 0, 0.0))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def export(run: RunFolder, target: Path) -> None:
    export_run(Watched().job, run.path, target)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_one(finished_run: RunFolder, tmp_path: Path, there: bool) -> None:
    store, link = tmp_path / "store", tmp_path / "m.keras"
    store.mkdir()
    if there:
        (store / "1234").write_bytes(b"old")
    link.symlink_to(Path("store", "1234"))
    export(finished_run, link)
    assert link.is_symlink()
    assert (store / "1234").read_bytes().startswith(b"PK")
    assert (names(tmp_path), names(store)) == (["m.keras", "store"], ["1234"])


@pytest.mark.parametrize("name", ["m.keras", "m.h5", "m.weights.h5"])
def test_hdf5_itself_writes_to_no_disk(
    finished_run: RunFolder, tmp_path: Path, name: str, hdf5_on_disk: list[object]
) -> None:
    export(finished_run, tmp_path / name)
    assert hdf5_on_disk == []


@pytest.mark.parametrize("name", ["birds [a-z]/served", "served [1]", "back\\slash"])
def test_a_place_where_tensorflow_finds_no_variables_is_refused(tmp_path: Path, name: str) -> None:
    """It takes the path for a pattern; what is written there nobody could open."""
    with pytest.raises(InputError, match="cannot open a SavedModel below a name"):
        format_for(tmp_path / name)
    assert format_for(tmp_path / f"{name}.keras").ending == ".keras"
    assert format_for(tmp_path / "] served [").ending == ""


def test_what_a_kill_left_of_the_same_export_is_removed(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    left = [".m.weights.h5.0123456789ab.part", ".m.json.0123456789ab.part"]
    stays = [".o.h5.0123456789ab.part", ".m.weights.h5.notes.part", ".m.json.ba9876543210.part"]
    for name in [*left, *stays]:
        (tmp_path / name).write_bytes(b"x")
        if name != stays[-1]:  # somebody may be writing it now
            os.utime(tmp_path / name, (1000, 1000))
    export(finished_run, tmp_path / "m.weights.h5")
    assert names(tmp_path) == sorted([*stays, "m.json", "m.weights.h5"])


def test_a_device_is_refused_and_stays(finished_run: RunFolder, tmp_path: Path) -> None:
    link, pipe = tmp_path / "m.keras", tmp_path / "p.keras"
    link.symlink_to("/dev/null")
    os.mkfifo(pipe)
    for target in (link, pipe):
        with pytest.raises(InputError, match="device or a pipe"):
            export(finished_run, target)
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert names(tmp_path) == ["m.keras", "p.keras"]


def test_the_companion_of_weights_replaces_no_stranger(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    (tmp_path / "package.json").write_text("somebody's")
    with pytest.raises(InputError, match=r"package\.json already exists"):
        export(finished_run, tmp_path / "package.weights.h5")
    assert (tmp_path / "package.json").read_text() == "somebody's"
    assert names(tmp_path) == ["package.json"]
    for _ in range(2):  # its own earlier one it does
        export(finished_run, tmp_path / "m.weights.h5")
    assert names(tmp_path) == ["m.json", "m.weights.h5", "package.json"]


def test_weights_that_cannot_be_put_in_place_leave_no_companion(
    finished_run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_part: Path, place: Path) -> Path:
        raise OSError(5, "Input/output error", str(place))

    monkeypatch.setattr("studio.engine.export.place.put_in_named_place", fail)
    with pytest.raises(WorkError, match="Input/output error"):
        export(finished_run, tmp_path / "m.weights.h5")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (tf.errors.PermissionDeniedError, "Permission denied"),
        (tf.errors.UnknownError, "Input/output error"),
        (tf.errors.ResourceExhaustedError, "No space left on device"),
    ],
)
def test_what_tensorflow_says_of_a_disk_becomes_a_sentence(
    finished_run: RunFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[tf.errors.OpError],
    text: str,
) -> None:
    def fail(*_given: object, **_options: object) -> None:
        raise kind(None, None, f"{{{{function_node SaveV2}}}} /x/variables.data; {text}")

    monkeypatch.setattr("keras.Model.export", fail)
    with pytest.raises(WorkError) as caught:
        export(finished_run, tmp_path / "served")
    assert "function_node" not in str(caught.value)
    assert names(tmp_path) == []
