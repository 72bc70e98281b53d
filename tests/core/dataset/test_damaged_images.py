"""Whatever the bytes are, the only failure is UnreadableImage, and all readers agree on it."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from image_files import encoded, smooth
from PIL import Image

from studio.core.dataset.decode import (
    examine,
    examine_for,
    load_pixels,
    load_thumbnail,
    load_with_digest,
)
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.unreadable import UnreadableImage

_EXIF = Image.Exif()
_EXIF[0x0112] = 6
_ALPHA = np.dstack([smooth(), np.full((24, 32), 99, np.uint8)])

WHOLE = [
    encoded(smooth(), "JPEG", exif=_EXIF.tobytes()),
    encoded(smooth(), "JPEG", progressive=True),
    encoded(Image.fromarray(smooth()).convert("CMYK"), "JPEG"),
    encoded(smooth(), "PNG", exif=_EXIF.tobytes()),
    encoded(_ALPHA, "PNG"),
    encoded(np.arange(600, dtype=np.uint16).reshape(20, 30), "PNG"),
    encoded(Image.fromarray(smooth()).quantize(8), "PNG", transparency=b"\x10\x20"),
    encoded(smooth(), "GIF"),
    encoded(smooth(), "BMP"),
    encoded(_ALPHA, "WEBP"),
    encoded(smooth(), "WEBP", exif=_EXIF.tobytes()),
    encoded(smooth(), "TIFF"),
    encoded(smooth(), "TIFF", compression="tiff_lzw", exif=_EXIF.tobytes()),
    encoded(np.linspace(0, 9, 600, dtype=np.float32).reshape(20, 30), "TIFF"),
]

few = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "image")


def judge(path: Path, content: bytes) -> bool:
    """Return whether all readers take the file; fail if they disagree or raise anything else."""
    path.write_bytes(content)
    verdicts = set()
    for read in (
        lambda: load_pixels(path, (9, 7), "rgb"),
        lambda: load_pixels(path, (5, 6), "gray"),
        lambda: load_thumbnail(path, 16),
        lambda: examine(path),
        lambda: examine_for(path, PixelForm((7, 9), "gray")),
        lambda: load_with_digest(path, PixelForm((7, 9), "gray")),
    ):
        try:
            read()
        except UnreadableImage as error:
            verdicts.add(str(error))
        else:
            verdicts.add("")
    assert len(verdicts) == 1
    return verdicts == {""}


def test_the_whole_ones_are_read(path: Path) -> None:
    assert all(judge(path, content) for content in WHOLE)


@few
@given(content=st.binary(max_size=300))
def test_random_bytes(path: Path, content: bytes) -> None:
    judge(path, content)


@few
@given(head=st.sampled_from(WHOLE), tail=st.binary(max_size=300), kept=st.integers(4, 40))
def test_a_real_beginning_and_random_bytes(path: Path, head: bytes, tail: bytes, kept: int) -> None:
    judge(path, head[:kept] + tail)


@few
@given(content=st.sampled_from(WHOLE), share=st.floats(0, 1))
def test_cut_off(path: Path, content: bytes, share: float) -> None:
    judge(path, content[: int(len(content) * share)])


@few
@given(
    content=st.sampled_from(WHOLE),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_changed_bytes(path: Path, content: bytes, changes: list[tuple[float, int]]) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[min(int(place * len(damaged)), len(damaged) - 1)] = value
    judge(path, bytes(damaged))


@pytest.mark.parametrize("content", [it for it in WHOLE if it[:2] != b"II"])
def test_half_an_image_is_never_taken(path: Path, content: bytes) -> None:
    for share in (0.3, 0.5, 0.7, 0.9):
        assert not judge(path, content[: int(len(content) * share)])


def test_random_noise_of_every_length(path: Path) -> None:
    for length in range(64):
        assert not judge(path, os.urandom(length).replace(b"BM", b"xx"))
