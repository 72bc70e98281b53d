"""Weights carried by folders: found by name or checksum, verified, nothing replaced."""

import hashlib
import os
import shutil
from pathlib import Path

import h5py
import pytest

from studio.core.base import paths
from studio.core.base.errors import Cancelled, InputError
from studio.core.networks import catalogue, weight_exchange, weight_files
from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.weight_exchange import Outcome, export_weights, import_weights

CONTENT = b"weights of a network" * 1000


def row(name: str, digest: str) -> Backbone:
    return Backbone(
        name=name,
        family="Test",
        year=2015,
        parameters=10,
        input_size=(32, 32),
        preprocessing="tf",
        paper="",
        description="",
        weight_file=WeightFile(f"{name}_notop.h5", f"https://example.org/{name}_notop.h5", digest),
    )


SUMMED = row("summed", f"md5:{hashlib.md5(CONTENT).hexdigest()}")
UNSUMMED = row("unsummed", "")


@pytest.fixture(autouse=True)
def _two_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for module in (catalogue, weight_exchange):
        monkeypatch.setattr(module, "BACKBONES", (SUMMED, UNSUMMED))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with one of each kind."""
    folder = tmp_path / "stick"
    (folder / "more").mkdir(parents=True)
    (folder / "summed_notop.h5").write_bytes(CONTENT)
    with h5py.File(folder / "more" / "unsummed_notop.h5", "w") as file:
        file["kernel"] = [1.0, 2.0]
    (folder / "holiday.h5").write_bytes(b"something else")
    (folder / "notes.txt").write_text("not asked about")
    return folder


def outcomes(folder: Path) -> dict[str, Outcome]:
    return {each.file.name: each.outcome for each in import_weights(folder)}


def test_a_folder_is_taken_file_by_file_and_again_is_there_already(stick: Path) -> None:
    before = {file: file.read_bytes() for file in stick.rglob("*.*") if file.is_file()}
    assert outcomes(stick) == {
        "summed_notop.h5": Outcome.TAKEN,
        "unsummed_notop.h5": Outcome.TAKEN,
        "holiday.h5": Outcome.UNKNOWN,
    }
    assert weight_files.is_here(SUMMED)
    assert weight_files.is_here(UNSUMMED)
    assert weight_files.place(SUMMED).read_bytes() == CONTENT
    assert set(outcomes(stick).values()) == {Outcome.THERE_ALREADY, Outcome.UNKNOWN}
    assert {file: file.read_bytes() for file in before} == before


def test_a_file_under_another_name_is_known_by_its_checksum(tmp_path: Path) -> None:
    file = tmp_path / "vgg (1).h5"
    file.write_bytes(CONTENT)
    (found,) = import_weights(file)
    assert (found.outcome, found.backbone) == (Outcome.TAKEN, SUMMED)
    assert weight_files.is_here(SUMMED)


def test_a_damaged_file_is_left_with_its_reason(stick: Path) -> None:
    (stick / "summed_notop.h5").write_bytes(CONTENT[:-1])
    (stick / "more" / "unsummed_notop.h5").write_bytes(b"cut off")
    found = {each.file.name: each for each in import_weights(stick)}
    for name in ("summed_notop.h5", "unsummed_notop.h5"):
        assert found[name].outcome is Outcome.DAMAGED
        assert "is not the published file" in str(found[name].problem)
    assert not weight_files.is_here(SUMMED)
    assert not weight_files.is_here(UNSUMMED)


def test_a_file_of_terabytes_is_not_read_to_its_end(stick: Path) -> None:
    name = next(file.name for file in stick.rglob("*.h5"))
    (file,) = stick.rglob(name)
    os.truncate(file, 1 << 42)
    (found,) = (one for one in import_weights(stick) if one.file.name == name)
    assert found.outcome is Outcome.DAMAGED
    assert "larger than any published file" in str(found.problem)


def test_what_holds_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"empty holds no file of weights.*\.h5"):
        import_weights(tmp_path / "empty")
    with pytest.raises(InputError, match="nowhere was not found"):
        import_weights(tmp_path / "nowhere")


def test_a_device_is_no_file_and_a_file_no_folder(stick: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"{os.devnull} is a device or a pipe"):
        import_weights(Path(os.devnull))
    import_weights(stick)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="file is a file, not a folder"):
        export_weights(tmp_path / "file")


def test_an_export_is_what_another_computer_imports(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_weights(stick)
    room = tmp_path / "class room"
    assert [each.outcome for each in export_weights(room)] == [Outcome.TAKEN] * 2
    assert [each.outcome for each in export_weights(room)] == [Outcome.THERE_ALREADY] * 2
    shutil.rmtree(paths.weights())
    assert not weight_files.is_here(SUMMED)
    assert set(outcomes(room).values()) == {Outcome.TAKEN}
    assert weight_files.is_here(SUMMED)


def test_an_export_replaces_nothing(stick: Path, tmp_path: Path) -> None:
    import_weights(stick)
    room = tmp_path / "room"
    room.mkdir()
    (room / "summed_notop.h5").write_bytes(b"mine")
    with pytest.raises(InputError, match="is there already with other content"):
        export_weights(room)
    assert (room / "summed_notop.h5").read_bytes() == b"mine"


def test_without_weights_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No weights are on this computer"):
        export_weights(tmp_path / "room")
    assert not (tmp_path / "room").exists()


def test_it_can_be_cancelled_between_two_files(stick: Path) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        import_weights(stick, lambda *at: told.append(at), lambda: len(told) == 2)
    assert told == [(0, 3), (1, 3)]
