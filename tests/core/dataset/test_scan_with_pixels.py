"""A scan that is told what pixels will be wanted keeps those that it has on the way."""

import errno
import os
import shutil
import threading
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import small_disk
from image_files import corners, encoded, fill, put, smooth
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.dataset import cache_budget
from studio.core.dataset import pixels as pixels_module
from studio.core.dataset import scan as scan_module
from studio.core.dataset.decode import (
    Examined,
    examine,
    examine_for,
    load_pixels,
    load_with_digest,
)
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_file import pixel_file
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan

FORM = PixelForm((10, 12), "rgb")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pixels"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "data", {"a": 30, "b": 30})


class Decoded(NamedTuple):
    """Names of the files decoded by a scan without and with a word of pixels, and afterwards."""

    examined: list[str]
    with_pixels: list[str]
    afterwards: list[str]


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> Decoded:
    found = Decoded([], [], [])

    def examining(path: str) -> Examined:
        found.examined.append(Path(path).name)
        return examine(path)

    def scanning(path: str, form: PixelForm) -> tuple[Examined, NDArray[np.uint8] | None]:
        found.with_pixels.append(Path(path).name)
        return examine_for(path, form)

    def reading(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
        found.afterwards.append(path.name)
        return load_with_digest(path, form)

    monkeypatch.setattr(scan_module, "examine", examining)
    monkeypatch.setattr(scan_module, "examine_for", scanning)
    monkeypatch.setattr(pixels_module, "load_with_digest", reading)
    return found


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pixels_of(dataset: Dataset, form: PixelForm = FORM) -> NDArray[np.uint8]:
    with open_pixels(dataset, form) as pixels:
        return pixels[np.arange(len(dataset.images))]


@pytest.mark.parametrize("form", [FORM, PixelForm((7, 5), "gray")])
def test_each_file_is_decoded_once_on_the_way_to_its_pixels(
    folder: Path, decoded: Decoded, form: PixelForm
) -> None:
    dataset = scan(folder, pixels=form)
    array = pixels_of(dataset, form)
    assert array.shape == (60, *form.row_shape)
    for row, image in zip(array, dataset.images, strict=True):
        assert np.array_equal(row, load_pixels(dataset.file(image), *form))
    assert (len(decoded.examined), len(decoded.with_pixels), len(decoded.afterwards)) == (0, 60, 0)


def test_the_file_is_the_same_as_without_the_scans_help(folder: Path, cache: Path) -> None:
    dataset = scan(folder, pixels=FORM)
    file = pixel_file(dataset, FORM)
    content = file.read_bytes()
    assert names(cache) == [file.name]
    file.unlink()
    pixels_of(dataset)
    assert file.read_bytes() == content


def test_a_photograph_is_judged_at_an_eighth_and_decoded_when_it_is_needed(
    tmp_path: Path, decoded: Decoded, cache: Path
) -> None:
    folder = fill(tmp_path / "data", {"a": 3, "b": 3})
    for name in ("a/photo.jpg", "b/photo.jpg"):
        put(folder / name, encoded(smooth(480, 640, len(name)), "JPEG"))
    form = PixelForm((96, 96), "rgb")
    dataset = scan(folder, pixels=form)
    with open_pixels(dataset, form) as pixels:
        missing = pixels.missing(np.arange(8))
        assert [dataset.images[image].path for image in missing] == ["a/photo.jpg", "b/photo.jpg"]
        found = pixels[np.arange(8)]
    assert decoded.afterwards == ["photo.jpg", "photo.jpg"]
    for row, image in zip(found, dataset.images, strict=True):
        assert np.array_equal(row, load_pixels(dataset.file(image), *form))
    (cache / pixel_file(dataset, form).name).unlink()
    small = PixelForm((30, 40), "rgb")  # an eighth is enough for it
    shutil.rmtree(cache.parent / "scans")
    with open_pixels(scan(folder, pixels=small), small) as pixels:
        assert len(pixels.missing(np.arange(8))) == 0


def test_photographs_alone_leave_the_file_to_who_needs_it(tmp_path: Path, cache: Path) -> None:
    for name in ("a/1.jpg", "b/2.jpg"):
        put(tmp_path / "data" / name, encoded(smooth(480, 640, len(name)), "JPEG"))
    scan(tmp_path / "data", pixels=PixelForm((96, 96), "rgb"))
    assert names(cache) == []


def test_refused_files_leave_no_row_and_the_verdicts_are_the_same(
    folder: Path, tmp_path: Path
) -> None:
    put(folder / "a" / "005x.jpg", encoded(smooth(), "JPEG")[:300])
    put(folder / "a" / "words.png", b"words")
    put(folder / "b" / "010x.png", encoded(corners())[:-40])
    for index in range(20):
        content = bytearray(encoded(smooth(seed=index), "JPEG"))
        content[200 + 10 * index] ^= 0xFF
        put(folder / "b" / f"odd{index}.jpg", bytes(content))
    dataset = scan(folder, index=tmp_path / "one", pixels=FORM)
    assert dataset == scan(folder, index=tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert len(dataset.refused) >= 3
    kept = np.array(pixels_of(dataset))
    pixel_file(dataset, FORM).unlink()
    assert np.array_equal(pixels_of(dataset), kept)


def test_nothing_is_decoded_where_all_is_known(folder: Path, decoded: Decoded) -> None:
    pixels_of(scan(folder, pixels=FORM))
    del decoded.with_pixels[:]
    pixels_of(scan(folder, pixels=FORM))
    assert decoded == ([], [], [])


def test_known_files_without_pixels_are_decoded_once(folder: Path, decoded: Decoded) -> None:
    scan(folder)
    del decoded.examined[:]
    pixels_of(scan(folder, pixels=FORM))
    assert (len(decoded.examined), len(decoded.with_pixels), len(decoded.afterwards)) == (0, 0, 60)


def test_a_few_new_files_are_judged_alone(folder: Path, decoded: Decoded) -> None:
    scan(folder, pixels=FORM)
    del decoded.with_pixels[:]
    put(folder / "a" / "new.png", seed=77)
    dataset = scan(folder, pixels=FORM)
    assert decoded == (["new.png"], [], [])
    assert len(pixels_of(dataset)) == 61


def test_new_files_have_no_known_one_decoded_by_the_scan(folder: Path, decoded: Decoded) -> None:
    put(folder / "a" / "words.png", b"words")
    scan(folder)
    fill(folder, {"aa": 10, "c": 100})
    put(folder / "a" / "010x.png", encoded(corners())[:-40])
    del decoded.examined[:]
    dataset = scan(folder, pixels=FORM)
    assert (decoded.examined, len(decoded.with_pixels)) == ([], 111)
    array = pixels_of(dataset)
    assert len(decoded.afterwards) == 60
    for row, image in zip(array, dataset.images, strict=True):
        assert np.array_equal(row, load_pixels(dataset.file(image), *FORM))


def test_a_file_that_may_not_be_read_costs_nothing_later(
    folder: Path, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def guarded(path: str, flags: int) -> int:
        if str(path).endswith("003.png"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, flags)

    monkeypatch.setattr("os.open", guarded)
    assert len(pixels_of(scan(folder, pixels=FORM))) == 58
    del decoded.with_pixels[:]
    assert len(pixels_of(scan(folder, pixels=FORM))) == 58
    assert decoded == (["003.png", "003.png"], [], [])


def test_cancelling_leaves_no_pixels_and_keeps_the_verdicts(
    folder: Path, cache: Path, decoded: Decoded
) -> None:
    fill(folder, {"c": 600})
    told = [0]
    with pytest.raises(Cancelled):
        scan(
            folder,
            pixels=FORM,
            progress=lambda done, _: told.append(done),
            cancelled=lambda: told[-1] > 0,
        )
    assert names(cache) == []
    before = len(decoded.with_pixels)
    assert 0 < before < 660
    scan(folder)
    assert 0 < len(decoded.examined) < 660


def test_progress_reaches_the_end(folder: Path) -> None:
    steps: list[tuple[int, int]] = []
    scan(folder, pixels=PixelForm((200, 200), "rgb"), progress=lambda *step: steps.append(step))
    assert (steps[0], steps[-1]) == ((0, 60), (60, 60))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) > 2


def test_nothing_readable_is_no_file(tmp_path: Path, cache: Path) -> None:
    put(tmp_path / "data" / "a" / "words.png", b"words")
    dataset = scan(tmp_path / "data", pixels=FORM)
    assert len(dataset.refused) == 1
    assert names(cache) == []
    assert len(pixels_of(dataset)) == 0


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_said_before_anything_is_decoded(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, decoded: Decoded
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 5 * 2**20, 5 * 2**20))
    with pytest.raises(WorkError, match=r"257 MB are needed, 5 MB are free"):
        scan(folder, pixels=FORM)
    assert names(cache) == []
    assert decoded == ([], [], [])


def test_a_disk_without_the_room_that_it_shows_is_found_out_before_anything_is_decoded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decoded: Decoded
) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        monkeypatch.setenv("STUDIO_CACHE", str(disk))
        monkeypatch.setattr(cache_budget, "_KEPT_FREE", 0)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, 10**9))
        with pytest.raises(WorkError, match="disk is full"):
            scan(folder, pixels=PixelForm((40, 40), "rgb"), index=tmp_path / "index")
        assert names(disk / "pixels") == []
        assert decoded == ([], [], [])


def test_a_flush_that_fails_leaves_nothing(
    folder: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkError, match="disk is full"):
        scan(folder, pixels=FORM, index=tmp_path / "index")
    assert names(cache) == []


def test_the_budget_holds(folder: Path, cache: Path) -> None:
    pixels_of(scan(folder), PixelForm((5, 5), "rgb"))
    shutil.copytree(folder, folder.parent / "copy")
    copy = scan(folder.parent / "copy", pixels=FORM, budget_bytes=60 * FORM.row_bytes + 500)
    assert names(cache) == [pixel_file(copy, FORM).name]


def test_pixels_that_are_there_are_left_alone(folder: Path, cache: Path) -> None:
    file = pixel_file(scan(folder, pixels=FORM), FORM)
    before = file.stat().st_ino
    shutil.copytree(folder, folder.parent / "copy")
    assert pixel_file(scan(folder.parent / "copy", pixels=FORM), FORM) == file
    assert file.stat().st_ino == before
    assert names(cache) == [file.name]


def test_without_a_cache_the_scan_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(put(tmp_path / "file", b"in the way")))
    dataset = scan(folder, pixels=FORM)
    assert len(dataset.images) == 60
    array = pixels_of(dataset)
    assert np.array_equal(array[3], load_pixels(dataset.file(dataset.images[3]), *FORM))


def test_what_a_crash_left_is_not_used_and_goes_in_time(folder: Path, cache: Path) -> None:
    old = put(cache / ".new.rows.0123.part", b"half")
    young = put(cache / ".new.rows.4567.part", b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    assert len(pixels_of(scan(folder, pixels=FORM))) == 60
    assert not old.exists()
    assert young.exists()


def test_two_at_once_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    sums: list[int] = []

    def run(number: int) -> None:
        dataset = scan(folder, pixels=FORM, index=tmp_path / f"index{number}")
        sums.append(int(pixels_of(dataset).sum(dtype=np.int64)))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sums) == 3
    assert len(set(sums)) == 1


@pytest.mark.parametrize("pixels", [None, FORM])
def test_a_folder_that_goes_away_meanwhile_is_named(
    folder: Path, cache: Path, pixels: PixelForm | None
) -> None:
    fill(folder, {"c": 400})

    def unplug(done: int, _total: int) -> None:
        if done and folder.exists():
            folder.rename(folder.with_name("elsewhere"))

    with pytest.raises(InputError, match=f"{folder} disappeared while it was being read"):
        scan(folder, progress=unplug, pixels=pixels)
    folder.with_name("elsewhere").rename(folder)
    assert len(scan(folder).images) == 460
    assert not cache.exists() or names(cache) == []


def test_pixels_are_there_without_the_folder(folder: Path) -> None:
    dataset = scan(folder, pixels=FORM)
    shutil.rmtree(folder)
    assert len(pixels_of(dataset)) == 60


def test_without_folder_and_pixels_the_folder_is_named(folder: Path) -> None:
    dataset = scan(folder)
    shutil.rmtree(folder)
    with pytest.raises(InputError, match=f"The folder {folder} no longer exists"):
        pixels_of(dataset)
    with (
        open_pixels(dataset, FORM) as pixels,
        pytest.raises(InputError, match="no longer exists"),
    ):
        pixels.check_reachable(np.arange(60))
