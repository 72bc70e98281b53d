import errno
import os
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from image_files import contents, encoded, fill, put, smooth

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.dataset import pixels as pixels_module
from studio.core.dataset.decode import load_examined, load_pixels
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_file import pixel_file
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import pixel_array
from studio.core.dataset.scan import scan

SIZE = (10, 12)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pixels"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return scan(fill(tmp_path / "data", {"a": 30, "b": 30}))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each image that was really decoded."""
    calls: list[int] = []

    def counted(*arguments: object) -> object:
        calls.append(1)
        return load_examined(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pixels_module, "load_examined", counted)
    return calls


@pytest.mark.parametrize(("color", "channels"), [("rgb", 3), ("gray", 1)])
def test_row_i_is_image_i(dataset: Dataset, color: str, channels: int) -> None:
    array = pixel_array(dataset, SIZE, color)  # type: ignore[arg-type]
    assert array.shape == (60, *SIZE, channels)
    assert array.dtype == np.uint8
    for row, image in zip(array, dataset.images, strict=True):
        expected = load_pixels(dataset.file(image), SIZE, color)  # type: ignore[arg-type]
        assert np.array_equal(row, expected)


def test_the_array_is_mapped_and_read_only(dataset: Dataset) -> None:
    array = pixel_array(dataset, SIZE, "rgb")
    assert isinstance(array, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0, 0, 0] = 1


def test_the_second_call_decodes_nothing(dataset: Dataset, decoded: list[int]) -> None:
    first = np.array(pixel_array(dataset, SIZE, "rgb"))
    assert len(decoded) == 60
    assert np.array_equal(pixel_array(dataset, SIZE, "rgb"), first)
    assert len(decoded) == 60


def test_a_copy_of_the_folder_uses_the_same_file(
    dataset: Dataset, tmp_path: Path, decoded: list[int]
) -> None:
    pixel_array(dataset, SIZE, "rgb")
    shutil.copytree(dataset.folder, tmp_path / "copy")
    pixel_array(scan(tmp_path / "copy"), SIZE, "rgb")
    assert len(decoded) == 60


def test_another_size_color_or_image_is_another_file(dataset: Dataset, tmp_path: Path) -> None:
    files = {
        pixel_file(dataset, PixelForm(size, color))
        for size in (SIZE, (12, 10))
        for color in ("rgb", "gray")
    }
    put(Path(dataset.folder) / "a" / "more.png", seed=99)
    files.add(pixel_file(scan(Path(dataset.folder)), PixelForm(SIZE, "rgb")))
    assert len(files) == 5


def test_a_changed_image_gives_new_pixels(dataset: Dataset) -> None:
    pixel_array(dataset, SIZE, "rgb")
    path = put(dataset.file(dataset.images[0]), encoded(smooth(20, 20, 777)))
    array = pixel_array(scan(Path(dataset.folder)), SIZE, "rgb")
    assert np.array_equal(array[0], load_pixels(path, SIZE, "rgb"))


@pytest.mark.parametrize("damage", ["cut", "empty", "words", "shape", "type"])
def test_a_damaged_file_is_written_anew(dataset: Dataset, decoded: list[int], damage: str) -> None:
    expected = np.array(pixel_array(dataset, SIZE, "rgb"))
    file = pixel_file(dataset, PixelForm(SIZE, "rgb"))
    match damage:
        case "cut":
            os.truncate(file, file.stat().st_size - 1)
        case "empty":
            file.write_bytes(b"")
        case "words":
            file.write_bytes(b"no array" * 1000)
        case "shape":
            np.save(file, expected[:-1])
        case "type":
            np.save(file, expected.astype(np.int16))
    assert np.array_equal(pixel_array(dataset, SIZE, "rgb"), expected)
    assert len(decoded) == 120


def test_cancelling_leaves_nothing_behind(dataset: Dataset, cache: Path) -> None:
    waiting = [False, True]

    def cancelled() -> bool:
        return waiting.pop(0) if len(waiting) > 1 else True

    with pytest.raises(Cancelled):
        pixel_array(dataset, (200, 200), "rgb", cancelled=cancelled)
    assert list(cache.iterdir()) == []


def test_progress(dataset: Dataset) -> None:
    steps: list[tuple[int, int]] = []
    pixel_array(dataset, (200, 200), "rgb", lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, 60)
    assert steps[-1] == (60, 60)
    assert len(steps) > 2


def test_no_images(tmp_path: Path) -> None:
    assert pixel_array(Dataset(str(tmp_path), (), (), ()), SIZE, "gray").shape == (0, *SIZE, 1)


def test_images_that_changed_behind_our_back_are_named(dataset: Dataset, cache: Path) -> None:
    put(dataset.file(dataset.images[7]), encoded(smooth(9, 9, 5)))
    with pytest.raises(InputError, match=r"a/007\.png changed"):
        pixel_array(dataset, SIZE, "rgb")
    dataset.file(dataset.images[7]).unlink()
    with pytest.raises(InputError, match=r"a/007\.png can no longer be read.* does not exist"):
        pixel_array(dataset, SIZE, "rgb")
    assert list(cache.iterdir()) == []


def test_the_images_are_not_touched(dataset: Dataset) -> None:
    before = contents(Path(dataset.folder))
    pixel_array(dataset, SIZE, "rgb")
    assert contents(Path(dataset.folder)) == before


def test_the_budget_drops_what_was_used_longest_ago(dataset: Dataset, cache: Path) -> None:
    size_of_one = 60 * 10 * 10 * 3 + 500
    sides = [(10, 10), (11, 9), (9, 11)]
    for age, size in enumerate(sides[:2]):
        pixel_array(dataset, size, "rgb", budget_bytes=3 * size_of_one)
        os.utime(pixel_file(dataset, PixelForm(size, "rgb")), (1000 + age, 1000 + age))
    pixel_array(dataset, sides[0], "rgb")  # used again: now the younger one
    pixel_array(dataset, sides[2], "rgb", budget_bytes=2 * size_of_one)
    kept = {path.name for path in cache.iterdir()}
    assert kept == {
        pixel_file(dataset, PixelForm(size, "rgb")).name for size in (sides[0], sides[2])
    }


def test_a_data_set_above_the_budget_is_still_served(dataset: Dataset) -> None:
    pixel_array(dataset, (5, 5), "rgb")
    assert pixel_array(dataset, SIZE, "rgb", budget_bytes=10).shape[0] == 60
    assert not pixel_file(dataset, PixelForm((5, 5), "rgb")).exists()
    assert pixel_file(dataset, PixelForm(SIZE, "rgb")).exists()


def test_what_a_crash_left_is_removed_in_time(dataset: Dataset, cache: Path) -> None:
    old, young = put(cache / ".x.npy.1.part", b"old"), put(cache / ".y.npy.2.part", b"young")
    os.utime(old, (time.time() - 7200,) * 2)
    pixel_array(dataset, SIZE, "rgb")
    assert not old.exists()
    assert young.exists()


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_said_before_anything_is_written(
    dataset: Dataset, cache: Path, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 5 * 2**20, 5 * 2**20))
    with pytest.raises(WorkError, match=r"257 MB are needed, 5 MB are free"):
        pixel_array(dataset, SIZE, "rgb")
    assert list(cache.iterdir()) == []
    assert decoded == []


def test_a_disk_that_fills_up_meanwhile(
    dataset: Dataset, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkError, match="disk is full"):
        pixel_array(dataset, SIZE, "rgb")
    assert list(cache.iterdir()) == []


def test_without_a_cache_the_array_is_held_in_memory(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(put(tmp_path / "file", b"in the way")))
    array = pixel_array(dataset, SIZE, "rgb")
    assert not isinstance(array, np.memmap)
    assert not array.flags.writeable
    assert np.array_equal(array[3], load_pixels(dataset.file(dataset.images[3]), SIZE, "rgb"))


def test_without_a_cache_and_memory_it_is_said(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Memory(NamedTuple):
        available: int

    monkeypatch.setenv("STUDIO_CACHE", str(put(tmp_path / "file", b"in the way")))
    monkeypatch.setattr("psutil.virtual_memory", lambda: Memory(1000))
    with pytest.raises(WorkError, match="STUDIO_CACHE"):
        pixel_array(dataset, SIZE, "rgb")


def test_two_at_once_do_not_disturb_each_other(dataset: Dataset) -> None:
    import threading

    results: list[int] = []

    def run() -> None:
        results.append(int(pixel_array(dataset, (64, 64), "rgb").sum(dtype=np.int64)))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 3
    assert len(set(results)) == 1
