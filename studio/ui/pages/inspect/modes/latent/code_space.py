"""What is known of the codes that a network makes of the images of its run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

_TAIL = 0.005
"""Share of the codes that lies beyond each end of a slider."""

_NOTHING = 1e-6
"""Spread below which a number of the code is the same for every image."""


@dataclass(frozen=True)
class CodeSpace:
    """Where codes lie, number by number.

    Attributes:
        low: of each number, float32 (d,), beyond which half a percent of the codes lies.
        high: likewise above.
        middle: the average code.
        spread: standard deviation of each number.
        order: numbers of the code, those that vary most first.
    """

    low: Vector
    high: Vector
    middle: Vector
    spread: Vector
    order: tuple[int, ...]
    covariance: NDArray[np.float64]

    @property
    def constant(self) -> frozenset[int]:
        """Numbers that are the same for every image, and so say nothing."""
        return frozenset(np.flatnonzero(self.spread < _NOTHING).tolist())

    def draw(self, random: np.random.Generator) -> Vector:
        """Return a code drawn from a normal distribution fitted to those of the images."""
        drawn = random.multivariate_normal(self.middle, self.covariance, method="eigh")
        return drawn.astype(np.float32)


def code_space(codes: NDArray[np.float32]) -> CodeSpace:
    """Return what is known of codes (n, d)."""
    low, high = np.quantile(codes, (_TAIL, 1 - _TAIL), axis=0)
    spread = codes.std(axis=0)
    is_flat = high - low < _NOTHING
    reach = np.where(is_flat, 1.0, 0.0)
    covariance = np.atleast_2d(np.cov(codes.astype(np.float64), rowvar=False, bias=True))
    return CodeSpace(
        (low - reach).astype(np.float32),
        (high + reach).astype(np.float32),
        codes.mean(axis=0).astype(np.float32),
        spread.astype(np.float32),
        tuple(np.argsort(-spread, kind="stable").tolist()),
        covariance,
    )


def prior_space(size: int) -> CodeSpace:
    """Return that of a standard normal distribution, which a generator draws from."""
    ones = np.ones(size, np.float32)
    return CodeSpace(
        -3 * ones, 3 * ones, 0 * ones, ones, tuple(range(size)), np.eye(size, dtype=np.float64)
    )


def as_latents(vectors: NDArray[np.float32] | Sequence[Vector]) -> tuple[tuple[float, ...], ...]:
    """Return codes (n, d) as a question carries them."""
    return tuple(tuple(row) for row in np.asarray(vectors, np.float32).tolist())
