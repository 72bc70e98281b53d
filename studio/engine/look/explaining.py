"""What every map that explains a class begins with, and ends with."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.look.class_map import ClassMapFacts
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained
from studio.engine.look.forward import Forward
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.randomised import randomised
from studio.engine.look.relu_rules import Rule
from studio.engine.look.scores import Answered, Scores, answered, check_class, scores_of

Array = NDArray[np.float32]


class Subject(NamedTuple):
    """One class of one image, and the network that is asked why.

    Attributes:
        model: the network, or one with weights drawn by chance.
        read: how its outputs are read.
        pixels: uint8 (height, width, channels), as the network sees the image.
        answer: what it says of them.
        target: number of the class.
        predicted: what the network with its own weights takes the image for.
        is_randomised: whether the weights were drawn by chance.
    """

    model: LivingModel
    read: Scores
    pixels: NDArray[np.uint8]
    answer: Answered
    target: int
    predicted: int
    is_randomised: bool

    def scores(self, images: Array) -> Array:
        """Return the scores of images (n, height, width, channels), float32 (n, classes)."""
        (outputs,) = self.forward().tensors(tf.constant(images))
        found: Array = self.read.of(outputs).numpy()
        return found

    def forward(self, rule: Rule | None = None) -> Forward:
        """Return the pass to what the scores are read from."""
        return self.model.forward(self.read.layer, is_before=True, rule=rule)

    def gradient(self, images: Array, rule: Rule | None = None) -> Array:
        """Return the gradient of the class's score with respect to each image, of their shape."""
        shown = tf.constant(images)
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(shown)
            (outputs,) = self.forward(rule).tensors(shown)
            score = tf.reduce_sum(self.read.of(outputs)[:, self.target])
        found = tape.gradient(score, shown)
        return np.zeros_like(images) if found is None else found.numpy()

    def explained(
        self,
        view: str,
        values: Array,
        more: Arrays | None = None,
        *,
        layer: str = "",
        total: float | None = None,
        expected: float | None = None,
    ) -> Explained:
        """Return the answer.

        Args:
            view: name of the view.
            values: `map`.
            more: other arrays.
            layer: see `ClassMapFacts`; likewise `total` and `expected`.
        """
        largest = float(np.nan_to_num(np.abs(values)).max(initial=0.0))
        facts = ClassMapFacts(
            view=view,
            layer=layer,
            classes=self.model.classes,
            target=self.target,
            predicted=self.predicted,
            score=float(self.answer.scores[self.target]),
            probability=float(self.answer.probabilities[self.target]),
            largest=largest,
            has_evidence=largest > 0.0,
            is_randomised=self.is_randomised,
            total=total,
            expected=expected,
        )
        arrays: Arrays = {
            "map": values.astype(np.float32, copy=False),
            "image": self.pixels,
            "class": np.array(self.target, np.int32),
        }
        return Explained(arrays | (more or {}), facts)


def subject_of(
    model: LivingModel, image: str, target: int, *, is_randomised: bool = False
) -> Subject:
    """Return what a view asks about.

    Args:
        model: the network.
        image: file that is shown to it.
        target: number of the class; -1 is what the network, with its own weights, predicts.
        is_randomised: whether the weights are drawn by chance.

    Raises:
        InputError: no such image or class, or the network tells no classes apart.
    """
    read = scores_of(model)
    check_class(read, target)
    pixels = image_of(image, model.form)
    answer = answered(model, read, pixels)
    predicted = answer.predicted
    if is_randomised:
        model = randomised(model)
        answer = answered(model, read, pixels)
    chosen = predicted if target < 0 else target
    return Subject(model, read, pixels, answer, chosen, predicted, is_randomised)
