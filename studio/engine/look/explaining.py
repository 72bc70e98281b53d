"""What every map that explains a class begins with, and ends with."""

from __future__ import annotations

from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.look.class_map import ClassMapFacts
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained
from studio.engine.look.forward import Backward
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.randomised import randomised
from studio.engine.look.relu_rules import Rule
from studio.engine.look.scores import (
    Answered,
    ClassScore,
    Scores,
    answered,
    answered_by,
    check_class,
    scores_of,
)
from studio.engine.look.weighted_pass import WeightedPass

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
        outputs = self.forward().tensors(tf.constant(images), is_repeated=True)
        found: Array = self.read.of(outputs[-1]).numpy()
        return found

    def forward(self, *layers: keras.Layer) -> WeightedPass:
        """Return the pass to `layers`, then to what the scores are read from."""
        return self.model.forward(*layers, self.read.layer, is_before=True)

    def gradient(self, images: Array) -> tuple[Array, Array]:
        """Return the class's score of each image, (n,), and its gradient, of the images' shape."""
        found = self.forward().gradient(
            tf.constant(images), ClassScore(self.read), np.int32(self.target), is_repeated=True
        )
        scores = self.read.of(found.outputs[-1]).numpy()[:, self.target]
        gradient = np.zeros_like(images) if found.gradient is None else found.gradient.numpy()
        return scores, gradient

    def explained(
        self,
        view: str,
        values: Array,
        more: Arrays | None = None,
        *,
        layer: str = "",
        total: float | None = None,
        expected: float | None = None,
        steps: int = 0,
    ) -> Explained:
        """Return the answer.

        Args:
            view: name of the view.
            values: `map`.
            more: other arrays.
            layer: see `ClassMapFacts`; likewise `total`, `expected` and `steps`.
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
            steps=steps,
            is_binary=self.read.is_binary,
        )
        arrays: Arrays = {
            "map": values.astype(np.float32, copy=False),
            "image": self.pixels,
            "class": np.array(self.target, np.int32),
        }
        return Explained(arrays | (more or {}), facts)


class Question(NamedTuple):
    """What a view asks about, before a pass was made.

    Attributes:
        model: the network with its own weights.
        read: how its outputs are read.
        pixels: uint8 (height, width, channels), as the network sees the image.
        target: number of the class; -1 is the one that it predicts.
        is_randomised: whether weights drawn by chance are asked instead.
    """

    model: LivingModel
    read: Scores
    pixels: NDArray[np.uint8]
    target: int
    is_randomised: bool

    def subject(self) -> Subject:
        """Return what is asked about, after one pass."""
        answer = answered(self.model, self.read, self.pixels)
        if not self.is_randomised:
            return self._subject(self.model, answer, answer.predicted)
        model = randomised(self.model)
        return self._subject(model, answered(model, self.read, self.pixels), answer.predicted)

    def with_gradient(
        self, rule: Rule | None = None, of: keras.Layer | None = None
    ) -> tuple[Subject, Backward]:
        """Return the same, and the gradient of the class's score, after a pass there and back.

        Args:
            rule: what ReLUs hand back.
            of: the gradient is with respect to the output of this layer, which is given first;
                None for the image.
        """
        model, predicted, target = self.model, None, self.target
        if self.is_randomised:
            predicted = answered(model, self.read, self.pixels).predicted
            target = predicted if target < 0 else target
            model = randomised(model)
        layers = (self.read.layer,) if of is None else (of, self.read.layer)
        found = model.forward(*layers, is_before=True, rule=rule).gradient(
            tf.constant(self.pixels[np.newaxis].astype(np.float32)),
            ClassScore(self.read),
            np.int32(target),
            of=of,
        )
        answer = answered_by(model, self.read, self.pixels, found.outputs)
        own = answer.predicted if predicted is None else predicted
        return self._subject(model, answer, own), found

    def _subject(self, model: LivingModel, answer: Answered, predicted: int) -> Subject:
        target = predicted if self.target < 0 else self.target
        return Subject(model, self.read, self.pixels, answer, target, predicted, self.is_randomised)


def question_about(
    model: LivingModel, image: str, target: int, *, is_randomised: bool = False
) -> Question:
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
    return Question(model, read, image_of(image, model.form), target, is_randomised)


def gradient_map(subject: Subject, found: Backward) -> Array:
    """Return a gradient with respect to the image, (height, width, channels)."""
    if found.gradient is None:
        return np.zeros(subject.pixels.shape, np.float32)
    gradient: Array = found.gradient.numpy()[0]
    return gradient
