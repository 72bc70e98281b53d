"""Which images show the same: copies that were encoded again, resized, brightened or trimmed.

Candidates come from the low frequencies of the luma's cosine transform, as in pHash (Zauner,
"Implementation and Benchmarking of Perceptual Image Hash Functions", 2010); the coefficients
themselves instead of their signs, so that a k-d tree finds neighbours among 100,000 images in a
second. What is near is then compared pixel by pixel, after brightness, contrast and a small shift
and stretch are fitted by one step of Lucas and Kanade ("An Iterative Image Registration
Technique", 1981): that keeps photos of the same kind apart, which hashes alone do not.
"""

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.look import COLOR_SIDE, LUMA_BYTES, SIDE

# Measured on the samples and on photos (README, "Decisions"). Of all pairs of the 1,797 digits one
# has a residual below 0.07, of the 1,200 shapes none below 0.09; a photo saved again has 0.01-0.03,
# one trimmed by 1 % at each side 0.03-0.06.
_RESIDUAL = 0.06
"""Largest root mean square difference after the fit, in standard deviations of the luma."""

_WORST = 0.45
"""Largest difference of a single of the 16 x 16 places: a small thing more is another image."""

_FLAT = 3.0
"""Standard deviation of the luma, 0..255, below which nothing is left to compare."""

_COLOR = 16.0
"""Largest difference of red minus green and of blue minus green at any of 4 x 4 places, 0..255."""

_TINT = 0.25
"""What brightness may change of them besides, as a share."""

_RATIO = 0.1
"""Largest difference of the logarithms of width through height."""

_RADIUS = 0.12
_FREQUENCIES = 4
_NEIGHBOURS = 7
_AT_ONCE = 4096

Pairs = NDArray[np.int64]


def near_pairs(looks: NDArray[np.uint8], ratios: NDArray[np.float64]) -> Pairs:
    """Return which of `looks` show the same, int64 (pairs, 2), the smaller index first.

    Of many images that all show the same, each is paired with its nearest only: as links of a chain
    they still are one group.

    Args:
        looks: uint8 (n, LOOK_BYTES), no two rows equal.
        ratios: width through height of each image, shape (n,).
    """
    luma = looks[:, :LUMA_BYTES].astype(np.float32)
    deviations = luma.std(axis=1)
    told = np.flatnonzero(deviations >= _FLAT)
    found: Pairs = np.zeros((0, 2), np.int64)
    if len(told) > 1:
        found = told[_candidates(luma[told])]
    first, second = found[:, 0], found[:, 1]
    same_shape = np.abs(np.log(ratios[first]) - np.log(ratios[second])) <= _RATIO
    found = found[same_shape & _have_same_colors(looks, first, second)]
    kept = [_are_same(luma, found[at : at + _AT_ONCE]) for at in range(0, len(found), _AT_ONCE)]
    same: Pairs = found[np.concatenate(kept)] if kept else found
    return same


def _candidates(luma: NDArray[np.float32]) -> Pairs:
    from scipy.spatial import cKDTree  # takes a tenth of a second; the window never needs it

    contrast = luma - luma.mean(axis=1, keepdims=True)
    features = (contrast / np.linalg.norm(contrast, axis=1, keepdims=True)) @ _cosines()
    distances, neighbours = cKDTree(features).query(
        features, k=min(_NEIGHBOURS, len(luma)), distance_upper_bound=_RADIUS, workers=-1
    )
    rows, places = np.nonzero(np.isfinite(distances))
    pairs = np.sort(np.stack([rows, neighbours[rows, places]], axis=1), axis=1)
    different: Pairs = pairs[pairs[:, 0] < pairs[:, 1]].astype(np.int64)
    return np.unique(different, axis=0)


def _cosines() -> NDArray[np.float32]:
    """Return the lowest frequencies of the cosine transform but the mean, (SIDE², features)."""
    places = (np.arange(SIDE) + 0.5) * np.pi / SIDE
    waves = np.cos(np.outer(np.arange(_FREQUENCIES), places)) * np.sqrt(2 / SIDE)
    waves[0] /= np.sqrt(2)
    return np.kron(waves, waves)[1:].T.astype(np.float32)


def _have_same_colors(
    looks: NDArray[np.uint8], first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[np.bool_]:
    colors = looks[:, LUMA_BYTES:].astype(np.float32).reshape(len(looks), COLOR_SIDE**2, 3)
    tints = colors[:, :, (0, 2)] - colors[:, :, 1:2]
    one, other = tints[first], tints[second]
    allowed = _COLOR + _TINT * np.maximum(np.abs(one), np.abs(other))
    return np.asarray((np.abs(one - other) <= allowed).all(axis=(1, 2)))


def _are_same(luma: NDArray[np.float32], pairs: Pairs) -> NDArray[np.bool_]:
    first, second = luma[pairs[:, 0]], luma[pairs[:, 1]]
    return _fits(first, second) | _fits(second, first)


def _fits(model: NDArray[np.float32], image: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return where `image` is `model` up to brightness, contrast, a shift and a stretch.

    Args:
        model: (n, SIDE²); likewise `image`.
    """
    squares = model.reshape(-1, SIDE, SIDE).astype(np.float64)
    down = np.asarray(np.gradient(squares, axis=1))
    across = np.asarray(np.gradient(squares, axis=2))
    place = np.linspace(-1, 1, SIDE)
    columns: tuple[NDArray[np.float64], ...] = (
        squares,
        np.ones_like(squares),
        across,
        down,
        across * place,
        down * place[:, np.newaxis],
    )
    design = np.stack([column.reshape(len(model), -1) for column in columns], axis=2)
    turned = design.transpose(0, 2, 1)
    wanted = image.astype(np.float64)[:, :, np.newaxis]
    normal = turned @ design + 1e-3 * np.eye(len(columns))
    residual = (wanted - design @ np.linalg.solve(normal, turned @ wanted))[:, :, 0]
    residual /= image.std(axis=1, keepdims=True)
    is_close = np.sqrt((residual**2).mean(axis=1)) <= _RESIDUAL
    return np.asarray(is_close & (np.abs(residual).max(axis=1) <= _WORST))
