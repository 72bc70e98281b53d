"""Time of a first and a second scan of many small images.

python tests/benchmarks/bench_scan.py --files 100000
python tests/benchmarks/bench_scan.py --files 100000 --pixels    the first scan keeps the pixels
"""

import argparse
import io
import os
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split

_CLASSES = 10
_PATTERNS = 200


def write_images(folder: Path, files: int, side: int) -> None:
    rng = np.random.default_rng(0)
    contents = [_image(rng, side, "JPEG" if index % 2 else "PNG") for index in range(_PATTERNS)]
    for name in range(_CLASSES):
        (folder / f"class{name}").mkdir()
    for index in range(files):
        ending = "jpg" if index % 2 else "png"
        path = folder / f"class{index % _CLASSES}" / f"{index:06d}.{ending}"
        path.write_bytes(contents[index % _PATTERNS])


def _image(rng: np.random.Generator, side: int, kind: str) -> bytes:
    coarse = Image.fromarray(rng.integers(0, 256, (8, 8, 3), dtype=np.uint8))
    output = io.BytesIO()
    coarse.resize((side, side)).save(output, kind)
    return output.getvalue()


def timed_scan(folder: Path, label: str, pixels: PixelForm | None = None) -> Dataset:
    began = time.perf_counter()
    dataset = scan(folder, pixels=pixels)
    seconds = time.perf_counter() - began
    number = len(dataset.images)
    print(f"{label}: {seconds:.2f} s, images: {number}, {number / seconds:.0f} a second")
    return dataset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--side", type=int, default=64, help="pixels of an image's sides")
    parser.add_argument("--pixels", action="store_true", help="the first scan keeps pixels, too")
    chosen = parser.parse_args()
    form = PixelForm((chosen.side, chosen.side), "rgb")
    with tempfile.TemporaryDirectory() as home:
        os.environ["STUDIO_CACHE"] = str(Path(home, "cache"))
        folder = Path(home, "images")
        folder.mkdir()
        write_images(folder, chosen.files, chosen.side)
        dataset = timed_scan(folder, "first scan", form if chosen.pixels else None)
        timed_scan(folder, "second scan")
        began = time.perf_counter()
        split(dataset, 0.2, 0.1, 7)
        fingerprint(dataset)
        print(f"split and fingerprint: {time.perf_counter() - began:.2f} s")
        began = time.perf_counter()
        everyone = np.arange(len(dataset.images))
        with open_pixels(dataset, form) as opened:
            opened.expect(everyone)
            opened.wait(everyone)
        print(f"pixels: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
