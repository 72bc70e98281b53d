"""What the discriminator of a GAN says of the same images after each epoch, and what it is shown.

gallery/latents.npy            what the pictures of the gallery are drawn from
gallery/scores-<number>.npy    probabilities after that epoch, for each epoch with pictures
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.files import write_whole
from studio.core.base.lone_array import read_any_array
from studio.core.base.regular_file import check_own_folder, damaged
from studio.core.tasks.gallery import FOLDER, Gallery

_LATENTS = "latents.npy"
_NAME = re.compile(r"scores-(\d{6,9})\.npy")
_LARGEST = 16 * 1024**2


class Scores(msgspec.Struct, frozen=True):
    """Probabilities 0..1 that an image is real, as the discriminator of one epoch gives them.

    Attributes:
        real: float32 (real images,), those of the gallery's originals first, in their order.
        fake: float32 (generated images,), the pictures of the gallery first, in their order.
    """

    real: NDArray[np.float32]
    fake: NDArray[np.float32]


def keep_latents(run: Path, latents: NDArray[np.float32]) -> None:
    """Keep what the pictures of a gallery are drawn from, float32 (pictures, values).

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    _write(run, _LATENTS, latents)


def read_latents(run: Path, gallery: Gallery) -> NDArray[np.float32]:
    """Return what the pictures of a gallery are drawn from, float32 (pictures, values).

    A class that was asked for follows the latent vector as one value for each class, one of them 1.

    Raises:
        InputError: the file is missing or damaged.
    """
    found = _read(run / FOLDER / _LATENTS)
    if found.ndim != 2 or len(found) != gallery.shape[0]:
        raise damaged(run / FOLDER / _LATENTS, str(found.shape))
    return found


def keep_scores(run: Path, epoch: int, scores: Scores) -> None:
    """Keep the scores of an epoch; those of epochs without pictures go.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    longest = max(len(scores.real), len(scores.fake))
    table = np.full((2, longest), np.nan, np.float32)
    for row, values in zip(table, (scores.real, scores.fake), strict=True):
        row[: len(values)] = values
    _write(run, _file_name(epoch), table)


def forget_scores(run: Path, kept: tuple[int, ...]) -> None:
    """Forget all scores but those of the epochs `kept`, whose pictures are there."""
    with suppress(OSError):
        for file in list((run / FOLDER).iterdir()):
            match = _NAME.fullmatch(file.name)
            if match and int(match[1]) not in kept:
                file.unlink(missing_ok=True)


def read_scores(run: Path, epoch: int) -> Scores:
    """Return what the discriminator said after an epoch that has pictures.

    Raises:
        InputError: the file is missing or damaged.
    """
    file = run / FOLDER / _file_name(epoch)
    table = _read(file)
    if table.ndim != 2 or len(table) != 2:
        raise damaged(file, str(table.shape))
    real, fake = (row[np.isfinite(row)].clip(0.0, 1.0) for row in table)
    return Scores(real, fake)


def _file_name(epoch: int) -> str:
    return f"scores-{epoch:06d}.npy"


def _write(run: Path, name: str, values: NDArray[np.float32]) -> None:
    folder = run / FOLDER
    check_own_folder(folder)
    packed = io.BytesIO()
    np.save(packed, values.astype(np.float32), allow_pickle=False)
    write_whole(folder / name, packed.getvalue())


def _read(file: Path) -> NDArray[np.float32]:
    found = read_any_array(file, _LARGEST)
    if found.dtype != np.float32:
        raise damaged(file, str(found.dtype))
    return np.asarray(found, np.float32)
