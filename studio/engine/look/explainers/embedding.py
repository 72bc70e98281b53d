"""All images as points: near each other where the network makes alike of them."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

import keras
import numpy as np
import tensorflow as tf
from msgspec import structs
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.pixels import open_pixels
from studio.core.look.embedding import Embedding, EmbeddingFacts, WhichPart
from studio.engine.look import kept_answers, plane
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace
from studio.engine.look.scores import scores_of
from studio.engine.look.strongest import dataset_of

Array = NDArray[np.float32]


class _Features(NamedTuple):
    """What the network makes of images.

    Attributes:
        values: float32 (images, dimensions).
        predicted: int32 (images,).
    """

    values: Array
    predicted: NDArray[np.int32]


_FEATURES: WeakKeyDictionary[LivingModel, tuple[Hashable, _Features]] = WeakKeyDictionary()
"""What each network was asked last, for the same images by another method. The weights of a network
that is asked such a question never change: one that trains is asked as it is at one moment."""


def explain(model: LivingModel, view: Embedding) -> Slices:
    """Return `points`, `files`, `labels`, `predicted` and `parts`; t-SNE of weights that stay once.

    Raises:
        InputError: no such layer, the network is of no run, the part has no images, or an image
            changed.
    """
    folder = paths.cache() / "embedding"
    file = kept_answers.file_of(folder, model, view) if view.method == "tsne" else None
    before = kept_answers.kept(file)
    if before is not None:
        return before
    layer = model.layer(view.layer) if view.layer else _last_features(model)
    dataset = dataset_of(model)
    known = _images_of(model, view.part)
    most = min(len(known), view.count or len(known))
    images = known[np.unique(np.linspace(0, len(known) - 1, most).astype(np.int64))]
    key = (layer.name, images.tobytes())
    if model not in _FEATURES or _FEATURES[model][0] != key:
        _FEATURES[model] = (key, (yield from _features(model, layer, dataset, images)))
    features = _FEATURES[model][1]
    values = features.values
    points, share = plane.principal(values, view.seed)
    facts = EmbeddingFacts(
        layer=layer.name,
        method="pca",
        classes=dataset.classes,
        dimensions=values.shape[1],
        variance=share,
        folder=dataset.folder,
        part=view.part,
        available=len(known),
    )
    found = _explained(points, features, model, images, facts)
    if view.method == "tsne" and len(images) >= plane.FEWEST:
        found = yield from _tsne(values, found, view.seed)
        kept_answers.keep(file, found)
    return found


def _part_numbers(model: LivingModel) -> NDArray[np.int32]:
    """Return the place in `PARTS` of each image of the data, -1 for those that are not used."""
    source = model.source
    assert source is not None, "it has images"
    numbers = np.full(len(source.dataset.images), -1, np.int32)
    if source.parts is not None:
        for number, part in enumerate(PARTS):
            numbers[source.parts.part(part)] = number
    return numbers


def _images_of(model: LivingModel, part: WhichPart) -> NDArray[np.int64]:
    """Return the indices of the images of a part, or of all parts; ascending.

    Raises:
        InputError: there are none.
    """
    numbers = _part_numbers(model)
    if part != "all":
        found = np.flatnonzero(numbers == PARTS.index(part))
    else:
        found = np.flatnonzero(numbers >= 0)
        found = found if len(found) else np.arange(len(numbers))  # the parts are not known
    if not len(found):
        raise InputError("The run has no images in its {part} part.", part=part)
    return found


def _last_features(model: LivingModel) -> keras.Layer:
    """Return what the last layer with filters reads."""
    (source,) = model.sources(model.layer(model.filtered[-1] if model.filtered else ""))
    return source


def _features(
    model: LivingModel, layer: keras.Layer, dataset: Dataset, images: NDArray[np.int64]
) -> Generator[Slice, None, _Features]:
    try:
        read = scores_of(model)
    except InputError:
        read = None
    forward = (
        model.forward(layer) if read is None else model.forward(layer, read.layer, is_before=True)
    )
    pace, done = Pace(), 0
    values: list[Array] = []
    predicted: list[NDArray[np.int32]] = []
    with open_pixels(dataset, model.form) as pixels:
        pixels.check_reachable(images)
        pixels.expect(images)
        while done < len(images):
            shown = pixels[images[done : done + pace.size]].astype(np.float32)
            with pace:
                outputs = forward.tensors(tf.constant(shown), is_repeated=True)
                values.append(_averaged(outputs[0]))
            guesses = np.full(len(shown), -1)
            if read is not None:
                guesses = read.of(outputs[-1]).numpy().argmax(axis=1)
            predicted.append(guesses.astype(np.int32))
            done += len(shown)
            yield Slice(done, len(images))
    return _Features(np.nan_to_num(np.concatenate(values)), np.concatenate(predicted))


def _averaged(outputs: tf.Tensor) -> Array:
    """Return (images, channels) of what a layer gives: maps and rows of tokens by their mean."""
    axes = list(range(1, len(outputs.shape) - 1))
    found: Array = (tf.reduce_mean(outputs, axis=axes) if axes else outputs).numpy()
    return found


def _explained(
    points: Array,
    features: _Features,
    model: LivingModel,
    images: NDArray[np.int64],
    facts: EmbeddingFacts,
) -> Explained:
    dataset = dataset_of(model)
    arrays = {
        "points": points,
        "files": np.array([dataset.images[image].path for image in images]),
        "labels": dataset.labels()[images].astype(np.int32),
        "predicted": features.predicted,
        "parts": _part_numbers(model)[images],
    }
    return Explained(arrays, facts)


def _tsne(values: Array, found: Explained, seed: int) -> Generator[Slice, None, Explained]:
    rounds = plane.tsne(values, found.arrays["points"], seed)
    while True:
        try:
            done, points = next(rounds)
        except StopIteration as end:
            return _at(found, end.value)
        so_far = found if points is None else _at(found, points)
        yield Slice(done, plane.ROUNDS, partial(Explained, so_far.arrays, so_far.facts))


def _at(found: Explained, points: Array) -> Explained:
    facts = found.facts
    assert isinstance(facts, EmbeddingFacts)
    moved = structs.replace(facts, method="tsne", variance=None)
    return Explained(found.arrays | {"points": points.astype(np.float32)}, moved)
