"""How well a network restores each image of a run: one pass over all parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.dataset.images import PARTS
from studio.core.dataset.split import Split
from studio.core.evaluation.restorations import Restorations, of_split
from studio.core.tasks.figure import Figures
from studio.engine.job import ProgressFunction
from studio.engine.networks.predictor import PixelRows
from studio.engine.tasks.autoencode.restoring import Restorer

BATCH = 64

MOST_SIMILARITIES = 500
"""Images of a part whose structural similarity is measured: a millisecond for each, and more for
large ones. Their mean is that of the part to some thousandths."""


class Measured(NamedTuple):
    """What was found.

    Attributes:
        restorations: of every image.
        clipped: share of the noisy values that left 0..1; None where nothing was made noisy.
    """

    restorations: Restorations
    clipped: float | None


def measure(
    restorer: Restorer,
    pixels: PixelRows,
    split: Split,
    is_given_up: Callable[[], bool],
    progress: ProgressFunction,
) -> Measured:
    """Restore every image of `split` and say how far it is from what it was.

    Args:
        restorer: of the run.
        pixels: of every image of the data set, uint8.
        split: which of them are measured.
        is_given_up: asked before each batch.
        progress: told after each.

    Raises:
        Cancelled: it answered True.
    """
    images = np.concatenate([split.part(part) for part in PARTS])
    is_compared = np.concatenate([_drawn(len(split.part(part))) for part in PARTS])
    errors, noisy_errors, clipped = [], [], []
    ssim, noisy_ssim = (np.full(len(images), np.nan, np.float32) for _ in range(2))
    for start in range(0, len(images), BATCH):
        if is_given_up():
            raise Cancelled
        rows = slice(start, start + BATCH)
        found = restorer.restore(np.asarray(pixels[images[rows]]), images[rows].tolist())
        errors.append(found.errors)
        noisy_errors.append(found.noisy_errors)
        clipped += [found.clipped] * len(found.errors)
        some = found.only(np.flatnonzero(is_compared[rows]))
        places = start + np.flatnonzero(is_compared[rows])
        ssim[places], noisy_ssim[places] = some.ssim, some.noisy_ssim
        progress(min(start + BATCH, len(images)), len(images))
    kept = of_split(split, np.concatenate(errors), ssim, np.concatenate(noisy_errors), noisy_ssim)
    return Measured(kept, float(np.mean(clipped)) if restorer.is_denoising else None)


def figures_by_part(found: Restorations, name: str) -> Figures:
    """Return the mean of a column on each part that has images, without those not measured.

    Args:
        found: of every image.
        name: "psnr", "ssim", "noisy_errors", ...
    """
    means = {part: _mean(getattr(found.part(part), name)) for part in found.used_parts}
    return Figures(**means)


def _mean(values: NDArray[np.float32]) -> float | None:
    known = values[np.isfinite(values)].astype(np.float64)
    return float(known.mean()) if len(known) else None


def _drawn(count: int) -> NDArray[np.bool_]:
    """Return which images of a part are compared: evenly many of it, all of a small one."""
    chosen = np.zeros(count, np.bool_)
    most = min(count, MOST_SIMILARITIES)
    chosen[np.linspace(0, count - 1, most).astype(np.int64)] = True
    return chosen
