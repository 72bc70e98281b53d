"""Images drawn from the same latent vectors again and again, beside real ones to compare with."""

from __future__ import annotations

from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.tasks.likeness import Rows, rows_of, sliced_distance, spread
from studio.core.tasks.picture_strip import Pictures
from studio.core.tasks.scores import Scores
from studio.engine.tasks.gan.latents import Latents, with_classes
from studio.engine.training.prepared_run import PreparedRun

MOST_SAMPLES = 256
"""Images that are drawn after each epoch."""

_BATCH = 64

_IMAGES, _LATENTS = 5, 7
"""Streams of the recipe's seed."""


class Drawn(NamedTuple):
    """What the generator that is kept has drawn, and how it compares.

    Attributes:
        images: uint8 (samples, height, width, channels).
        scores: what the discriminator says of them, and of the real images.
        distance: sliced Wasserstein distance from real images; NaN where there is one alone.
        diversity: mean distance from each other, as a share of that of real images; NaN likewise.
    """

    images: Pictures
    scores: Scores
    distance: float
    diversity: float


class Samples:
    """The latent vectors of a run, and real images that drawings are compared with.

    Args:
        prepared: the run; its real images are decoded at the first comparison.

    Attributes:
        images: indices of real training images, int64 (n,), drawn by the recipe's seed. In a
            conditional GAN classes take turns at the beginning, so that the first few show all.
        latents: what the generator draws from, float32 (samples, size). In a conditional GAN each
            asks for the class of the real image at its place.
        labels: int32 (samples,), the classes that are asked for.
    """

    def __init__(self, prepared: PreparedRun) -> None:
        recipe, network = prepared.recipe, prepared.network
        self._prepared_run = prepared
        self._judges = _Pass(network.model)
        self._draws = _Pass(network.opponents[-1])
        self.images, others = self._chosen()
        self._others = others
        wanted = max(recipe.gan.gallery, min(MOST_SAMPLES, len(prepared.parts.train)))
        random = np.random.default_rng([recipe.seed, _LATENTS])
        vectors = random.standard_normal((wanted, recipe.gan.latent), np.float32)
        self.labels: NDArray[np.int32] = np.resize(prepared.labels[self.images], wanted)
        size = int(network.opponents[-1].input_shape[-1])
        self.latents: Latents = with_classes(vectors, self.labels, size)
        self._real: Rows | None = None
        self._pixels: Pictures | None = None

    @property
    def pixels(self) -> Pictures:
        """The real images, uint8."""
        if self._pixels is None:
            self._pixels = np.asarray(self._prepared_run.pixels[self.images])
        return self._pixels

    def draw(self) -> Drawn:
        """Draw all samples with the weights as they are, and compare them."""
        drawn = as_pictures(self._draws.run(self.latents))
        real, rows = self._real_rows, rows_of(drawn)
        return Drawn(
            drawn,
            Scores(self._real_scores(), self._scores(drawn, self.labels)),
            sliced_distance(rows, real) if len(real) > 1 else float("nan"),
            spread(rows) / self._real_spread,
        )

    def real_distance(self) -> float | None:
        """Return how far other training images are from the real ones, None where none are left."""
        if len(self._others) < 2:
            return None
        rows = rows_of(np.asarray(self._prepared_run.pixels[self._others]))
        return sliced_distance(rows, self._real_rows)

    @property
    def _real_rows(self) -> Rows:
        if self._real is None:
            self._real = rows_of(self.pixels)
            self._real_spread = spread(self._real) or float("nan")
        return self._real

    def _chosen(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return real images to compare with, and as many others: what perfect drawings reach."""
        prepared = self._prepared_run
        train = prepared.parts.train
        random = np.random.default_rng([prepared.recipe.seed, _IMAGES])
        shuffled = random.permutation(train)
        count = max(min(MOST_SAMPLES, len(train) // 2), min(len(train), 2))
        chosen, others = shuffled[:count], shuffled[count : 2 * count]
        if prepared.recipe.gan.needs_classes:
            chosen = _taking_turns(chosen, prepared.labels[chosen])
        return chosen, others if len(others) == count else others[:0]

    def _real_scores(self) -> NDArray[np.float32]:
        return self._scores(self.pixels, self._prepared_run.labels[self.images])

    def _scores(self, images: Pictures, labels: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the probability that each image is real, of its class where that matters, (n,)."""
        found = self._judges.run(images)
        if found.shape[1] == 1:
            return found[:, 0]
        return found[np.arange(len(found)), labels]


class _Pass:
    """A network's compiled forward pass in inference mode, for any number of rows."""

    def __init__(self, model: keras.Model) -> None:
        given = tf.TensorSpec(model.input_shape, tf.float32)
        self._run = tf.function(
            lambda rows: model(rows, training=False), input_signature=[given], autograph=False
        )

    def run(self, rows: NDArray[np.generic]) -> NDArray[np.float32]:
        """Return what the network makes of rows (n, ...)."""
        starts = range(0, len(rows), _BATCH)
        made = [self._run(rows[at : at + _BATCH].astype(np.float32)).numpy() for at in starts]
        return np.concatenate(made)


def _taking_turns(images: NDArray[np.int64], labels: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return images so that each class comes once before any comes twice."""
    turn = np.zeros(len(images), np.int64)
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label)
        turn[places] = np.arange(len(places))
    return images[np.lexsort((labels, turn))]


def as_pictures(made: NDArray[np.float32]) -> Pictures:
    """Return images 0..255 as whole numbers."""
    return np.rint(made).clip(0, 255).astype(np.uint8)
