"""Time of a first and a second scan of many small images.

python tests/benchmarks/bench_scan.py --files 100000
"""

import argparse
import io
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixels import pixel_array
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


def timed_scan(folder: Path, index: Path, label: str) -> Dataset:
    began = time.perf_counter()
    dataset = scan(folder, index=index)
    seconds = time.perf_counter() - began
    number = len(dataset.images)
    print(f"{label}: {seconds:.2f} s, images: {number}, {number / seconds:.0f} a second")
    return dataset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--side", type=int, default=64, help="pixels of an image's sides")
    parser.add_argument("--pixels", action="store_true", help="also fill the pixel cache")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "images")
        folder.mkdir()
        write_images(folder, chosen.files, chosen.side)
        index = Path(home, "index")
        dataset = timed_scan(folder, index, "first scan")
        timed_scan(folder, index, "second scan")
        began = time.perf_counter()
        split(dataset, 0.2, 0.1, 7)
        fingerprint(dataset)
        print(f"split and fingerprint: {time.perf_counter() - began:.2f} s")
        if chosen.pixels:
            began = time.perf_counter()
            pixel_array(dataset, (chosen.side, chosen.side), "rgb")
            print(f"pixels: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
