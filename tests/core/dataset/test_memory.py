"""Decoding is bounded by bytes: of the file, of its pixels, of all threads together."""

import os
import socket
import struct
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import numpy as np
import pytest
from image_files import encoded, fill, put
from PIL import Image

from studio.core.dataset import memory, plain_pixels
from studio.core.dataset.decode import examine
from studio.core.dataset.memory import MEBIBYTE, Budget
from studio.core.dataset.scan import scan
from studio.core.dataset.unreadable import UnreadableImage

_PEAK = """
import resource, sys
from studio.core.dataset.decode import examine, load_pixels
from studio.core.dataset.unreadable import UnreadableImage
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    load_pixels(sys.argv[1], (64, 64), "rgb")
    examine(sys.argv[1])
except UnreadableImage as error:
    print(error, file=sys.stderr)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def peak_of(path: Path) -> int:
    """Return the megabytes that a process of its own grows by while it reads `path`."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_transparent_image_takes_no_copy_of_its_whole(tmp_path: Path) -> None:
    path = put(tmp_path / "a.png", encoded(Image.new("RGBA", (4000, 4000), (9, 9, 9, 99))))
    assert peak_of(path) < 170  # 122 for both images; five copies were 320


def test_deep_image_takes_no_copy_of_its_whole(tmp_path: Path) -> None:
    path = put(tmp_path / "a.png", encoded(np.zeros((4000, 4000), np.uint16)))
    assert peak_of(path) < 150  # it was 300


def test_image_that_needs_too_much_is_refused_before_its_pixels(tmp_path: Path) -> None:
    small = encoded(Image.new("RGBA", (1, 1)))
    header = b"IHDR" + struct.pack(">II", 13_000, 13_000) + small[24:29]
    checked = header + struct.pack(">I", zlib.crc32(header))
    path = put(tmp_path / "huge.png", small[:12] + checked + small[33:])
    with pytest.raises(UnreadableImage, match="needs 1289 MB of memory; the limit is 1024 MB"):
        examine(path)
    assert peak_of(path) < 60


@pytest.mark.skipif(os.name != "posix", reason="sparse files")
def test_sparse_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = put(tmp_path / "sparse.jpg", b"\xff\xd8\xff\xe0" + bytes(60))
    os.truncate(path, 1900 * MEBIBYTE)
    with pytest.raises(UnreadableImage, match="1900 MB, at most 512 MB"):
        examine(path)
    assert peak_of(path) < 60


def test_large_file_is_held_once(tmp_path: Path) -> None:
    path = put(tmp_path / "large.jpg", b"\xff\xd8\xff\xe0" + bytes(60))
    os.truncate(path, 200 * MEBIBYTE)
    with pytest.raises(UnreadableImage):
        examine(path)
    assert peak_of(path) < 260


def test_threads_share_one_budget() -> None:
    budget = Budget(100 * MEBIBYTE)
    used, most, lock = 0, 0, threading.Lock()

    def work(size: int) -> None:
        nonlocal used, most
        for _ in range(30):
            with budget.reserved(size):
                with lock:
                    used += size
                    most = max(most, used)
                with lock:
                    used -= size

    sizes = [30, 40, 50, 60, 100, 5]
    threads = [threading.Thread(target=work, args=(size * MEBIBYTE,)) for size in sizes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert most == 100 * MEBIBYTE


def test_scan_holds_what_it_decodes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(memory, "_UNCOUNTED", 0)
    monkeypatch.setattr(Budget, "_take", lambda _, size: asked.append(size))
    monkeypatch.setattr(Budget, "_give", lambda _, size: asked.remove(size))
    fill(tmp_path / "images", {"a": 3})
    seen: list[int] = []

    def looked(image: Image.Image, mode: str) -> Image.Image:
        seen.extend(asked)
        return plain_pixels.eight_bits(image, mode)

    monkeypatch.setattr("studio.core.dataset.decode.eight_bits", looked)
    scan(tmp_path / "images")
    assert len(seen) >= 6  # of each image its file and its pixels
    assert asked == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_listed_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path / "images", {"a": 2, "b": 2})
    os.mkfifo(folder / "a" / "pipe.jpg")
    os.mkfifo(folder / "outside.png")
    (folder / "b" / "link.png").symlink_to("../a/pipe.jpg")
    (folder / "b" / "zero.png").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "b" / "socket.png"))
        opened: list[str] = []
        real_open = os.open

        def noted(path: str, flags: int) -> int:
            opened.append(Path(path).name)
            return real_open(path, flags)

        monkeypatch.setattr("os.open", noted)
        found = scan(folder)
    assert [it.path for it in found.refused] == [
        "a/pipe.jpg",
        "b/link.png",
        "b/socket.png",
        "b/zero.png",
        "outside.png",
    ]
    assert len(found.images) == 4
    assert not {"pipe.jpg", "link.png", "socket.png", "zero.png", "outside.png"} & set(opened)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_that_takes_a_files_place_does_not_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    regular = put(tmp_path / "real.png").stat()
    monkeypatch.setattr("os.stat", lambda path: regular)
    with pytest.raises(UnreadableImage, match="Not a file"):
        examine(tmp_path / "pipe.png")
