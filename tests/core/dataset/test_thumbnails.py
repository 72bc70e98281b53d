"""Thumbnails that are decoded once."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.dataset import thumbnails
from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.thumbnails import cached_thumbnail


def test_a_file_is_decoded_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = next(tiny_images.make_images(tmp_path / "shapes").rglob("*.png"))
    first = cached_thumbnail(str(image), 16)
    decoded: list[str] = []

    def watched(path: str, side: int) -> np.ndarray:
        decoded.append(path)
        return load_thumbnail(path, side)

    monkeypatch.setattr(thumbnails, "load_thumbnail", watched)
    np.testing.assert_array_equal(cached_thumbnail(str(image), 16), first)
    assert decoded == []
    os.utime(image, (1.0, 1.0))
    cached_thumbnail(str(image), 16)
    assert decoded == [str(image)]


def test_a_damaged_cache_and_a_missing_file(tmp_path: Path) -> None:
    image = next(tiny_images.make_images(tmp_path / "shapes").rglob("*.png"))
    first = cached_thumbnail(str(image), 16)
    (kept,) = (paths.cache() / "thumbnails").iterdir()
    for damage in (b"noise", b"PK\x03\x04noise", _claims_too_much(first)):
        kept.write_bytes(damage)
        np.testing.assert_array_equal(cached_thumbnail(str(image), 16), first)
    image.unlink()
    with pytest.raises(FileNotFoundError):
        cached_thumbnail(str(image), 16)


def _claims_too_much(pixels: NDArray[np.uint8]) -> bytes:
    """Return an array's file whose head claims more numbers than any memory holds."""
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        file, {"descr": "|u1", "fortran_order": False, "shape": (2**40, 2**20, 3)}
    )
    return file.getvalue() + pixels.tobytes()
