"""What is looked at, besides the network: a layer, an image, a class."""

from __future__ import annotations

from dataclasses import dataclass

from studio.core.networks.layers import Layer

PREDICTED = -1
"""The class that the network itself finds most probable."""


@dataclass(frozen=True)
class Subject:
    """What a mode asks about.

    Attributes:
        layer: the chosen one, None before the layers are known.
        has_filters: whether it has kernels.
        image: the chosen file, "" where there is none.
        classes: names of the classes that the network tells apart, () where it does not.
        label: number of the class that is explained, or `PREDICTED`.
        rival: a second class beside it, None without one.
    """

    layer: Layer | None = None
    has_filters: bool = False
    image: str = ""
    classes: tuple[str, ...] = ()
    label: int = PREDICTED
    rival: int | None = None
