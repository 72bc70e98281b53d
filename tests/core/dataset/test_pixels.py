import errno
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from image_files import contents, encoded, fill, put, smooth
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.dataset import pixels as pixels_module
from studio.core.dataset.decode import load_pixels, load_with_digest
from studio.core.dataset.images import Dataset
from studio.core.dataset.kept_rows import KeptRows
from studio.core.dataset.pixel_file import pixel_file
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan

SIZE = (10, 12)
FORM = PixelForm(SIZE, "rgb")


def all_of(dataset: Dataset, form: PixelForm = FORM, **options: int) -> NDArray[np.uint8]:
    """Every image as whoever needs all of them gets them; they are on the disk afterwards."""
    with open_pixels(dataset, form, **options) as pixels:
        return pixels[np.arange(len(dataset.images))]


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
        return load_with_digest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pixels_module, "load_with_digest", counted)
    return calls


@pytest.mark.parametrize(("color", "channels"), [("rgb", 3), ("gray", 1)])
def test_row_i_is_image_i(dataset: Dataset, color: str, channels: int) -> None:
    array = all_of(dataset, PixelForm(SIZE, color))  # type: ignore[arg-type]
    assert array.shape == (60, *SIZE, channels)
    assert array.dtype == np.uint8
    for row, image in zip(array, dataset.images, strict=True):
        expected = load_pixels(dataset.file(image), SIZE, color)  # type: ignore[arg-type]
        assert np.array_equal(row, expected)


def test_what_is_handed_out_is_a_copy(dataset: Dataset) -> None:
    first = all_of(dataset)
    expected = first.copy()
    first[:] = 0
    assert np.array_equal(all_of(dataset), expected)


def test_any_shape_of_indices_is_answered_in_that_shape(dataset: Dataset) -> None:
    everything = all_of(dataset)
    with open_pixels(dataset, FORM) as pixels:
        found = pixels[np.array([[7, 3, 7], [59, 0, 3]])]
    assert found.shape == (2, 3, *FORM.row_shape)
    assert np.array_equal(found[1, 0], everything[59])
    assert np.array_equal(found[0, 0], found[0, 2])


def test_the_second_call_decodes_nothing(dataset: Dataset, decoded: list[int]) -> None:
    first = all_of(dataset)
    assert len(decoded) == 60
    assert np.array_equal(all_of(dataset), first)
    assert len(decoded) == 60


def test_a_copy_of_the_folder_uses_the_same_file(
    dataset: Dataset, tmp_path: Path, decoded: list[int]
) -> None:
    all_of(dataset)
    shutil.copytree(dataset.folder, tmp_path / "copy")
    all_of(scan(tmp_path / "copy"))
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
    all_of(dataset)
    path = put(dataset.file(dataset.images[0]), encoded(smooth(20, 20, 777)))
    array = all_of(scan(Path(dataset.folder)))
    assert np.array_equal(array[0], load_pixels(path, SIZE, "rgb"))


@pytest.mark.parametrize("damage", ["cut", "empty", "words", "title"])
def test_a_damaged_file_is_written_anew(dataset: Dataset, decoded: list[int], damage: str) -> None:
    expected = all_of(dataset)
    file = pixel_file(dataset, FORM)
    match damage:
        case "cut":
            os.truncate(file, file.stat().st_size - 1)
        case "empty":
            file.write_bytes(b"")
        case "words":
            file.write_bytes(b"no array" * 1000)
        case "title":
            file.write_bytes(file.read_bytes().replace(b"60 of", b"61 of"))
    assert np.array_equal(all_of(dataset), expected)
    assert len(decoded) == 120


def test_only_what_is_asked_for_is_decoded(dataset: Dataset, decoded: list[int]) -> None:
    with open_pixels(dataset, FORM) as pixels:
        found = pixels[np.array([5, 9])]
    assert len(decoded) == 2
    assert np.array_equal(found[1], load_pixels(dataset.file(dataset.images[9]), *FORM))
    with open_pixels(dataset, FORM) as pixels:
        everyone = np.arange(60)
        assert set(everyone) - set(pixels.missing(everyone)) == {5, 9}
        pixels.wait(everyone)
    assert len(decoded) == 60


def order_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files in the order in which decoding began; one thread decodes."""
    names: list[str] = []

    def noted(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
        names.append(f"{path.parent.name}/{path.name}")
        return load_with_digest(path, form)

    monkeypatch.setattr(pixels_module, "load_with_digest", noted)
    monkeypatch.setattr(pixels_module, "workers", lambda: 1)
    return names


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_images_are_decoded_ahead_in_the_order_that_is_expected(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = order_of(monkeypatch)
    order = np.random.default_rng(1).permutation(60)
    with open_pixels(dataset, FORM) as pixels:
        pixels.expect(order[:40], order[40:])
        wait_until(lambda: len(names) == 60)
    assert names == [dataset.images[image].path for image in order]


def test_decoding_stays_within_reach_of_what_was_asked_for(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    monkeypatch.setattr(pixels_module, "_AHEAD_BYTES", 10 * FORM.row_bytes)
    order = np.arange(60)
    with open_pixels(dataset, FORM) as pixels:
        pixels.expect(order[:40], order[40:])
        wait_until(lambda: len(decoded) == 10)
        pixels.wait(order[:8])
        wait_until(lambda: len(decoded) == 18)
        time.sleep(0.05)
        assert len(decoded) == 18
        pixels.wait(order[24:32])  # so near the end that everything else comes too
        wait_until(lambda: len(decoded) == 60)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Nothing is decoded before this is set, however long a test takes until it asks."""
    asked = threading.Event()

    def after_it(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
        assert asked.wait(60)
        return load_with_digest(path, form)

    monkeypatch.setattr(pixels_module, "load_with_digest", after_it)
    return asked


def test_what_is_asked_for_out_of_turn_comes_first(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, asked: threading.Event
) -> None:
    names: list[str] = []

    def noted(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
        names.append(f"{path.parent.name}/{path.name}")
        assert asked.wait(60)
        return load_with_digest(path, form)

    def is_given_up() -> bool:
        asked.set()  # it waits
        return False

    monkeypatch.setattr(pixels_module, "load_with_digest", noted)
    monkeypatch.setattr(pixels_module, "workers", lambda: 1)
    with open_pixels(dataset, PixelForm((300, 300), "rgb")) as pixels:
        pixels.expect(np.arange(60))
        pixels.wait(np.array([59]), is_given_up)
        assert names.index("b/029.png") <= 8  # behind what a thread had taken before, if any


def test_giving_up_keeps_what_is_decoded_and_leaves_no_thread(
    dataset: Dataset, asked: threading.Event
) -> None:
    def is_given_up() -> bool:
        asked.set()
        return True

    before = threading.active_count()
    with open_pixels(dataset, PixelForm((200, 200), "rgb")) as pixels:
        with pytest.raises(Cancelled):
            pixels.wait(np.arange(60), is_given_up)
        pixels.wait(np.arange(8))
    assert threading.active_count() <= before
    with open_pixels(dataset, PixelForm((200, 200), "rgb")) as pixels:
        assert pixels.has(np.arange(8)).all()


def test_no_images(tmp_path: Path) -> None:
    assert all_of(Dataset(str(tmp_path), (), (), ()), PixelForm(SIZE, "gray")).shape == (
        0,
        *SIZE,
        1,
    )


def test_images_that_changed_behind_our_back_are_named(dataset: Dataset) -> None:
    content = dataset.file(dataset.images[7]).read_bytes()
    put(dataset.file(dataset.images[7]), encoded(smooth(9, 9, 5)))
    with pytest.raises(InputError, match=r"a/007\.png changed"):
        all_of(dataset)
    dataset.file(dataset.images[7]).unlink()
    with pytest.raises(InputError, match=r"a/007\.png can no longer be read.* does not exist"):
        all_of(dataset)
    put(dataset.file(dataset.images[7]), content)
    assert np.array_equal(all_of(dataset)[7], load_pixels(dataset.file(dataset.images[7]), *FORM))


def test_a_changed_image_is_nobodys_trouble_until_it_is_asked_for(dataset: Dataset) -> None:
    path = dataset.file(dataset.images[7])
    content = path.read_bytes()
    put(path, encoded(smooth(9, 9, 5)))
    with open_pixels(dataset, FORM) as pixels:
        pixels.expect(np.arange(60))
        pixels.wait(np.arange(8, 60))
        with pytest.raises(InputError, match="changed"):
            pixels[np.array([6, 7])]
        put(path, content)
        assert np.array_equal(pixels[np.array([7])][0], load_pixels(path, *FORM))


def test_the_images_are_not_touched(dataset: Dataset) -> None:
    before = contents(Path(dataset.folder))
    all_of(dataset)
    assert contents(Path(dataset.folder)) == before


def test_the_budget_drops_what_was_used_longest_ago(dataset: Dataset, cache: Path) -> None:
    size_of_one = 60 * 10 * 10 * 3 + 500
    sides = [(10, 10), (11, 9), (9, 11)]
    for age, size in enumerate(sides[:2]):
        all_of(dataset, PixelForm(size, "rgb"), budget_bytes=3 * size_of_one)
        os.utime(pixel_file(dataset, PixelForm(size, "rgb")), (1000 + age, 1000 + age))
    all_of(dataset, PixelForm(sides[0], "rgb"))  # used again: now the younger one
    all_of(dataset, PixelForm(sides[2], "rgb"), budget_bytes=2 * size_of_one)
    kept = {path.name for path in cache.iterdir()}
    assert kept == {
        pixel_file(dataset, PixelForm(size, "rgb")).name for size in (sides[0], sides[2])
    }


def test_a_data_set_above_the_budget_is_still_served(dataset: Dataset) -> None:
    all_of(dataset, PixelForm((5, 5), "rgb"))
    assert all_of(dataset, budget_bytes=10).shape[0] == 60
    assert not pixel_file(dataset, PixelForm((5, 5), "rgb")).exists()
    assert pixel_file(dataset, PixelForm(SIZE, "rgb")).exists()


def test_what_a_crash_left_is_removed_in_time(dataset: Dataset, cache: Path) -> None:
    old, young = put(cache / ".x.npy.1.part", b"old"), put(cache / ".y.npy.2.part", b"young")
    os.utime(old, (time.time() - 7200,) * 2)
    all_of(dataset)
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
        all_of(dataset)
    assert list(cache.iterdir()) == []
    assert decoded == []


def test_a_disk_that_fills_up_meanwhile_costs_only_time(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    expected = all_of(dataset)
    pixel_file(dataset, FORM).unlink()
    written: list[int] = []
    write = KeptRows.write

    def full(rows: KeptRows, row: int, values: NDArray[np.uint8]) -> None:
        if len(written) >= 20:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(row)
        write(rows, row, values)

    monkeypatch.setattr(KeptRows, "write", full)
    with open_pixels(dataset, FORM) as pixels:
        everyone = np.arange(60)
        pixels.expect(everyone)
        for _ in range(2):
            for first in range(0, 60, 6):
                images = everyone[first : first + 6]
                assert np.array_equal(pixels[images], expected[images])
    assert len(written) == 20
    assert len(decoded) >= 60 + 20 + 2 * 40


def test_a_flush_that_fails_leaves_no_row_marked(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    expected = all_of(dataset)
    pixel_file(dataset, FORM).unlink()
    with open_pixels(dataset, FORM) as pixels, monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        assert np.array_equal(pixels[np.arange(60)], expected)
        pixels.close()
    del decoded[:]
    assert np.array_equal(all_of(dataset), expected)
    assert len(decoded) == 60


def broken(_: int) -> None:
    raise OSError(errno.EIO, "Input/output error")


def test_two_programs_fill_one_file_together(dataset: Dataset, decoded: list[int]) -> None:
    with open_pixels(dataset, FORM) as first, open_pixels(dataset, FORM) as second:
        first.wait(np.arange(40))
        first.close()
        assert second.has(np.arange(40)).all()
        second.wait(np.arange(60))
    assert len(decoded) == 60
    all_of(dataset)
    assert len(decoded) == 60


def test_without_a_cache_the_array_is_held_in_memory(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(put(tmp_path / "file", b"in the way")))
    array = all_of(dataset)
    assert np.array_equal(array[3], load_pixels(dataset.file(dataset.images[3]), SIZE, "rgb"))


def test_without_a_cache_and_memory_it_is_said(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Memory(NamedTuple):
        available: int

    monkeypatch.setenv("STUDIO_CACHE", str(put(tmp_path / "file", b"in the way")))
    monkeypatch.setattr("psutil.virtual_memory", lambda: Memory(1000))
    with pytest.raises(WorkError, match="STUDIO_CACHE"):
        all_of(dataset)


def test_two_at_once_do_not_disturb_each_other(dataset: Dataset) -> None:
    results: list[int] = []

    def run() -> None:
        results.append(int(all_of(dataset, PixelForm((64, 64), "rgb")).sum(dtype=np.int64)))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 3
    assert len(set(results)) == 1
