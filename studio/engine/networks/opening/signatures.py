"""Which function of a SavedModel is taken, which of its outputs, and what images it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import tensorflow as tf

from studio.core.base.errors import InputError

NAMES = (
    "image_feature_vector",
    "serving_default",
    "serve",
    "default",
    "image_classification",
)
"""In the order in which they are looked for; a module of TensorFlow Hub has a default beside."""

_OUTPUTS = ("default", "feature_vector", "features", "logits", "probabilities", "output_0")

Shape = tuple[int | None, int | None, int]


def in_order(signatures: Collection[str]) -> Iterator[str]:
    """Yield the names of signatures, the likeliest first."""
    yield from (name for name in NAMES if name in signatures)
    yield from sorted(name for name in signatures if name not in NAMES)


def output_of(names: list[str], file: str) -> str:
    """Return which output is taken; `file` names the model in sentences.

    Raises:
        InputError: there are several, and none is known.
    """
    for name in _OUTPUTS:
        if name in names:
            return name
    if len(names) == 1:
        return names[0]
    raise InputError(
        "{file} has several outputs ({found}), and none is called {known}.",
        file=file,
        found=", ".join(sorted(names)[:9]),
        known=_OUTPUTS[0],
    )


def image_shape(shape: tf.TensorShape, file: str) -> Shape:
    """Return height, width and channels of images; None where any will do.

    Raises:
        InputError: it is no shape of images.
    """
    sides = shape.as_list() if shape.rank is not None else []
    if len(sides) != 4 or sides[-1] not in (None, 1, 3):
        raise no_images(file, str(sides))
    return (sides[1], sides[2], sides[3] or 3)


def no_images(file: str, shape: str) -> InputError:
    """Return what is said of a model with such an input."""
    return InputError(
        "{file} does not read images: its input is {shape}, "
        "needed is (height, width, channels: 1 or 3).",
        file=file,
        shape=shape,
    )


def no_function(file: str, signatures: Collection[str]) -> InputError:
    """Return what is said of a model that nothing can be called of."""
    return InputError(
        "{file} has no signature and no function that is called with images alone. Signatures: "
        "{found}.",
        file=file,
        found=", ".join(signatures) or "none",
    )
