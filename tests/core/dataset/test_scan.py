import os
import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest
from image_files import contents, corners, encoded, fill, put, smooth
from PIL import Image

from studio.core.base.errors import Cancelled, InputError
from studio.core.dataset import scan as scan_module
from studio.core.dataset.decode import examine, load_pixels
from studio.core.dataset.images import Dataset
from studio.core.dataset.scan import scan


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "data", {"a": 5, "b": 4})


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were really decoded."""
    names: list[str] = []

    def counted(path: str) -> object:
        names.append(os.path.basename(path))  # noqa: PTH119
        return examine(path)

    monkeypatch.setattr(scan_module, "examine", counted)
    return names


def test_images_with_class_size_and_place(tmp_path: Path) -> None:
    folder = fill(tmp_path / "data", {"train/a": 1, "train/b": 1, "test/a": 1})
    big = put(folder / "train" / "b" / "ü x.JPG", encoded(corners(30, 40), "JPEG"))
    dataset = scan(folder)
    assert dataset.folder == str(folder)
    assert dataset.classes == ("a", "b")
    assert [image.path for image in dataset.images] == [
        "test/a/000.png",
        "train/a/000.png",
        "train/b/000.png",
        "train/b/ü x.JPG",
    ]
    last = dataset.images[-1]
    assert (last.label, last.part, last.width, last.height) == (1, "train", 40, 30)
    assert last.size == big.stat().st_size
    assert dataset.file(last) == big
    assert dataset.labels().tolist() == [0, 0, 1, 1]
    assert dataset.counts() == [2, 2]
    assert dataset.brought_parts() == ("train", "test")


def test_what_is_no_image_is_refused_with_its_reason(folder: Path) -> None:
    put(folder / "a" / "words.jpg", b"these are words and no picture at all")
    put(folder / "a" / "nothing.png", b"")
    put(folder / "b" / "half.jpg", encoded(smooth(), "JPEG")[:300])
    put(folder / "b" / "really a png.txt")
    put(folder / "loose.png")
    dataset = scan(folder)
    assert len(dataset.images) == 10
    assert [(it.path, str(it.reason).split(":")[0]) for it in dataset.refused] == [
        ("a/nothing.png", "The file is empty."),
        ("a/words.jpg", "Unsupported format; supported"),
        ("b/half.jpg", "The JPEG file ends too early"),
        (
            "loose.png",
            "The file is not in a class folder. Put it into a folder named after its class.",
        ),
    ]


def test_accepted_is_what_can_be_decoded(folder: Path) -> None:
    for index in range(20):
        content = bytearray(encoded(smooth(seed=index), "JPEG"))
        content[200 + 10 * index] ^= 0xFF
        put(folder / "a" / f"odd{index}.jpg", bytes(content))
    for image in (dataset := scan(folder)).images:
        assert load_pixels(dataset.file(image), (8, 8), "rgb").shape == (8, 8, 3)


def test_the_folder_is_not_touched(folder: Path) -> None:
    put(folder / "a" / "half.jpg", encoded(smooth(), "JPEG")[:300])
    before = contents(folder)
    scan(folder)
    scan(folder)
    assert contents(folder) == before


def test_a_second_scan_reads_nothing_again(folder: Path, examined: list[str]) -> None:
    put(folder / "a" / "words.jpg", b"these are words and no picture at all")
    first = scan(folder)
    assert len(examined) == 10
    examined.clear()
    assert scan(folder) == first
    assert examined == []


def test_changed_new_and_removed_files_are_noticed(folder: Path, examined: list[str]) -> None:
    scan(folder)
    examined.clear()
    (folder / "a" / "000.png").unlink()
    put(folder / "a" / "001.png", encoded(corners()))
    put(folder / "b" / "new.png")
    same_size = folder / "b" / "002.png"
    content = bytearray(same_size.read_bytes())
    content[50] ^= 0xFF
    same_size.write_bytes(content)
    os.utime(same_size, ns=(0, same_size.stat().st_mtime_ns + 1))
    dataset = scan(folder)
    assert sorted(examined) == ["001.png", "002.png", "new.png"]
    assert "a/000.png" not in {image.path for image in dataset.images}
    assert [it.path for it in dataset.refused] == ["b/002.png"]


@pytest.mark.parametrize("damage", [b"", b"\x80", b"no index", None])
def test_a_damaged_index_is_made_anew(
    folder: Path, tmp_path: Path, examined: list[str], damage: bytes | None
) -> None:
    index = tmp_path / "index"
    first = scan(folder, index=index)
    index.write_bytes(index.read_bytes()[:-20] if damage is None else damage)
    examined.clear()
    assert scan(folder, index=index) == first
    assert len(examined) == 9
    examined.clear()
    assert scan(folder, index=index) == first
    assert examined == []


def test_the_index_of_another_folder_is_not_used(
    folder: Path, tmp_path: Path, examined: list[str]
) -> None:
    index = tmp_path / "index"
    scan(folder, index=index)
    shutil.copytree(folder, tmp_path / "copy")
    examined.clear()
    scan(tmp_path / "copy", index=index)
    assert len(examined) == 9


def test_an_index_that_cannot_be_written_only_costs_time(folder: Path, tmp_path: Path) -> None:
    blocked = put(tmp_path / "file", b"in the way")
    assert len(scan(folder, index=blocked / "index").images) == 9


def test_a_lack_of_permission_is_not_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        real_open = os.open

        def guarded(path: str, flags: int) -> int:
            if str(path).endswith("003.png"):
                raise PermissionError(13, "Permission denied")
            return real_open(path, flags)

        patch.setattr("os.open", guarded)
        assert [it.path for it in scan(folder).refused] == ["a/003.png", "b/003.png"]
    assert scan(folder).refused == ()


def test_progress_reaches_the_end_and_never_goes_back(folder: Path) -> None:
    fill(folder, {"c": 100})
    steps: list[tuple[int, int]] = []
    scan(folder, progress=lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, 109)
    assert steps[-1] == (109, 109)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) > 3
    steps.clear()
    scan(folder, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(109, 109)]


def test_cancelling_stops_and_keeps_what_was_found(folder: Path, examined: list[str]) -> None:
    fill(folder, {"c": 400})
    told = [0]
    with pytest.raises(Cancelled):
        scan(folder, progress=lambda done, _: told.append(done), cancelled=lambda: told[-1] > 0)
    read = len(examined)
    assert 0 < read < 409
    examined.clear()
    assert len(scan(folder).images) == 409
    assert len(examined) < 409


def test_a_folder_without_anything_is_an_empty_data_set(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert scan(tmp_path / "data") == Dataset(str(tmp_path / "data"), (), (), ())


def test_what_is_no_folder_is_said(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="The folder"):
        scan(tmp_path / "none")
    with pytest.raises(InputError, match="is not a folder"):
        scan(folder / "a" / "000.png")

    def lock(_: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", lock)
    with pytest.raises(InputError, match="permission denied"):
        scan(folder)


def test_a_data_set_survives_json(folder: Path) -> None:
    put(folder / "a" / "empty.png", b"")
    dataset = scan(folder)
    assert msgspec.json.decode(msgspec.json.encode(dataset), type=Dataset) == dataset


def test_a_relative_folder_is_kept_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert scan(Path("data")).folder == str(folder)


def test_the_order_does_not_hang_on_threads(folder: Path) -> None:
    for index in range(60):
        side = 600 if index % 7 == 0 else 4
        put(folder / "a" / f"x{index}.png", encoded(Image.new("L", (side, side))))
    names = [image.path for image in scan(folder).images]
    assert names == sorted(names)
    assert np.unique(names).size == 69
