"""Folders of files that call themselves images: refused one by one, the good ones are used."""

from __future__ import annotations

import io
import random
import time
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from PIL import Image

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.scan import scan

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".jfif")
FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".bmp": "BMP",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".tif": "TIFF",
}
MARKS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"BM",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBPVP8L",
    b"II*\0",
)


def noise(numbers: random.Random) -> bytes:
    """Return bytes that are no image, some with the first bytes of one."""
    mark = numbers.choice((b"", *MARKS))
    return mark + numbers.randbytes(numbers.choice((0, 1, 30, 3000)))


def nearly(numbers: random.Random, suffix: str) -> bytes:
    """Return an image with bytes flipped or its end cut off."""
    out = io.BytesIO()
    pixels = np.random.default_rng(numbers.randrange(1000)).integers(0, 256, (20, 24, 3), np.uint8)
    Image.fromarray(pixels).save(out, FORMATS[suffix])
    content = bytearray(out.getvalue())
    if numbers.random() < 0.3:
        return bytes(content[: numbers.randrange(len(content))])
    for _ in range(numbers.choice((1, 4, 40))):
        content[numbers.randrange(min(len(content), 300))] = numbers.randrange(256)
    return bytes(content)


def write_noise(folder: Path, count: int, seed: int) -> Path:
    numbers = random.Random(seed)
    for index in range(count):
        place = folder / numbers.choice(("cats", "dogs"))
        place.mkdir(parents=True, exist_ok=True)
        if numbers.random() < 0.5:
            suffix = numbers.choice(list(FORMATS))
            content = nearly(numbers, suffix)
        else:
            suffix = numbers.choice(SUFFIXES)
            content = noise(numbers)
        (place / f"{index:04d}{suffix}").write_bytes(content)
    return folder


def test_every_file_is_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    folder = write_noise(tmp_path / "images", 600, seed=11)
    began = time.monotonic()
    dataset = scan(folder)
    assert time.monotonic() - began < 60
    assert len(dataset.images) + len(dataset.refused) == 600
    assert len(dataset.refused) > 200
    for refused in dataset.refused:
        assert len(str(refused.reason).splitlines()) == 1
    for image in dataset.images:
        assert load_pixels(dataset.file(image), (16, 16), "rgb").shape == (16, 16, 3)


@pytest.mark.engine
def test_folder_of_noise_alone_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    numbers = random.Random(2)
    for name in ("cats", "dogs"):
        (tmp_path / "images" / name).mkdir(parents=True)
        for index in range(20):
            (tmp_path / "images" / name / f"{index}.png").write_bytes(numbers.randbytes(900))
    recipe = tiny_images.lenet_recipe(tmp_path / "images")
    with pytest.raises(InputError, match="no readable image"):
        Watched().train(recipe, tmp_path / "runs")
    assert not (tmp_path / "runs").exists()


@pytest.mark.engine
def test_training_passes_over_noise_among_images(tmp_path: Path) -> None:
    folder = tiny_images.make_images(tmp_path / "images", ("cats", "dogs"))
    write_noise(folder, 60, seed=4)
    run = Watched().train(tiny_images.lenet_recipe(folder), tmp_path / "runs")
    assert run.report().refused > 20
