"""restorations.npy of a run: how well its network restores every image of every part.

One row an image, see `image_rows`; `np.load` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.files import whole_file
from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.dataset.split import Split
from studio.core.evaluation.image_rows import PLACE, open_rows, places_of

Values = NDArray[np.float32]

MOST_DECIBELS = 100.0
"""Of an image that is restored without any error."""

_LARGEST = 1024**3

_FIGURES = ("error", "ssim", "noisy_error", "noisy_ssim")
_ROW = np.dtype([*PLACE, *((name, "<f4") for name in _FIGURES)])


@dataclass(frozen=True, eq=False)
class Restorations:
    """Figures of n images; rows of one part lie together, in the order of `PARTS`.

    Attributes:
        images: indices into `Dataset.images`, int32 (n,).
        parts: indices into `PARTS`, int32 (n,), ascending.
        errors: mean squared error per value of pixels in 0..1, float32 (n,).
        ssim: structural similarity, at most 1, float32 (n,); not-a-number where it was not
            measured: of large data it is measured of some images of each part.
        noisy_errors: of the noisy image itself, float32 (n,); not-a-number where none was made
            noisy. Likewise `noisy_ssim`.
    """

    images: NDArray[np.int32]
    parts: NDArray[np.int32]
    errors: Values
    ssim: Values
    noisy_errors: Values
    noisy_ssim: Values

    def __len__(self) -> int:
        return len(self.images)

    @property
    def psnr(self) -> Values:
        """Peak signal-to-noise ratio in decibels, float32 (n,)."""
        return decibels(self.errors)

    @property
    def noisy_psnr(self) -> Values:
        """The same of the noisy images themselves."""
        return decibels(self.noisy_errors)

    @property
    def is_denoising(self) -> bool:
        """Whether the images were made noisy before."""
        return bool(len(self) and np.isfinite(self.noisy_errors).any())

    @property
    def used_parts(self) -> tuple[Part, ...]:
        """Names of the parts that have images, in the order of `PARTS`."""
        return tuple(PARTS[code] for code in np.unique(self.parts))

    def part(self, name: Part) -> Restorations:
        """Return the rows of one part, without a copy."""
        code = PARTS.index(name)
        first, end = np.searchsorted(self.parts, [code, code + 1])
        rows = slice(int(first), int(end))
        return Restorations(
            self.images[rows],
            self.parts[rows],
            self.errors[rows],
            self.ssim[rows],
            self.noisy_errors[rows],
            self.noisy_ssim[rows],
        )


def decibels(errors: Values) -> Values:
    """Return the peak signal-to-noise ratio of mean squared errors of pixels in 0..1."""
    least = 10 ** (-MOST_DECIBELS / 10)
    found: Values = (-10 * np.log10(np.maximum(errors, np.float32(least)))).astype(np.float32)
    return found


def of_split(
    split: Split, errors: Values, ssim: Values, noisy_errors: Values, noisy_ssim: Values
) -> Restorations:
    """Return the figures of all parts, each (n,): of the images of train, validation, test."""
    images, parts = places_of(split)
    return Restorations(images, parts, errors, ssim, noisy_errors, noisy_ssim)


def write(restorations: Restorations, path: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    table = np.empty(len(restorations), _ROW)
    table["image"], table["part"] = restorations.images, restorations.parts
    table["error"], table["ssim"] = restorations.errors, restorations.ssim
    table["noisy_error"] = restorations.noisy_errors
    table["noisy_ssim"] = restorations.noisy_ssim
    with whole_file(path) as file:
        np.lib.format.write_array(file, table, (1, 0), allow_pickle=False)


def read(path: Path, dataset: Dataset) -> Restorations:
    """Read the file.

    Args:
        path: as `write` had it.
        dataset: of the run.

    Raises:
        InputError: missing, damaged, or of other images.
    """
    images, parts, table = open_rows(path, _ROW, dataset, _LARGEST)
    return Restorations(images, parts, *(np.ascontiguousarray(table[name]) for name in _FIGURES))
