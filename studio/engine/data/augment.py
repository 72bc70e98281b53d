"""Random changes of training images, inside the step's graph and never in the saved model.

Geometry is one projective warp an image (Keras' layers warp once for each change), colour is
arithmetic on the value range 0..255. Every draw is stateless from the batch's seed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from copy import copy
from typing import NamedTuple, Protocol

import numpy as np
import tensorflow as tf

from studio.core.recipes.recipe import Augment

_WARPS = ("rotation", "zoom", "translation", "shear", "crop")

_CROP, _COLORS, _NOISE, _CUTOUT = 1, 2, 3, 4
"""Changes with streams of their own."""
_STREAMS = 100
"""More than one change draws."""

_TO_YIQ = ((0.299, 0.587, 0.114), (0.5959, -0.2746, -0.3213), (0.2115, -0.5227, 0.3112))
"""Brightness and two axes of colour (NTSC, 1953); hue is a turn about the first."""
_TO_RGB: list[list[float]] = np.linalg.inv(np.array(_TO_YIQ)).tolist()

_VECTOR = 16
"""Floats that the widest processors compute at once."""


class Rows(NamedTuple):
    """Some images of a batch, one after the other; int32 tensors ().

    Attributes:
        first: place of the first of them in the batch.
        count: images of the whole batch.
    """

    first: tf.Tensor
    count: tf.Tensor


class AugmentFunction(Protocol):
    """Changes float32 images (n, h, w, c) of 0..255 by an int32 seed (2,)."""

    def __call__(
        self, images: tf.Tensor, seed: tf.Tensor, rows: Rows | None = None, /
    ) -> tf.Tensor:
        """Return the changed images.

        Args:
            rows: which ones of a batch they are; None for all.
        """
        ...


RowAugmentFunction = Callable[[tf.Tensor, "RowSeeds"], tf.Tensor]
"""The same for images of which each belongs to a batch of its own."""


class RowSeeds(NamedTuple):
    """Which batch each image is drawn for, int32 tensors.

    Attributes:
        seeds: of the batches, (n, 2).
        places: of the images within them, (n,).
        size: of every batch, ().
    """

    seeds: tf.Tensor
    places: tf.Tensor
    size: tf.Tensor


def make_augment(augment: Augment | None) -> AugmentFunction | None:
    """Return the function that changes a batch, or None where nothing is to be changed."""
    if augment is None or not augment.is_active:
        return None

    def change(images: tf.Tensor, seed: tf.Tensor, rows: Rows | None = None) -> tf.Tensor:
        return _changed(images, augment, _Draw(tf.shape(images)[0], seed, rows))

    return change


def make_row_augment(augment: Augment | None) -> RowAugmentFunction | None:
    """Return the function that changes each image as `make_augment`'s does in the image's batch.

    So images can be computed in any order, and come out the same bit for bit.
    """
    if augment is None or not augment.is_active:
        return None

    def change(images: tf.Tensor, seeds: RowSeeds) -> tf.Tensor:
        return _changed(images, augment, _RowDraw(tf.shape(images)[0], seeds))

    return change


class _Draw:
    """Independent uniform numbers for each image of a batch; each call is a new stream."""

    def __init__(self, count: tf.Tensor, seed: tf.Tensor, rows: Rows | None = None) -> None:
        self._count = count
        self._seed = seed
        self._rows_of_batch = rows
        self._calls = 0

    def uniform(self, low: float, high: float) -> tf.Tensor:
        self._calls += 1
        return self._numbers(self._calls, low, high)

    def of_change(self, change: int) -> _Draw:
        """Return the numbers of a change that came later: those of earlier ones stay as they were.

        Args:
            change: 1 or more; each has streams of its own.
        """
        other = copy(self)
        other._calls = change * _STREAMS
        return other

    def normal(self, images: tf.Tensor) -> tf.Tensor:
        """Return standard normal numbers in the shape of the images, (n, h, w, c)."""
        top = float(2**31 - 1)
        first = tf.cast(self.uniform(0.0, 1.0) * top, tf.int32)
        seeds = tf.stack([first, tf.cast(self.uniform(0.0, 1.0) * top, tf.int32)], axis=1)
        shape = tf.shape(images)[1:]
        return tf.map_fn(
            lambda seed: tf.random.stateless_normal(shape, seed),
            seeds,
            fn_output_signature=tf.float32,
        )

    def sign(self, active: bool) -> tf.Tensor:
        """Return -1 or 1 with equal chance, or 1 where not active."""
        if not active:
            return tf.ones((self._count,))
        return tf.where(self.uniform(0.0, 1.0) < 0.5, -1.0, 1.0)

    def _numbers(self, stream: int, low: float, high: float) -> tf.Tensor:
        seed = tf.stack([self._seed[0], self._seed[1] + stream])
        rows = self._rows_of_batch
        if rows is None:
            return tf.random.stateless_uniform((self._count,), seed, low, high)
        numbers = tf.random.stateless_uniform((rows.count,), seed, low, high)
        return numbers[rows.first : rows.first + self._count]


class _RowDraw(_Draw):
    """The numbers that `_Draw` gives each image in its own batch."""

    def __init__(self, count: tf.Tensor, rows: RowSeeds) -> None:
        super().__init__(count, rows.seeds)
        self._rows = rows

    def _numbers(self, stream: int, low: float, high: float) -> tf.Tensor:
        rows = self._rows

        def one(row: tuple[tf.Tensor, tf.Tensor]) -> tf.Tensor:
            (seed, place) = row
            text = tf.stack([seed[0], seed[1] + stream])
            return tf.random.stateless_uniform((rows.size,), text, low, high)[place]

        return tf.map_fn(one, (rows.seeds, rows.places), fn_output_signature=tf.float32)


def _changed(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    for change, stream in _CHANGES:
        images = change(images, augment, draw if stream is None else draw.of_change(stream))
    return images


def _warp(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    """Flip, rotate, zoom, shear and shift about the centre; what comes in is mirrored edge."""
    height = tf.cast(tf.shape(images)[1], tf.float32)
    width = tf.cast(tf.shape(images)[2], tf.float32)
    angle = draw.uniform(-augment.rotation, augment.rotation) * 2.0 * math.pi
    zoom = 1.0 + draw.uniform(-augment.zoom, augment.zoom)
    shear = draw.uniform(-augment.shear, augment.shear)
    shift_y = draw.uniform(-augment.translation, augment.translation) * height
    shift_x = draw.uniform(-augment.translation, augment.translation) * width
    flip_x = draw.sign(augment.flip in ("horizontal", "both"))
    flip_y = draw.sign(augment.flip in ("vertical", "both"))
    if not any(getattr(augment, name) for name in _WARPS) and augment.flip == "none":
        return images
    if augment.crop:
        cropped = draw.of_change(_CROP)
        left = 1.0 - cropped.uniform(0.0, augment.crop)  # the share of either side that is seen
        shift_y += cropped.uniform(-1.0, 1.0) * (1.0 - left) * (height - 1.0) / 2.0
        shift_x += cropped.uniform(-1.0, 1.0) * (1.0 - left) * (width - 1.0) / 2.0
        zoom *= left
    cosine, sine = _cosine_and_sine(angle)
    # Output coordinates to input coordinates: scale · rotate · shear, then the flips.
    a = flip_x * zoom * cosine
    b = flip_x * zoom * (shear * cosine - sine)
    c = flip_y * zoom * sine
    d = flip_y * zoom * (shear * sine + cosine)
    centre_x, centre_y = (width - 1.0) / 2.0, (height - 1.0) / 2.0
    offset_x = centre_x - a * centre_x - b * centre_y + shift_x
    offset_y = centre_y - c * centre_x - d * centre_y + shift_y
    zero = tf.zeros_like(a)
    transforms = tf.stack([a, b, offset_x, c, d, offset_y, zero, zero], axis=1)
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=images,
        transforms=transforms,
        output_shape=tf.shape(images)[1:3],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="REFLECT",
    )


def _cosine_and_sine(angles: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return both with the same bits wherever an angle stands among the (n,) `angles`.

    TensorFlow computes whole vectors of a processor by another formula than what is left over at
    the end, so nothing may be left over.
    """
    count = tf.shape(angles)[0]
    whole = tf.pad(angles, [[0, -count % _VECTOR]])
    return tf.cos(whole)[:count], tf.sin(whole)[:count]


def _recolor(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    """Contrast about each image's mean, then brightness, clipped to 0..255."""
    if augment.contrast == 0.0 and augment.brightness == 0.0:
        return images
    contrast = 1.0 + draw.uniform(-augment.contrast, augment.contrast)
    brightness = draw.uniform(-augment.brightness, augment.brightness) * 255.0
    mean = tf.reduce_mean(images, axis=(1, 2), keepdims=True)
    contrast = contrast[:, None, None, None]
    images = (images - mean) * contrast + mean + brightness[:, None, None, None]
    return tf.clip_by_value(images, 0.0, 255.0)


def _turn_colors(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    """Saturation and hue as a turn and a stretch of colour about grey, in YIQ.

    Greyscale images have neither.
    """
    if images.shape[-1] != 3 or (augment.saturation == 0.0 and augment.hue == 0.0):
        return images
    strength = 1.0 + draw.uniform(-augment.saturation, augment.saturation)
    angle = draw.uniform(-augment.hue, augment.hue) * 2.0 * math.pi
    cosine, sine = ((strength * part)[:, None, None] for part in _cosine_and_sine(angle))
    y, i, q = _mixed(_TO_YIQ, tf.unstack(images, axis=-1))
    turned = (y, cosine * i - sine * q, sine * i + cosine * q)
    return tf.clip_by_value(tf.stack(_mixed(_TO_RGB, turned), axis=-1), 0.0, 255.0)


def _mixed(matrix: Sequence[Sequence[float]], planes: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Multiply colours by a matrix, value by value: a product of matrices rounds by its size."""
    a, b, c = planes
    return [x * a + y * b + z * c for x, y, z in matrix]


def _add_noise(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    """Gaussian noise of a strength that is drawn for each image."""
    if augment.noise == 0.0:
        return images
    deviation = draw.uniform(0.0, augment.noise) * 255.0
    noise = deviation[:, None, None, None] * draw.normal(images)
    return tf.clip_by_value(images + noise, 0.0, 255.0)


def _cut_out(images: tf.Tensor, augment: Augment, draw: _Draw) -> tf.Tensor:
    """Paint a square in middle grey; it may reach over the edge.

    DeVries, Taylor 2017, https://arxiv.org/abs/1708.04552.
    """
    if augment.cutout == 0.0:
        return images
    height, width = (tf.cast(tf.shape(images)[axis], tf.float32) for axis in (1, 2))
    side = augment.cutout * tf.minimum(height, width)
    centre_y = draw.uniform(0.0, 1.0) * height
    centre_x = draw.uniform(0.0, 1.0) * width
    y, x = tf.range(height) + 0.5, tf.range(width) + 0.5
    rows = tf.abs(y[None, :] - centre_y[:, None]) < side / 2.0
    columns = tf.abs(x[None, :] - centre_x[:, None]) < side / 2.0
    covered = (rows[:, :, None] & columns[:, None, :])[..., None]
    return tf.where(covered, 127.5, images)


_Change = Callable[[tf.Tensor, Augment, _Draw], tf.Tensor]

_CHANGES: tuple[tuple[_Change, int | None], ...] = (
    (_warp, None),
    (_recolor, None),
    (_turn_colors, _COLORS),
    (_add_noise, _NOISE),
    (_cut_out, _CUTOUT),
)
"""In the order in which an image is changed; a further one has a stream of its own, see there."""
