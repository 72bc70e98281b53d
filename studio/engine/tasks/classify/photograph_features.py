"""The features that a network makes of natural photographs, to compare others with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError, StudioError
from studio.core.base.files import whole_file
from studio.core.base.plain_arrays import read_arrays
from studio.core.dataset.pixel_form import PixelForm
from studio.core.metrics.feature_distance import Moments, moments
from studio.core.samples.photographs import natural_photographs
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.kept_outputs import BATCH

CROPS = 20
"""Cut out of each photograph."""

_SIDES = (0.35, 0.8)
"""Least and greatest side of a crop, of the photograph's shorter side: large enough to show things
and not only textures."""

_SEED = 0


def photograph_moments(key: str, form: PixelForm, front: FrontPass) -> list[Moments]:
    """Return the moments of features of crops of photographs, of each of `front`'s outputs.

    They are kept in the cache, in a file named by `key`.

    Args:
        key: of the network, its weights and outputs, and the form.
        form: of the images it is shown.
        front: makes features (n, features) of pixels.
    """
    file = paths.cache() / "features" / f"{key}.npz"
    found = _read(file, len(front.front.outputs))
    if found is None:
        crops = _crops(form)
        parts = [front.run(crops[at : at + BATCH]) for at in range(0, len(crops), BATCH)]
        found = [moments(np.concatenate(values)) for values in zip(*parts, strict=True)]
        _write(file, found)
    return found


def _crops(form: PixelForm) -> NDArray[np.uint8]:
    """Return square crops at random places, brought to the form."""
    draw = np.random.default_rng(_SEED)
    height, width, channels = form.row_shape
    made = []
    for path in natural_photographs():
        photo = Image.open(path).convert("L" if channels == 1 else "RGB")
        for _ in range(CROPS):
            side = int(draw.uniform(*_SIDES) * min(photo.size))
            left = int(draw.integers(0, photo.width - side + 1))
            top = int(draw.integers(0, photo.height - side + 1))
            crop = photo.crop((left, top, left + side, top + side))
            shrunk = crop.resize((width, height), Image.Resampling.LANCZOS)
            made.append(np.asarray(shrunk).reshape(height, width, channels))
    return np.stack(made)


def _read(file: Path, count: int) -> list[Moments] | None:
    try:
        arrays = read_arrays(file)
        return [
            Moments(arrays[f"mean/{place}"], arrays[f"deviation/{place}"]) for place in range(count)
        ]
    except (InputError, KeyError):  # not there, or damaged: it is made again
        return None


def _write(file: Path, found: list[Moments]) -> None:
    arrays = {f"mean/{place}": each.mean for place, each in enumerate(found)}
    arrays |= {f"deviation/{place}": each.deviation for place, each in enumerate(found)}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as out:
            np.savez(out, allow_pickle=False, **arrays)
    except (OSError, StudioError):  # without the file it takes a second more the next time
        return
