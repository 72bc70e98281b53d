"""Real image files for the tests of this folder."""

import io
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.dataset.images import Dataset
from studio.core.dataset.images import Image as ImageRow


def smooth(height: int = 24, width: int = 32, seed: int = 0) -> NDArray[np.uint8]:
    """An RGB picture without sharp edges, so that JPEG and resizing keep it nearly as it is."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 256, (3, 4, 3), dtype=np.uint8))
    return np.array(coarse.resize((width, height), Image.Resampling.BICUBIC))


def corners(height: int = 48, width: int = 64) -> NDArray[np.uint8]:
    """Red, green, blue and white quarters: shows every turn and flip."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = (255, 0, 0)
    pixels[: height // 2, width // 2 :] = (0, 255, 0)
    pixels[height // 2 :, : width // 2] = (0, 0, 255)
    pixels[height // 2 :, width // 2 :] = (255, 255, 255)
    return pixels


def encoded(pixels: NDArray[Any] | Image.Image, kind: str = "PNG", **options: Any) -> bytes:  # noqa: ANN401
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def put(path: Path, content: bytes | None = None, seed: int = 0) -> Path:
    """Write `content`, or a small picture, making the folders above."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(smooth(6, 8, seed)) if content is None else content)
    return path


def fill(folder: Path, counts: dict[str, int]) -> Path:
    """Write so many different pictures into each class folder; return `folder`."""
    for place, (name, count) in enumerate(counts.items()):
        (folder / name).mkdir(parents=True)
        for index in range(count):
            put(folder / name / f"{index:03d}.png", seed=1000 * place + index)
    return folder


def row(path: str, label: int = 0, **fields: Any) -> ImageRow:  # noqa: ANN401
    usual: dict[str, Any] = {"part": None, "width": 8, "height": 6, "size": 10, "digest": "0" * 32}
    return ImageRow(path=path, label=label, **(usual | fields))


def rows(counts: dict[str, int], folder: str = "/data") -> Dataset:
    """A data set of files that need not exist."""
    names = sorted(counts)
    images = [
        row(f"{name}/{index:04d}.png", label)
        for label, name in enumerate(names)
        for index in range(counts[name])
    ]
    return Dataset(folder, tuple(names), tuple(images), ())


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below `folder` with its bytes and time of change."""
    return {
        f"{where}/{name}": (
            Path(where, name).read_bytes(),
            Path(where, name).stat().st_mtime_ns,
        )
        for where, _, names in os.walk(folder)
        for name in names
    }
