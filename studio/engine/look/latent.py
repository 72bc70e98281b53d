"""The part of a network that makes images of latent vectors, whichever task it is of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.recipes.latent_space import LatentSpace, latent_space
from studio.core.recipes.recipe import Recipe, task_of
from studio.engine.look.forward import Forward
from studio.engine.networks.graph import Graph, rows_of

_BATCH = 64


class Latent:
    """A latent space and the network that makes images of its vectors.

    Args:
        space: what is known of the vectors.
        code: layer of the run's network whose output is the vector of an image; "" for none.
        decoder: opens the network from vectors (n, size + labels) to images 0..255.
        learner: opens the network that trained, where the decoder is a mean of its weights.

    Attributes:
        space: see there.
        code: see there.
    """

    def __init__(
        self,
        space: LatentSpace,
        code: str,
        decoder: Callable[[], keras.Model],
        learner: Callable[[], keras.Model] | None = None,
    ) -> None:
        self.space = space
        self.code = code
        self._decoder = decoder
        self._learner = learner

    @cached_property
    def decoder(self) -> keras.Model:
        """The network, opened when it is first asked for."""
        return self._decoder()

    @cached_property
    def _forward(self) -> Forward:
        return _pass_of(self.decoder)

    @cached_property
    def _raw_forward(self) -> Forward:
        if self._learner is None:
            raise InputError("The network is no mean of weights: it is as it was trained.")
        return _pass_of(self._learner())

    def images(self, vectors: NDArray[np.float32], *, raw: bool = False) -> NDArray[np.uint8]:
        """Return the images of vectors (n, size + labels), uint8 (n, height, width, channels).

        Args:
            vectors: of the space.
            raw: by the network that trained, not by the mean of its weights.

        Raises:
            InputError: there is no such mean, or what trained was not kept.
        """
        forward = self._raw_forward if raw else self._forward
        made = []
        for start in range(0, len(vectors), _BATCH):
            (images,) = forward.tensors(tf.constant(vectors[start : start + _BATCH]))
            made.append(images.numpy())
        found: NDArray[np.float32] = np.concatenate(made)
        return np.rint(np.nan_to_num(found)).clip(0, 255).astype(np.uint8)


def latent_of(
    recipe: Recipe,
    classes: int,
    model: keras.Model,
    part: Callable[[str], keras.Model],
    learner: Callable[[], keras.Model] | None = None,
) -> Latent | None:
    """Return the latent space of a run's network; None where it makes no images of vectors.

    Args:
        recipe: of the run.
        classes: in its data.
        model: its whole network; its weights are read as they are when images are asked for.
        part: opens a part of the network by its name.
        learner: opens what trained, where a part is a mean of its weights; None where nobody asks.
    """
    space, row = latent_space(recipe, classes), task_of(recipe)
    if space is None:
        return None
    if not row.code:
        asked = learner if space.is_averaged else None
        return Latent(space, "", lambda: part(row.decoder), asked)
    # Parts of a run are kept of its best epoch; behind the code, the whole is of any.
    return Latent(space, row.code, lambda: _behind(model, row.code))


def labelled(vectors: NDArray[np.float32], label: int, space: LatentSpace) -> NDArray[np.float32]:
    """Return vectors (n, size) with the class that each image shall be of, (n, size + labels).

    Args:
        vectors: of the space.
        label: number of the class; -1 takes all in turn.
        space: without a choice of classes it leaves vectors as they are.

    Raises:
        InputError: there is no such class.
    """
    if not space.labels:
        return vectors
    if not -1 <= label < space.labels:
        raise InputError(
            "The network knows {count} classes, numbered from 0; found {label}.",
            count=space.labels,
            label=label,
        )
    count = len(vectors)
    chosen = np.arange(count) % space.labels if label < 0 else np.full(count, label)
    marks = np.eye(space.labels, dtype=np.float32)[chosen]
    return np.concatenate([vectors, marks], axis=1)


def _pass_of(decoder: keras.Model) -> Forward:
    return Forward(decoder, Graph(decoder).producer(decoder.outputs[0]))


def _behind(model: keras.Model, code: str) -> keras.Model:
    """Return what a chain of layers makes of the output of one of them."""
    layers = rows_of(model)
    names = [layer.name for layer in layers]
    if code not in names:
        raise InputError("No layer of the network is called {layer}.", layer=code)
    place = names.index(code)
    given = keras.Input(layers[place].output.shape[1:], name="code")
    x = given
    for layer in layers[place + 1 :]:
        x = layer(x)
    return keras.Model(given, x, name="behind_code")
