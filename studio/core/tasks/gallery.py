"""Pictures of a run after each epoch: the same images as they are, and as the network gives them.

    gallery/probes.json          which images they are
    gallery/originals.png        as the network sees them, one below the other
    gallery/noisy.png            as it sees them where it cleans them
    gallery/epoch-<number>.png   the same images after that epoch of the run, counted from 1

A GAN restores nothing: its pictures of an epoch are drawn from the same latent vectors each time,
and the originals are real images to hold them against.

Plain PNG, so that any program shows them. A long run keeps every second, fourth, ... epoch, so
that its gallery never holds more than about `MOST_EPOCHS` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.base.epoch_files import EpochFiles
from studio.core.base.files import write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import check_own_folder, damaged
from studio.core.tasks.picture_strip import (
    MODES,
    Pictures,
    as_image,
    read_strip,
    read_text,
    write_strip,
)

FOLDER = "gallery"

MOST_EPOCHS = 200
"""Above that, every second one goes."""

LONGEST_SIDE = 128
"""Pixels of a kept picture; larger images are kept smaller."""

_MOST_IMAGES = 16
MOST_PICTURES = 256
"""Of one epoch, in any gallery."""

_EPOCH_BYTES = 512 * 1024
"""Of the pictures of one epoch, unpacked."""

_PROBES, _ORIGINALS, _NOISY = "probes.json", "originals.png", "noisy.png"
_ERRORS = "errors"
"""Text within a picture: numbers of its images."""

_LARGEST = 16 * 1024**2


class Gallery(msgspec.Struct, frozen=True):
    """What a run has kept.

    Attributes:
        part: that the images are from, "validation" or "train".
        files: their paths, relative to the folder of images; of a GAN there may be more than
            `pictures`: its game shows them too.
        height: of a kept picture in pixels; `width` likewise.
        channels: 1 (grey) or 3.
        epochs: those of which pictures are kept, ascending, from 1.
        pictures: how many an epoch has; 0 for one of each of `files`.
        classes: name of the class that each picture is asked for; empty where none is.
        is_noisy: whether the network saw the images with noise.
    """

    part: str
    files: tuple[str, ...]
    height: int
    width: int
    channels: int
    epochs: tuple[int, ...] = ()
    pictures: int = 0
    classes: tuple[str, ...] = ()
    is_noisy: bool = False

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Of the pictures of one epoch."""
        return self.pictures or len(self.files), self.height, self.width, self.channels


def image_count(height: int, width: int, channels: int) -> int:
    """Return how many images a gallery shows, 4 to 16: fewer where they are large."""
    height, width = kept_size(height, width)
    return max(4, min(_MOST_IMAGES, _EPOCH_BYTES // (height * width * channels)))


def thinned(epochs: Sequence[int], most: int) -> tuple[int, ...]:
    """Return at most `most` epochs, evenly chosen, the first and the last among them."""
    if len(epochs) <= most:
        return tuple(epochs)
    places = np.unique(np.linspace(0, len(epochs) - 1, most).round().astype(int))
    return tuple(epochs[at] for at in places.tolist())


def kept_size(height: int, width: int) -> tuple[int, int]:
    """Return the size that an image of this size is kept in."""
    scale = min(1.0, LONGEST_SIDE / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def begin_gallery(
    run: Path,
    part: str,
    files: tuple[str, ...],
    originals: Pictures,
    noisy: Pictures | None = None,
    *,
    pictures: int = 0,
    classes: tuple[str, ...] = (),
) -> None:
    """Keep the images that a gallery of the run in folder `run` shows, as they are.

    Args:
        run: its folder.
        part: that the images are from; likewise `files`, as in `Gallery`.
        originals: the images, uint8.
        noisy: the same images with the noise that the network sees.
        pictures: how many an epoch will have; 0 for one of each image.
        classes: as in `Gallery`.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    folder = run / FOLDER
    check_own_folder(folder)
    small = _small(originals)
    write_strip(folder / _ORIGINALS, small)
    _, height, width, channels = small.shape
    if noisy is not None:
        write_strip(folder / _NOISY, _small(noisy))
    probes = Gallery(
        part,
        files,
        height,
        width,
        channels,
        is_noisy=noisy is not None,
        pictures=pictures,
        classes=classes,
    )
    write_whole(folder / _PROBES, msgspec.json.encode(probes))


def keep_pictures(
    run: Path, epoch: int, pictures: Pictures, errors: NDArray[np.float32] | None = None
) -> None:
    """Keep what the network gives for those images after an epoch of the run, from 1.

    Args:
        errors: float32 (images,), how far each is from its original, before it was made smaller.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    folder = run / FOLDER
    check_own_folder(folder)
    text = {}
    if errors is not None:
        text[_ERRORS] = " ".join(f"{value:.6g}" for value in errors.tolist())
    files = _files(run)
    write_strip(files.file(epoch), _small(pictures), text)
    files.thin(epoch, MOST_EPOCHS)


def forget_pictures(run: Path, epoch: int) -> None:
    """Forget the epochs behind `epoch`: a resumed run trains them again."""
    _files(run).forget(epoch)


def read_gallery(run: Path) -> Gallery | None:
    """Return what the run in folder `run` has kept, None where it has no gallery.

    Raises:
        InputError: its list of images is damaged.
    """
    file = run / FOLDER / _PROBES
    if not file.exists():
        return None
    found = read_json(file, _LARGEST, Gallery)
    sides = (found.height, found.width)
    if not (0 < min(sides) <= max(sides) <= LONGEST_SIDE and found.channels in MODES):
        raise damaged(file, f"{found.height} x {found.width} x {found.channels}")
    counts = (len(found.files), found.shape[0])
    if not (0 < min(counts) <= max(counts) <= MOST_PICTURES and found.pictures >= 0):
        raise damaged(file, f"{counts}")
    return msgspec.structs.replace(found, epochs=_files(run).epochs())


def read_originals(run: Path, gallery: Gallery) -> Pictures:
    """Return the images of a gallery as they are.

    Raises:
        InputError: the file is missing or damaged.
    """
    return read_strip(run / FOLDER / _ORIGINALS, (len(gallery.files), *gallery.shape[1:]))


def read_noisy(run: Path, gallery: Gallery) -> Pictures:
    """Return the images of a gallery that `is_noisy` as the network sees them.

    Raises:
        InputError: the file is missing or damaged.
    """
    return read_strip(run / FOLDER / _NOISY, (len(gallery.files), *gallery.shape[1:]))


def read_errors(run: Path, gallery: Gallery, epoch: int) -> NDArray[np.float32] | None:
    """Return how far each picture of an epoch is from its original, float32 (images,).

    None where that was not kept: runs of earlier versions have no errors.

    Raises:
        InputError: the file is missing or damaged.
    """
    file = _files(run).file(epoch)
    try:
        numbers = [float(number) for number in read_text(file, _ERRORS).split()]
    except ValueError as error:
        raise damaged(file, str(error)) from None
    found = np.array(numbers, np.float32)
    return found if len(found) == len(gallery.files) else None


def read_pictures(run: Path, gallery: Gallery, epoch: int) -> Pictures:
    """Return what the network gave for them after an epoch of `gallery.epochs`.

    Raises:
        InputError: the file is missing or damaged.
    """
    return read_strip(_files(run).file(epoch), gallery.shape)


def _files(run: Path) -> EpochFiles:
    return EpochFiles(run / FOLDER, ".png")


def _small(pictures: Pictures) -> Pictures:
    height, width = kept_size(*pictures.shape[1:3])
    if (height, width) == pictures.shape[1:3]:
        return pictures
    resized = [
        np.asarray(as_image(picture).resize((width, height), Image.Resampling.BOX))
        for picture in pictures
    ]
    return np.stack(resized).reshape(len(pictures), height, width, -1)
