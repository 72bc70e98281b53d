"""Handwritten digits: the 1,797 real scans of 8 x 8 pixels that scikit-learn carries."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from studio.core.samples.sample import Sample, SampleImage

_MOST = 183
"""Images of the most frequent digit, 3; the rarest, 8, has 174."""


def images(seed: int, count: int, size: int) -> Iterator[SampleImage]:
    """Yield up to `count` scans of each digit, in scikit-learn's order; nothing is drawn by lot.

    Ink 0..16 becomes 0..255, white on black as in the data. The scans are enlarged with a bicubic
    filter: at 32 pixels they have LeNet-5's input size and look like handwriting; a bicubic
    enlargement loses nothing of the 8 x 8 values.

    Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine
    Learning Repository, 1998 (CC BY 4.0), its test part.
    """
    from sklearn.datasets import load_digits

    del seed
    digits = load_digits()
    seen = [0] * 10
    for scan, label in zip(digits.images, digits.target, strict=True):
        if seen[label] == count:
            continue
        seen[label] += 1
        grey = np.rint(scan * (255 / 16)).astype(np.uint8)
        large = Image.fromarray(grey).resize((size, size), Image.Resampling.BICUBIC)
        yield SampleImage(f"{label}/{label}_{seen[label]:03d}.png", np.array(large, np.uint8))


DIGITS = Sample(
    name="digits",
    title="Handwritten digits",
    description="Scans of the digits 0 to 9 by 13 hands: small, real, learned within a minute.",
    classes=tuple("0123456789"),
    size=32,
    count=_MOST,
    most=_MOST,
    images=images,
)
