"""Small pictures of image files, kept in the cache so that a photo is decoded once."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError, StudioError
from studio.core.base.files import whole_file
from studio.core.base.lone_array import read_any_array
from studio.core.dataset.decode import DECODE_VERSION, load_thumbnail


def cached_thumbnail(path: str, side: int) -> NDArray[np.uint8]:
    """Return `load_thumbnail` of a file, from the cache where the file has not changed since.

    Raises:
        UnreadableImage: not an image that can be read.
        OSError: the file is gone.
    """
    found = os.stat(path)  # noqa: PTH116  # a str, from many threads
    mark = f"{DECODE_VERSION} {path} {found.st_size} {found.st_mtime_ns} {side}"
    name = hashlib.blake2b(mark.encode(errors="surrogateescape"), digest_size=16).hexdigest()
    kept = paths.cache() / "thumbnails" / f"{name}.npy"
    pixels = _read(kept, side)
    if pixels is None:
        pixels = load_thumbnail(path, side)
        # Without room, or after a power cut, it is decoded again.
        with suppress(StudioError), whole_file(kept, is_lasting=False) as file:
            np.save(file, pixels, allow_pickle=False)
    return pixels


def _read(kept: Path, side: int) -> NDArray[np.uint8] | None:
    try:
        pixels = read_any_array(kept, 3 * (4 * side) ** 2 + 4096)
    except InputError:
        return None
    is_ours = pixels.dtype == np.uint8 and pixels.ndim == 3
    return pixels if is_ours and max(pixels.shape[:2]) <= 4 * side else None
