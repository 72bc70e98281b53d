"""The view of how real the discriminator of a GAN takes images for."""

from __future__ import annotations

from studio.core.look.options import ImageFile
from studio.core.look.view import Facts, View


class Judged(View, frozen=True, tag="judged"):
    """What the discriminator says of images.

    Answered with `scores` float32 (n, outputs), probabilities that an image is real: one output, or
    one for each class, "a real image of this class".

    Attributes:
        image: one file, in place of all others.
        files: further files.
        images: places in the run's dataset.json.
    """

    image: ImageFile = ""
    files: tuple[str, ...] = ()
    images: tuple[int, ...] = ()


class JudgedFacts(Facts, frozen=True, tag="judged"):
    """What the outputs stand for.

    Attributes:
        classes: names in their order; empty where there is one output.
    """

    classes: tuple[str, ...]
