"""The image that a class or a filter would like best: activation maximisation.

Olah, Mordvintsev, Schubert: Feature visualization, Distill 2017. The image is moved, turned and
scaled a little at each step, so that nothing is drawn that only one position would reward; in the
first steps ReLUs that are off hand on what would switch them on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.pixels import open_pixels
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.engine.look import kept_answers
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.forward import Score
from studio.engine.look.living_model import LivingModel
from studio.engine.look.relu_rules import Rule
from studio.engine.look.scores import Scores, check_class, scores_of
from studio.engine.look.spectrum import Spectrum, of_images, of_photographs
from studio.engine.look.weighted_pass import WeightedPass

_RATE = 0.05
_REDIRECTED_STEPS = 16
_SAMPLE = 64
"""Images of the run that tell the spectrum."""

_TURN = np.deg2rad(5.0)
_SCALE = 0.1
_SHIFT = 1 / 16
"""Of the side."""


@dataclass(frozen=True)
class _ClassLoss:
    """What is descended for a class: its log-probability, negative."""

    read: Scores

    def __call__(self, outputs: list[Any], number: Any) -> Any:  # noqa: ANN401  # tensors
        function = tf.nn.log_softmax if self.read.are_exclusive else tf.math.log_sigmoid
        return -function(self.read.of(outputs[0]))[0, number]


@dataclass(frozen=True)
class _UnitLoss:
    """What is descended for a unit: its value, negative; `place` is where it lies in its map."""

    place: tuple[int, ...]

    def __call__(self, outputs: list[Any], number: Any) -> Any:  # noqa: ANN401  # tensors
        return -outputs[0][(0, *self.place, number)]


class _Wish(NamedTuple):
    """What shall be excited.

    Attributes:
        forward: the pass to it, with ReLUs that follow a rule or their gradient.
        loss: what is descended.
        number: of the class or map.
        value: from what the pass gives to what shall be large.
        probability: from what the pass gives to the probability of the class.
        box: what of the image counts.
    """

    forward: Callable[[Rule | None], WeightedPass]
    loss: Score
    number: int
    value: Callable[[Any], Any]
    probability: Callable[[Any], float | None]
    box: NDArray[np.int32]


def explain(model: LivingModel, view: Representative) -> Slices:
    """Return `image`, `value` and `box`; of weights that do not change it is made once.

    Raises:
        InputError: no such layer, map or class, or the network tells no classes apart.
    """
    wish = _unit(model, view) if view.layer else _class(model, view)
    file = kept_answers.file_of(paths.cache() / "representative", model, view)
    before = kept_answers.kept(file)
    if before is not None:
        return before
    spectrum = _spectrum(model)
    coefficients = keras.Variable(spectrum.noise(view.seed), name="coefficients")
    optimizer = keras.optimizers.Adam(_RATE)
    optimizer.build([coefficients])
    numbers = np.random.default_rng(view.seed)
    for step in range(view.steps):
        forward = wish.forward("redirected" if step < _REDIRECTED_STEPS else None)
        moves = _moves(numbers, model.form.size)
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(coefficients.value)
            shown = _moved(spectrum.image(coefficients.value), moves)
        back = forward.gradient(shown, wish.loss, np.int32(wish.number), is_repeated=True)
        found = tape.gradient(shown, coefficients.value, output_gradients=back.gradient)
        optimizer.apply([found], [coefficients])
        made = spectrum.image(coefficients.value)
        yield Slice(step + 1, view.steps, partial(_explained, model, view, wish, made, step + 1))
    whole = _explained(model, view, wish, made, view.steps)
    kept_answers.keep(file, whole)
    return whole


def _class(model: LivingModel, view: Representative) -> _Wish:
    read = scores_of(model)
    check_class(read, view.class_)
    number = view.class_

    return _Wish(
        lambda rule: model.forward(read.layer, is_before=True, rule=rule),
        _ClassLoss(read),
        number,
        lambda outputs: read.of(outputs)[0, number],
        lambda outputs: float(read.probabilities(read.of(outputs))[0, number]),
        np.array((0, 0, *model.form.size), np.int32),
    )


def _unit(model: LivingModel, view: Representative) -> _Wish:
    layer = model.layer(view.layer)
    shape = layer.output.shape
    if view.filter >= shape[-1]:
        raise InputError(
            "The layer {layer} has no map {map}: they are 0 to {last}.",
            layer=layer.name,
            map=view.filter,
            last=shape[-1] - 1,
        )
    middle = tuple(int(side or 1) // 2 for side in shape[1:-1])
    row, column = middle if len(middle) == 2 else (0, 0)

    return _Wish(
        lambda rule: model.forward(layer, is_before=True, rule=rule),
        _UnitLoss(middle),
        view.filter,
        lambda outputs: outputs[(0, *middle, view.filter)],
        lambda _outputs: None,
        model.box(layer, row, column),
    )


def _spectrum(model: LivingModel) -> Spectrum:
    if model.source is None or not model.source.dataset.images:
        return of_photographs(model.form.size, model.form.row_shape[2])
    dataset = model.source.dataset
    some = np.unique(np.linspace(0, len(dataset.images) - 1, _SAMPLE).astype(np.int64))
    with open_pixels(dataset, model.form) as pixels:
        pixels.check_reachable(some)
        return of_images(pixels[some])


def _moves(numbers: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return how the image is moved: the rows of the map from what is seen to what is there."""
    turn = numbers.uniform(-_TURN, _TURN)
    scale = 1.0 + numbers.uniform(-_SCALE, _SCALE)
    down, right = (numbers.uniform(-1, 1) * _SHIFT * side for side in size)
    y, x = ((side - 1) / 2 for side in size)
    cosine, sine = scale * np.cos(turn), scale * np.sin(turn)
    first = x - cosine * x + sine * y + right
    second = y - sine * x - cosine * y + down
    return np.array([[cosine, -sine, first, sine, cosine, second, 0, 0]], np.float32)


def _moved(image: Any, moves: NDArray[np.float32]) -> Any:  # noqa: ANN401  # tensors
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=image,
        transforms=moves,
        output_shape=image.shape[1:3],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="REFLECT",
    )


def _explained(
    model: LivingModel,
    view: Representative,
    wish: _Wish,
    made: Any,  # noqa: ANN401  # a tensor
    steps: int,
) -> Explained:
    image = np.rint(made[0].numpy()).astype(np.uint8)
    shown = tf.constant(image[np.newaxis].astype(np.float32))
    (outputs,) = wish.forward(None).tensors(shown, is_repeated=True)
    value = float(wish.value(outputs))
    arrays = {
        "image": image if image.shape[-1] == 3 else np.repeat(image, 3, axis=-1),
        "value": np.array(value, np.float32),
        "box": wish.box,
    }
    facts = RepresentativeFacts(
        layer=view.layer,
        target=view.filter if view.layer else view.class_,
        classes=model.classes,
        value=value,
        probability=wish.probability(outputs),
        steps=steps,
        is_binary=not view.layer and scores_of(model).is_binary,
        is_like_data=model.source is not None and bool(model.source.dataset.images),
    )
    return Explained(arrays, facts)
