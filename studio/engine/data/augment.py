"""Random changes of training images, inside the step's graph and never in the saved model.

Geometry is one projective warp an image (Keras' layers warp once for each change), colour is
arithmetic on the value range 0..255. Every draw is stateless from the batch's seed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import tensorflow as tf

from studio.core.recipes.recipe import Augment

AugmentFunction = Callable[[tf.Tensor, tf.Tensor], tf.Tensor]
"""From float32 images (n, h, w, c) of 0..255 and an int32 seed (2,) to changed images."""

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

    def change(images: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
        return _changed(images, augment, _Draw(tf.shape(images)[0], seed))

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

    def __init__(self, count: tf.Tensor, seed: tf.Tensor) -> None:
        self._count = count
        self._seed = seed
        self._calls = 0

    def uniform(self, low: float, high: float) -> tf.Tensor:
        self._calls += 1
        return self._numbers(self._calls, low, high)

    def sign(self, active: bool) -> tf.Tensor:
        """Return -1 or 1 with equal chance, or 1 where not active."""
        if not active:
            return tf.ones((self._count,))
        return tf.where(self.uniform(0.0, 1.0) < 0.5, -1.0, 1.0)

    def _numbers(self, stream: int, low: float, high: float) -> tf.Tensor:
        seed = tf.stack([self._seed[0], self._seed[1] + stream])
        return tf.random.stateless_uniform((self._count,), seed, low, high)


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
    return _recolor(_warp(images, augment, draw), augment, draw)


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
    if augment == Augment(brightness=augment.brightness, contrast=augment.contrast):
        return images
    cosine, sine = tf.cos(angle), tf.sin(angle)
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
