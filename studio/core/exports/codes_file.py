"""A folder of images as a file of codes: what an autoencoder squeezes each of them into.

An .npz archive of plain arrays that NumPy opens: `codes` uint8 (images, size), `low` and `high`
float32 (size,), between which the 256 steps of each number of a code lie evenly, and `about`, JSON
in UTF-8, which says what restores them. Every number of a code loses what lies between two steps.
"""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.json_file import decoded
from studio.core.base.plain_arrays import arrays_in
from studio.core.base.sentences import Sentence, say

Codes = NDArray[np.float32]

_STEPS = 255
_ROOM = 1024**3
"""Bytes unpacked: 32 MB would pack as many zeros, and a file may come from anywhere."""
_HEADS = 64 * 1024
"""Bytes for the heads of its arrays."""

_NAMES = ("codes", "low", "high", "about")


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs to the codes.

    Attributes:
        run: folder of the run whose network made them.
        network: digest of its weights, by which another network is known.
        files: of the images, relative to their folder, with forward slashes.
        image_size: height and width in pixels of what is restored.
        color: "rgb" or "gray".
        program: that wrote the file.
        version: of this form of file.
    """

    run: str
    network: str
    files: tuple[str, ...]
    image_size: tuple[int, int]
    color: str
    program: str
    version: int = 1


class CodesFile(msgspec.Struct, frozen=True):
    """What is in such a file; codes are float32 (images, size), as they come out of it."""

    about: About
    codes: Codes


class CodesReport(msgspec.Struct, frozen=True):
    """What compressing a folder came to.

    Attributes:
        file: that was written.
        images: how many are in it.
        refused: files that are no images.
        image_size: height and width in pixels of what is restored.
        code: numbers in the code of an image.
        size: bytes of the file.
        png_size: bytes of the same images, of that size in pixels, as PNG.
        jpeg_size: the same as JPEG of quality `jpeg_quality`.
        network_size: bytes of the network that restores them.
        error: mean squared error per value of pixels in 0..1 of what the file restores.
        exact_error: the same had the codes not been rounded to 256 steps.
        jpeg_error: the same of the JPEG files.
        jpeg_quality: 1..100, as Pillow counts.
    """

    file: str
    images: int
    refused: int
    image_size: tuple[int, int]
    code: int
    size: int
    png_size: int
    jpeg_size: int
    network_size: int
    error: float
    exact_error: float
    jpeg_error: float
    jpeg_quality: int

    @property
    def remarks(self) -> tuple[Sentence, ...]:
        """What the figures say, in sentences."""
        height, width = self.image_size
        return (
            say(
                "{images} images of {height} × {width} pixels take {size} as codes, {png} as PNG "
                "({png_times} times as much) and {jpeg} as JPEG ({jpeg_times} times as much).",
                images=self.images,
                height=height,
                width=width,
                size=_size_text(self.size),
                png=_size_text(self.png_size),
                png_times=f"{self.png_size / self.size:.3g}",
                jpeg=_size_text(self.jpeg_size),
                jpeg_times=f"{self.jpeg_size / self.size:.3g}",
            ),
            say(
                "Mean squared error: {error}; {exact} without rounding the codes to 256 steps; "
                "JPEG of quality {quality}: {jpeg}; PNG: 0.",
                error=f"{self.error:.3g}",
                exact=f"{self.exact_error:.3g}",
                quality=self.jpeg_quality,
                jpeg=f"{self.jpeg_error:.3g}",
            ),
            say(
                "Codes serve only images like those that the run was trained on, and restoring "
                "them takes the run's network as well ({size}).",
                size=_size_text(self.network_size),
            ),
        )


def rounded(codes: Codes) -> tuple[NDArray[np.uint8], Codes, Codes]:
    """Return codes (images, size) as steps, and between which numbers these lie, each (size,)."""
    low, high = codes.min(axis=0), codes.max(axis=0)
    span = np.where(high > low, high - low, 1).astype(np.float32)
    return np.rint((codes - low) / span * _STEPS).astype(np.uint8), low, high


def unrounded(steps: NDArray[np.uint8], low: Codes, high: Codes) -> Codes:
    """Return the numbers of steps (images, size), float32."""
    found: Codes = low + (high - low) * (steps.astype(np.float32) / np.float32(_STEPS))
    return found


def packed(codes: Codes, about: About) -> bytes:
    """Return the content of a file of codes.

    Raises:
        InputError: there are more of them than `read` takes.
    """
    steps, low, high = rounded(codes)
    text = np.frombuffer(msgspec.json.encode(about), np.uint8)
    if steps.nbytes + 2 * low.nbytes + len(text) > _ROOM - _HEADS:
        raise InputError(
            "{count} images with codes of {size} numbers are more than a file of codes may hold. "
            "Compress fewer images at a time.",
            count=len(steps),
            size=steps.shape[1],
        )
    content = io.BytesIO()
    np.savez_compressed(content, codes=steps, low=low, high=high, about=text)
    return content.getvalue()


def read(path: Path) -> CodesFile:
    """Read a file of codes.

    Raises:
        InputError: missing, damaged, or not such a file.
    """
    try:
        arrays = arrays_in(path, _NAMES, room=_ROOM)
        steps, low, high, text = (arrays[name] for name in _NAMES)
        about = decoded(text.astype(np.uint8).tobytes(), About)
    except (ValueError, KeyError, msgspec.DecodeError) as error:
        reason = str(error).split("\n")[0][:200]
        raise InputError(
            "{file} is not a file of codes, or it is damaged: {reason}.",
            file=str(path),
            reason=reason,
        ) from error
    is_fit = (
        steps.dtype == np.uint8
        and steps.ndim == 2
        and low.dtype == high.dtype == np.float32
        and low.shape == high.shape == steps.shape[1:]
        and len(about.files) == len(steps)
        and bool(np.isfinite(low).all() and np.isfinite(high).all())
    )
    if not is_fit or not all(map(_is_inside, about.files)):
        raise InputError(
            "{file} is not a file of codes, or it is damaged: {reason}.",
            file=str(path),
            reason=say("its parts do not fit together"),
        )
    return CodesFile(about, unrounded(steps, low, high))


def _is_inside(name: str) -> bool:
    """Whether a name leads to a place below a folder, on any system."""
    path = PurePosixPath(name)
    is_plain = bool(name) and not path.is_absolute() and ".." not in path.parts
    return is_plain and not any(mark in name for mark in ("\\", ":", "\0"))


def _size_text(size: int) -> str:
    if size < 1024:
        return f"{size} B"
    if size < 1024**2:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024**2:.1f} MB"
