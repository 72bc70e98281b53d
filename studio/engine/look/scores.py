"""What a network that tells classes apart says of images: scores before the softmax, probabilities.

Scores and not probabilities are what is explained: where a softmax is sure, its gradient is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.engine.look.living_model import LivingModel

_FUNCTIONS = {
    keras.activations.softmax: "softmax",
    keras.activations.sigmoid: "sigmoid",
    keras.activations.linear: "softmax",  # a layer without one was trained from its scores
}


class Scores(NamedTuple):
    """How the outputs of a network are read.

    Attributes:
        layer: the last one.
        classes: how many.
        is_binary: whether one output stands for two classes.
        are_exclusive: whether an image belongs to exactly one class.
    """

    layer: keras.Layer
    classes: int
    is_binary: bool
    are_exclusive: bool

    def of(self, outputs: Any) -> Any:  # noqa: ANN401  # a tensor
        """Return (n, classes), the scores, from (n, outputs) before the activation function."""
        return tf.concat([-outputs, outputs], axis=-1) / 2.0 if self.is_binary else outputs

    def probabilities(self, scores: Any) -> NDArray[np.float32]:  # noqa: ANN401  # a tensor
        """Return float32 (n, classes)."""
        function = tf.nn.softmax if self.are_exclusive else tf.nn.sigmoid
        found: NDArray[np.float32] = function(scores).numpy()
        return found


def scores_of(model: LivingModel) -> Scores:
    """Return how to read the outputs of `model`.

    Raises:
        InputError: they are no classes.
    """
    layer = model.last
    shape = layer.output.shape
    function = keras.activations.softmax if isinstance(layer, keras.layers.Softmax) else None
    function = function or getattr(layer, "activation", None)
    kind = _FUNCTIONS.get(function)
    is_single = len(shape) == 2 and shape[-1] == 1
    if len(shape) != 2 or kind is None or (is_single and kind != "sigmoid"):
        raise InputError(
            "The network tells no classes apart: it ends with {layer} ({kind}), which gives "
            "{shape}.",
            layer=layer.name,
            kind=type(layer).__name__,
            shape=" × ".join(str(side or "n") for side in shape[1:]),
        )
    count = 2 if is_single else int(shape[-1])
    return Scores(layer, count, is_single, is_single or kind == "softmax")


@dataclass(frozen=True)
class ClassScore:
    """The score of a class, as a pass there and back takes it: a function of outputs and number."""

    read: Scores

    def __call__(self, outputs: list[Any], number: Any) -> Any:  # noqa: ANN401  # tensors
        """Return (n,) from the outputs, of which the last are read.

        Args:
            number: of the class, int32; below 0 is the most probable one of each image.
        """
        scores = self.read.of(outputs[-1])
        known = tf.where(tf.math.is_nan(scores), -np.inf, scores)
        best = tf.argmax(known, axis=-1, output_type=tf.int32)
        wanted = tf.where(number < 0, best, number)
        is_wanted = tf.range(tf.shape(scores)[-1]) == wanted[:, tf.newaxis]
        return tf.reduce_sum(tf.where(is_wanted, scores, 0.0), axis=-1)


class Answered(NamedTuple):
    """What a network says of one image.

    Attributes:
        scores: float32 (classes,).
        probabilities: float32 (classes,).
    """

    scores: NDArray[np.float32]
    probabilities: NDArray[np.float32]

    @property
    def predicted(self) -> int:
        """Number of the most probable class; 0 where nothing is a number."""
        scores = np.where(np.isnan(self.scores), -np.inf, self.scores)
        return int(scores.argmax())


_last: WeakKeyDictionary[LivingModel, tuple[NDArray[np.uint8], Answered]] = WeakKeyDictionary()
"""What networks whose weights stay said of the image that they were asked about last."""


def answered(model: LivingModel, read: Scores, pixels: NDArray[np.uint8]) -> Answered:
    """Return what `model` says of one image (height, width, channels)."""
    image, known = _last.get(model, (None, None))
    if image is pixels and known is not None:
        return known
    shown = tf.constant(pixels[np.newaxis].astype(np.float32))
    return answered_by(
        model, read, pixels, model.forward(read.layer, is_before=True).tensors(shown)
    )


def answered_by(
    model: LivingModel,
    read: Scores,
    pixels: NDArray[np.uint8],
    outputs: list[Any],
) -> Answered:
    """Return what `model` says of one image, from the outputs of a pass; the last are read."""
    scores = read.of(outputs[-1])
    found = Answered(scores.numpy()[0], read.probabilities(scores)[0])
    if model.is_fixed:
        _last[model] = (pixels, found)
    return found


def check_class(read: Scores, number: int) -> None:
    """Refuse a number that no class has; -1 is the predicted one.

    Raises:
        InputError: so it is.
    """
    if number >= read.classes:
        raise InputError(
            "class: found {found}; the network tells {count} classes apart, allowed: 0 to {last}.",
            found=number,
            count=read.classes,
            last=read.classes - 1,
        )
