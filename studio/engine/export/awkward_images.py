"""Image files of every kind that programs read differently, for proving the snippet."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

_LARGER = 5
"""Times the model's size, so that large JPEGs are decoded at a fraction and all is resized."""

_LONGEST = 1600
"""Pixels of a side; encoding more takes longer than the proof is worth."""

_SIDEWAYS = 6
"""EXIF's orientation: a quarter turn."""


def write_awkward_images(folder: Path, size: tuple[int, int], seed: int) -> list[Path]:
    """Write the files into `folder`, which is there; return them, "image.jpg" first.

    Transparency, palettes, 16 and 32 bits, CMYK, a turn by EXIF, every format; none is square.

    Args:
        size: height and width that the model reads.
        seed: of their content.
    """
    height, width = min(_LARGER * size[0], _LONGEST) + 3, min(_LARGER * size[1], _LONGEST) + 17
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 256, (7, 9, 4), np.uint8))
    blended = coarse.resize((width, height), Image.Resampling.BICUBIC)
    plain = blended.convert("RGB")
    grey = plain.convert("L")
    values = np.asarray(grey, np.float32) + rng.random((height, width), np.float32)
    palette = plain.quantize(32)
    turned = Image.Exif()
    turned[0x0112] = _SIDEWAYS
    small = plain.resize((max(width // 12, 1), max(height // 12, 1)))
    images: dict[str, tuple[Image.Image, dict[str, Any]]] = {
        "image.jpg": (plain, {}),
        "turned.jpg": (plain, {"exif": turned}),
        "cmyk.jpg": (plain.convert("CMYK"), {}),
        "grey.jpg": (grey, {}),
        "small.jpg": (small, {}),
        "transparent.png": (blended, {}),
        "palette.png": (palette, {"transparency": bytes(range(0, 256, 8))}),
        "sixteen.png": (Image.fromarray((values * 200).astype(np.uint16)), {}),
        "grey-alpha.png": (blended.convert("LA"), {}),
        "turned.png": (plain, {"exif": turned}),
        "one-bit.png": (grey.convert("1"), {}),
        "frames.gif": (palette, {"transparency": 3, "save_all": True, "append_images": [palette]}),
        "plain.bmp": (plain, {}),
        "transparent.webp": (blended, {}),
        "plain.tif": (plain, {"exif": turned}),
        "sixteen.tif": (Image.fromarray((values * 200).astype(np.uint16)), {}),
        "float.tif": (Image.fromarray(values / 256), {}),
        "whole.tif": (Image.fromarray((values * 90 - 4000).astype(np.int32)), {}),
    }
    files = [folder / name for name in images]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for file, (image, options) in zip(files, images.values(), strict=True):
            image.save(file, **options)
    return files
