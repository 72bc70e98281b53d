"""How well an image size suits a backbone."""

from studio.core.networks.backbone_row import Backbone

FAR = 2.5
"""Ratio of sides from which filters learned at one size fit another badly."""


def is_buildable(backbone: Backbone, size: tuple[int, int]) -> bool:
    """Return whether the network can be built for images of `size` (height, width)."""
    return min(size) >= backbone.minimum_size


def is_far(backbone: Backbone, size: tuple[int, int]) -> bool:
    """Return whether a side of `size` is far from what the weights were trained with."""
    ratios = (mine / its for mine, its in zip(size, backbone.input_size, strict=True))
    return not all(1 / FAR <= ratio <= FAR for ratio in ratios)
