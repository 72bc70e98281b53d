"""Handwritten digits: the 1,797 real scans of 8 x 8 pixels that scikit-learn carries."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.samples.sample import Sample, SampleImage

_MOST = 183
"""Images of the most frequent digit, 3; the rarest, 8, has 174."""


def images(seed: int, count: int, size: int) -> Iterator[SampleImage]:
    """Yield up to `count` scans of each digit, in scikit-learn's order; nothing is drawn by lot.

    Ink 0..16 becomes 0..255, white on black as in the data. The scans fill their 8 x 8 pixels, so
    each is enlarged with a bicubic filter to three quarters of `size` and set in a black margin,
    as LeNet-5's digits are in its 32 x 32 pixels.

    Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine
    Learning Repository, 1998 (CC BY 4.0), its test part.
    """
    del seed
    seen = [0] * 10
    table = _table()
    for scan, label in zip(table[:, :64].reshape(-1, 8, 8), table[:, 64].tolist(), strict=True):
        if seen[label] == count:
            continue
        seen[label] += 1
        grey = np.rint(scan * (255 / 16)).astype(np.uint8)
        yield SampleImage(f"{label}/{label}_{seen[label]:03d}.png", _enlarged(grey, size))


def _table() -> NDArray[np.int64]:
    """Return scikit-learn's table (1797, 65): 64 values 0..16 of ink and the digit.

    Its file is read without importing scikit-learn, which takes seconds.
    """
    spec = importlib.util.find_spec("sklearn")
    if spec is not None and spec.origin is not None:
        file = Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz"
        if file.is_file():
            return np.loadtxt(file, np.int64, delimiter=",")
    from sklearn.datasets import load_digits  # a version that keeps its data elsewhere

    digits = load_digits()
    return np.column_stack([digits.data, digits.target]).astype(np.int64)


def _enlarged(grey: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    inner = max(8, size * 3 // 4)
    margin = (size - inner) // 2
    large = Image.fromarray(grey).resize((inner, inner), Image.Resampling.BICUBIC)
    pixels = np.zeros((size, size), np.uint8)
    pixels[margin : margin + inner, margin : margin + inner] = np.asarray(large)
    return pixels


DIGITS = Sample(
    name="digits",
    title="Handwritten digits",
    description="Scans of the digits 0 to 9 by 13 writers: small, real, learned within a minute.",
    classes=tuple("0123456789"),
    size=32,
    count=_MOST,
    most=_MOST,
    images=images,
)
