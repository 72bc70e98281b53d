"""What happens to a class when a part of the image is covered.

Zeiler, Fergus: Visualizing and understanding convolutional networks, 2013, figure 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.look.baseline import baseline_of
from studio.core.look.occlusion import Occlusion
from studio.core.look.view import Arrays
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.explaining import Array, Subject, question_about
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace
from studio.engine.look.weighted_pass import WeightedPass
from studio.engine.look.windows import Window, Windows

_PARTS = 6
_STEPS = 4

_FIRST = 3
"""Windows along the longer side of the first, coarse maps, which one pass brings."""


class _Watched:
    """What is measured of each window.

    Attributes:
        done: (rows, columns), which windows were measured.
    """

    def __init__(
        self, subject: Subject, forward: WeightedPass, windows: Windows, strongest: int
    ) -> None:
        self._subject = subject
        self._forward = forward
        self._windows = windows
        self._strongest = strongest
        self.done = np.zeros(windows.shape, np.bool_)
        self._scores = np.zeros((*windows.shape, 1))
        self._strength = np.zeros((*windows.shape, 1))
        self._probabilities = np.zeros((*windows.shape, subject.read.classes), np.float32)

    def measure(self, some: Sequence[Window], base: Array, *, is_repeated: bool = True) -> None:
        """Cover the image by each of `some` windows and keep what the network says.

        Args:
            is_repeated: whether so many more are to come that the pass is traced.
        """
        images = np.repeat(self._subject.pixels[np.newaxis].astype(np.float32), len(some), axis=0)
        height, width = self._windows.sides
        for image, window in zip(images, some, strict=True):
            rows = slice(window.top, window.top + height)
            columns = slice(window.left, window.left + width)
            image[rows, columns] = base[rows, columns]
        maps, outputs = self._forward.tensors(tf.constant(images), is_repeated=is_repeated)
        scores = self._subject.read.of(outputs)
        places = tuple(np.array([window.place for window in some]).T)
        self._scores[places] = scores.numpy()[:, self._subject.target, np.newaxis]
        self._probabilities[places] = self._subject.read.probabilities(scores)
        self._strength[places] = _sums(maps)[:, self._strongest, np.newaxis]
        self.done[places] = True

    def maps(self) -> _Maps:
        """Return the maps of what was measured so far; not-a-number, and -1, elsewhere."""
        target = self._subject.target
        scores, strength = self._map(self._scores), self._map(self._strength)
        probabilities = self._windows.mean(self._probabilities, self.done)
        is_known = np.isfinite(probabilities[..., 0])
        predicted = np.where(is_known, np.nan_to_num(probabilities).argmax(axis=-1), -1)
        return _Maps(
            (self._subject.answer.scores[target] - scores).astype(np.float32),
            self._spread(probabilities[..., target]),
            strength,
            self._windows.spread(predicted).astype(np.int32),
        )

    def _map(self, values: NDArray[np.float64]) -> Array:
        return self._spread(self._windows.mean(values, self.done)[..., 0])

    def _spread(self, cells: NDArray[np.float64]) -> Array:
        return self._windows.spread(cells).astype(np.float32)


class _Maps(NamedTuple):
    """How much lower the score is, and the three other maps of the view, (height, width)."""

    drop: Array
    probability: Array
    feature: Array
    predicted: NDArray[np.int32]

    def over(self, coarse: _Maps) -> _Maps:
        """Return these maps, where nothing is known yet the coarse ones."""
        is_known = self.predicted >= 0
        pairs = zip(self, coarse, strict=True)
        return _Maps(*(np.where(is_known, fine, other) for fine, other in pairs))

    def explained(self, subject: Subject, layer: str) -> Explained:
        """Return the answer."""
        others: Arrays = {
            "probability": self.probability,
            "feature": self.feature,
            "predicted": self.predicted,
        }
        return subject.explained("occlusion", self.drop, others, layer=layer)


def explain(model: LivingModel, view: Occlusion) -> Slices:
    """Return `map`, `probability`, `feature`, `predicted`, `image` and `class`.

    Raises:
        InputError: no such layer, image or class, or the network tells no classes apart.
    """
    layer = model.layer(view.layer) if view.layer else model.last_with_maps()
    question = question_about(model, view.image, view.class_, is_randomised=view.randomised)
    subject = question.subject()
    size = subject.pixels.shape[:2]
    side = view.size or max(1, min(size) // _PARTS)
    windows = Windows((size[0], size[1]), side, view.step or max(1, side // _STEPS))
    forward, base = subject.forward(layer), baseline_of(subject.pixels, view.baseline)
    order = windows.coarse_first()[: view.count or None]
    strongest = _strongest_of(subject, forward)
    coarse = _coarse(subject, forward, strongest, base)
    yield Slice(0, len(order), partial(coarse.explained, subject, layer.name))
    watched = _Watched(subject, forward, windows, strongest)

    def so_far() -> Explained:
        return watched.maps().over(coarse).explained(subject, layer.name)

    pace, done = Pace(), 0
    while done < len(order):
        some = order[done : done + pace.size]
        with pace:
            watched.measure(some, base)
        done += len(some)
        yield Slice(done, len(order), so_far)
    return watched.maps().explained(subject, layer.name)


def _strongest_of(subject: Subject, forward: WeightedPass) -> int:
    """Return the map that is strongest for the whole image."""
    maps, _ = forward.tensors(tf.constant(subject.pixels[np.newaxis].astype(np.float32)))
    return int(np.argmax(_sums(maps)[0]))


def _coarse(subject: Subject, forward: WeightedPass, strongest: int, base: Array) -> _Maps:
    """Return the maps of a few large windows side by side, to be seen until finer ones are here.

    They come before the pass is traced, which takes longer than they do.
    """
    height, width = subject.pixels.shape[:2]
    side = -(-max(height, width) // _FIRST)
    windows = Windows((height, width), side, side)
    watched = _Watched(subject, forward, windows, strongest)
    watched.measure(windows.coarse_first(), base, is_repeated=False)
    return watched.maps()


def _sums(maps: tf.Tensor) -> NDArray[np.float32]:
    """Return what each map of each image sums up to, (n, channels)."""
    found: NDArray[np.float32] = tf.reduce_sum(
        maps, axis=list(range(1, len(maps.shape) - 1))
    ).numpy()
    return found
