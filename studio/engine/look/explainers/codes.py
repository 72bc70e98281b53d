"""The codes of the images of a run, and where they lie in a plane."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

import msgspec
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.pixels import open_pixels
from studio.core.look.codes import Codes, CodesFacts
from studio.engine.look import plane
from studio.engine.look.coding import code_layer
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.living_model import LivingModel
from studio.engine.look.pace import Pace
from studio.engine.look.strongest import dataset_of

Array = NDArray[np.float32]

_PACE = 256
"""Images at most of a slice: codes are small, and quickly made."""


def explain(model: LivingModel, view: Codes) -> Slices:
    """Return `codes`, `points`, `files`, `images` and `labels`.

    Raises:
        InputError: the network makes no codes, or an image changed.
    """
    dataset = dataset_of(model)
    images = _chosen(model, dataset, view)
    codes = yield from _codes(model, dataset, images)
    size = codes.shape[1]
    method = view.method or ("as-is" if size == 2 else "pca")
    if method == "as-is" and size != 2:
        raise InputError(
            "Codes of {size} numbers do not lie in a plane as they are; choose pca or tsne.",
            size=size,
        )
    points, share = (codes, None) if method == "as-is" else plane.principal(codes, view.seed)
    facts = CodesFacts(
        method="as-is" if method == "as-is" else "pca",
        classes=dataset.classes if model.classes or len(dataset.classes) > 1 else (),
        size=size,
        variance=share,
        folder=dataset.folder,
    )
    arrays = {
        "codes": codes,
        "points": points,
        "files": np.array([dataset.images[image].path for image in images]),
        "images": images.astype(np.int32),
        "labels": dataset.labels()[images].astype(np.int32),
    }
    found = Explained(arrays, facts)
    if method == "tsne" and len(images) >= plane.FEWEST:
        found = yield from _tsne(found, facts, view.seed)
    return found


def _chosen(model: LivingModel, dataset: Dataset, view: Codes) -> NDArray[np.int64]:
    """Return the places of the images that are asked about, evenly drawn where they are many."""
    source = model.source
    if source is None or source.folder is None:
        images = np.arange(len(dataset.images))
    else:
        split = source.folder.dataset()[1]
        parts = (view.part,) if view.part else PARTS
        images = np.sort(np.concatenate([split.part(part) for part in parts]))
    if not len(images):
        raise InputError("The run has no {part} images.", part=view.part)
    most = min(len(images), view.count or len(images))
    return images[np.unique(np.linspace(0, len(images) - 1, most).astype(np.int64))]


def _codes(
    model: LivingModel, dataset: Dataset, images: NDArray[np.int64]
) -> Generator[Slice, None, Array]:
    forward = model.forward(code_layer(model))
    pace, done = Pace(_PACE), 0
    found: list[Array] = []
    with open_pixels(dataset, model.form) as pixels:
        pixels.check_reachable(images)
        pixels.expect(images)
        while done < len(images):
            shown = pixels[images[done : done + pace.size]].astype(np.float32)
            with pace:
                found.append(forward.tensors(tf.constant(shown))[0].numpy())
            done += len(shown)
            yield Slice(done, len(images))
    return np.nan_to_num(np.concatenate(found))


def _tsne(found: Explained, facts: CodesFacts, seed: int) -> Generator[Slice, None, Explained]:
    moved = msgspec.structs.replace(facts, method="tsne", variance=None)
    rounds = plane.tsne(found.arrays["codes"], found.arrays["points"], seed)
    while True:
        try:
            done, points = next(rounds)
        except StopIteration as end:
            return Explained(found.arrays | {"points": end.value}, moved)
        if points is not None:
            found = Explained(found.arrays | {"points": points}, moved)
        yield Slice(done, plane.ROUNDS, partial(Explained, found.arrays, found.facts))
