"""What a scan found: the images with their classes, and the files that are none."""

from pathlib import Path
from typing import Literal, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.sentences import Sentence

Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = get_args(Part)

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff")
"""Of the names that images usually have; whether a file is one, its content says."""

Groups = tuple[tuple[str, ...], ...]
"""Digests of images that show the same, each group and the groups in ascending order."""


class Image(msgspec.Struct, frozen=True, gc=False):
    """One readable image.

    Attributes:
        path: relative to the data set's folder, with forward slashes, as the disk spells it.
        label: index of its class.
        part: the part whose folder it lies in; None where the folder brings no parts.
        width: pixels as it is seen, after EXIF's turn.
        height: the same.
        size: bytes of the file.
        digest: 32 hexadecimal digits, the same for the same bytes.
    """

    path: str
    label: int
    part: Part | None
    width: int
    height: int
    size: int
    digest: str


class Refused(msgspec.Struct, frozen=True):
    """One file or folder that is not used, and why.

    Attributes:
        path: relative, with forward slashes; bytes that are no text are shown as question marks.
        reason: a sentence without the path.
    """

    path: str
    reason: Sentence


class Duplicates(msgspec.Struct, frozen=True, gc=False):
    """Images that show the same.

    Attributes:
        images: indices into `Dataset.images`, ascending, two or more.
        is_exact: whether their files hold the same bytes; else some were encoded again, resized,
            brightened or trimmed.
    """

    images: tuple[int, ...]
    is_exact: bool


class Dataset(msgspec.Struct, frozen=True):
    """A folder of images as one scan saw it.

    Attributes:
        folder: absolute path.
        classes: names in the plain order of their characters, as Keras'
            `image_dataset_from_directory` has them, so labels agree with it; in Unicode's form C.
            Empty where images lie in no class folder and need none; labels are 0 then.
        images: in the plain order of their paths, whatever the file system's order is.
        refused: in the same order.
        duplicates: images that show the same, no image in two of the groups.
    """

    folder: str
    classes: tuple[str, ...]
    images: tuple[Image, ...]
    refused: tuple[Refused, ...]
    duplicates: tuple[Duplicates, ...] = ()

    def file(self, image: Image) -> Path:
        """Return where `image` lies."""
        return Path(self.folder, image.path)

    def labels(self) -> NDArray[np.int64]:
        """Return the class index of every image, shape (number of images,)."""
        return np.fromiter((image.label for image in self.images), np.int64, len(self.images))

    def counts(self) -> list[int]:
        """Return the number of images of each class."""
        if not self.classes:
            return []
        return [int(n) for n in np.bincount(self.labels(), minlength=len(self.classes))]

    def brought_parts(self) -> tuple[Part, ...]:
        """Return the parts that the folder itself brings with at least one image, in order."""
        found = {image.part for image in self.images}
        return tuple(part for part in PARTS if part in found)
