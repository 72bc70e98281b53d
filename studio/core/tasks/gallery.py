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

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.base.errors import InputError
from studio.core.base.files import whole_file, write_whole
from studio.core.base.regular_file import check_own_file, read_regular

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

_NAME = re.compile(r"epoch-(\d{6,9})\.png")
_LARGEST = 16 * 1024**2
_MODES = {1: "L", 3: "RGB"}

Pictures = NDArray[np.uint8]
"""(images, height, width, 1 or 3), 0..255."""


class Gallery(msgspec.Struct, frozen=True):
    """What a run has kept.

    Attributes:
        part: that the images are from, "validation" or "train".
        files: their paths, relative to the folder of images.
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
    _check_own(folder)
    small = _small(originals)
    _write(folder / _ORIGINALS, small)
    _, height, width, channels = small.shape
    if noisy is not None:
        _write(folder / _NOISY, _small(noisy))
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
    _check_own(folder)
    _write(folder / _file_name(epoch), _small(pictures), errors)
    step = 1
    while epoch > step * MOST_EPOCHS:
        step *= 2
    _remove(folder, lambda kept: kept % step != 0 and kept not in (1, epoch))


def forget_pictures(run: Path, epoch: int) -> None:
    """Forget the epochs behind `epoch`: a resumed run trains them again."""
    _remove(run / FOLDER, lambda kept: kept > epoch)


def read_gallery(run: Path) -> Gallery | None:
    """Return what the run in folder `run` has kept, None where it has no gallery.

    Raises:
        InputError: its list of images is damaged.
    """
    file = run / FOLDER / _PROBES
    if not file.exists():
        return None
    try:
        found = msgspec.json.decode(read_regular(file, _LARGEST), type=Gallery)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _damaged(file, str(error)) from None
    sides = (found.height, found.width)
    if not (0 < min(sides) <= max(sides) <= LONGEST_SIDE and found.channels in _MODES):
        raise _damaged(file, f"{found.height} x {found.width} x {found.channels}")
    counts = (len(found.files), found.shape[0])
    if not (0 < min(counts) <= max(counts) <= MOST_PICTURES and found.pictures >= 0):
        raise _damaged(file, f"{counts}")
    return msgspec.structs.replace(found, epochs=tuple(sorted(_epochs(run / FOLDER))))


def read_originals(run: Path, gallery: Gallery) -> Pictures:
    """Return the images of a gallery as they are.

    Raises:
        InputError: the file is missing or damaged.
    """
    return _read(run / FOLDER / _ORIGINALS, (len(gallery.files), *gallery.shape[1:]))


def read_noisy(run: Path, gallery: Gallery) -> Pictures:
    """Return the images of a gallery that `is_noisy` as the network sees them.

    Raises:
        InputError: the file is missing or damaged.
    """
    return _read(run / FOLDER / _NOISY, (len(gallery.files), *gallery.shape[1:]))


def read_errors(run: Path, gallery: Gallery, epoch: int) -> NDArray[np.float32] | None:
    """Return how far each picture of an epoch is from its original, float32 (images,).

    None where that was not kept: runs of earlier versions have no errors.

    Raises:
        InputError: the file is missing or damaged.
    """
    file = run / FOLDER / _file_name(epoch)
    content = read_regular(file, _LARGEST)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            text = str(image.info.get(_ERRORS, ""))
            found = np.array([float(number) for number in text.split()], np.float32)
    except (OSError, ValueError, SyntaxError) as error:
        raise _damaged(file, str(error)) from None
    return found if len(found) == len(gallery.files) else None


def read_pictures(run: Path, gallery: Gallery, epoch: int) -> Pictures:
    """Return what the network gave for them after an epoch of `gallery.epochs`.

    Raises:
        InputError: the file is missing or damaged.
    """
    return _read(run / FOLDER / _file_name(epoch), gallery.shape)


def _file_name(epoch: int) -> str:
    return f"epoch-{epoch:06d}.png"


def _epochs(folder: Path) -> Iterator[int]:
    with suppress(OSError):
        for file in folder.iterdir():
            if match := _NAME.fullmatch(file.name):
                yield int(match[1])


def _remove(folder: Path, is_unwanted: Callable[[int], bool]) -> None:
    for epoch in list(_epochs(folder)):
        if is_unwanted(epoch):
            with suppress(OSError):  # somebody looks at it; the next epoch tries again
                (folder / _file_name(epoch)).unlink(missing_ok=True)


def _check_own(folder: Path) -> None:
    """A run may come from somebody else: its gallery must be its own folder."""
    if folder.is_symlink():
        check_own_file(folder)


def _small(pictures: Pictures) -> Pictures:
    height, width = kept_size(*pictures.shape[1:3])
    if (height, width) == pictures.shape[1:3]:
        return pictures
    resized = [
        np.asarray(_image(picture).resize((width, height), Image.Resampling.BOX))
        for picture in pictures
    ]
    return np.stack(resized).reshape(len(pictures), height, width, -1)


def _image(picture: NDArray[np.uint8]) -> Image.Image:
    """Return (height, width, 1 or 3) as an image."""
    return Image.fromarray(picture[..., 0] if picture.shape[-1] == 1 else picture)


def _write(file: Path, pictures: Pictures, errors: NDArray[np.float32] | None = None) -> None:
    count, height, width, channels = pictures.shape
    packed = io.BytesIO()
    notes = PngInfo()
    if errors is not None:
        notes.add_text(_ERRORS, " ".join(f"{value:.6g}" for value in errors.tolist()))
    image = _image(pictures.reshape(count * height, width, channels))
    image.save(packed, "PNG", pnginfo=notes)
    with whole_file(file) as out:
        out.write(packed.getvalue())


def _read(file: Path, shape: tuple[int, int, int, int]) -> Pictures:
    count, height, width, channels = shape
    content = read_regular(file, _LARGEST)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            if image.size != (width, count * height) or image.mode != _MODES[channels]:
                raise _damaged(file, f"{image.size}, {image.mode}")
            pixels = np.array(image)
    except (OSError, ValueError, SyntaxError) as error:
        raise _damaged(file, str(error)) from None
    return pixels.reshape(shape)


def _damaged(file: Path, reason: str) -> InputError:
    return InputError("{file} is damaged: {reason}.", file=str(file), reason=reason[:200])
