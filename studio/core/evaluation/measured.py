"""A share that was counted on images."""

from __future__ import annotations

import msgspec

from studio.core.metrics.proportion import Interval, wilson


class Measured(msgspec.Struct, frozen=True):
    """A share of images.

    Attributes:
        share: 0..1.
        images: how many it was counted on, above 0.
    """

    share: float
    images: int

    @property
    def interval(self) -> Interval:
        """Where the true share lies with 95 % confidence (Wilson 1927)."""
        return wilson(self.share, self.images)
