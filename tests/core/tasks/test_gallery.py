"""Pictures kept after each epoch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from studio.core.base.errors import InputError
from studio.core.tasks.gallery import (
    FOLDER,
    MOST_EPOCHS,
    begin_gallery,
    forget_pictures,
    image_count,
    keep_pictures,
    read_gallery,
    read_originals,
    read_pictures,
    thinned,
)

FILES = ("a.png", "b/ü.png", "c.png", "d.png")


def pictures(height: int, width: int, channels: int, seed: int = 0) -> NDArray[np.uint8]:
    shape = (len(FILES), height, width, channels)
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


@pytest.mark.parametrize("channels", [1, 3])
def test_what_was_kept_comes_back_exactly(tmp_path: Path, channels: int) -> None:
    originals, first = pictures(7, 9, channels), pictures(7, 9, channels, 1)
    begin_gallery(tmp_path, "validation", FILES, originals)
    keep_pictures(tmp_path, 1, first)
    keep_pictures(tmp_path, 2, originals)
    gallery = read_gallery(tmp_path)
    assert gallery is not None
    assert (gallery.part, gallery.files, gallery.epochs) == ("validation", FILES, (1, 2))
    np.testing.assert_array_equal(read_originals(tmp_path, gallery), originals)
    np.testing.assert_array_equal(read_pictures(tmp_path, gallery, 1), first)
    np.testing.assert_array_equal(read_pictures(tmp_path, gallery, 2), originals)


def test_large_images_are_kept_small(tmp_path: Path) -> None:
    begin_gallery(tmp_path, "train", FILES, pictures(300, 150, 3))
    keep_pictures(tmp_path, 1, pictures(300, 150, 3))
    gallery = read_gallery(tmp_path)
    assert gallery is not None
    assert read_pictures(tmp_path, gallery, 1).shape == (4, 128, 64, 3)
    assert image_count(32, 32, 1) == 16
    assert 4 <= image_count(1024, 1024, 3) < 16


def test_a_long_run_keeps_ever_fewer_of_its_epochs(tmp_path: Path) -> None:
    begin_gallery(tmp_path, "train", FILES, pictures(8, 8, 1))
    for epoch in range(1, 2 * MOST_EPOCHS + 10):
        keep_pictures(tmp_path, epoch, pictures(8, 8, 1))
    gallery = read_gallery(tmp_path)
    assert gallery is not None
    assert len(gallery.epochs) <= MOST_EPOCHS + 2
    assert gallery.epochs[0] == 1
    assert gallery.epochs[-1] == 2 * MOST_EPOCHS + 9


def test_a_resumed_run_forgets_what_it_trains_again(tmp_path: Path) -> None:
    begin_gallery(tmp_path, "train", FILES, pictures(8, 8, 1))
    for epoch in (1, 2, 3):
        keep_pictures(tmp_path, epoch, pictures(8, 8, 1))
    forget_pictures(tmp_path, 1)
    gallery = read_gallery(tmp_path)
    assert gallery is not None
    assert gallery.epochs == (1,)


def test_a_run_without_a_gallery_has_none(tmp_path: Path) -> None:
    assert read_gallery(tmp_path) is None
    forget_pictures(tmp_path, 0)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"part": "train", "files": []}', b"\xff"])
def test_a_damaged_list_is_said(tmp_path: Path, content: bytes) -> None:
    begin_gallery(tmp_path, "train", FILES, pictures(8, 8, 1))
    (tmp_path / FOLDER / "probes.json").write_bytes(content)
    with pytest.raises(InputError, match=r"probes\.json is damaged"):
        read_gallery(tmp_path)


def test_pictures_of_another_size_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    begin_gallery(tmp_path, "train", FILES, pictures(8, 8, 1))
    keep_pictures(tmp_path, 1, pictures(8, 8, 1))
    gallery = read_gallery(tmp_path)
    assert gallery is not None
    file = tmp_path / FOLDER / "epoch-000001.png"
    for change in (lambda: Image.new("L", (9000, 9000)).save(file), lambda: file.write_bytes(b"x")):
        change()
        with pytest.raises(InputError, match="is damaged"):
            read_pictures(tmp_path, gallery, 1)
    with pytest.raises(InputError, match="was not found"):
        read_pictures(tmp_path, gallery, 2)


def test_pictures_are_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="symbolic link"):
        keep_pictures(tmp_path, 1, pictures(8, 8, 1))


def test_of_many_epochs_some_are_taken_with_both_ends() -> None:
    assert thinned((4,), 6) == (4,)
    assert thinned((1, 2, 3), 3) == (1, 2, 3)
    some = thinned(range(1, 1001), 24)
    assert (some[0], some[-1], len(some)) == (1, 1000, 24)
