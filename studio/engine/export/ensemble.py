"""Exporting several runs as one network: members side by side, and the weighted mean behind them.

The graph is flat and of Keras' own layers, so that the .h5 opens everywhere; a member's layers are
called `m1_...`, `m2_...`. Where members have images of different sizes, the file takes the largest
and makes the others of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.evaluation.ensemble.combination import combined
from studio.core.evaluation.ensemble.members import check_runs, names_of, order_of
from studio.core.exports.formats import files_written
from studio.core.recipes.allowed import Color
from studio.core.wire.messages import Certificate, Phase
from studio.engine.export.certificate import Probes
from studio.engine.export.contents import Contents
from studio.engine.export.place import check_unnamed, format_for
from studio.engine.export.proved import Export, certified
from studio.engine.job import Job
from studio.engine.networks.frozen_graph import FrozenGraph
from studio.engine.networks.full_precision import in_float32
from studio.engine.networks.replay import Replay
from studio.engine.tasks.classify.judgement import Predictor, of_all_classes
from studio.engine.tasks.prediction import TrainedModel, load_probe_images, open_trained

PROBES = 16

LUMA = (0.299, 0.587, 0.114)
"""Of red, green and blue in grey (ITU-R BT.601), as greyscale images are decoded."""


class Weighted(msgspec.Struct, frozen=True):
    """A member with its weight.

    Attributes:
        trained: the run's model.
        model: the same in float32.
        name: what the run is called.
        weight: above 0; those of all members sum to 1.
    """

    trained: TrainedModel
    model: keras.Model
    name: str
    weight: float

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of its images."""
        return self.trained.recipe.data.image_size

    @property
    def channels(self) -> int:
        """Of its images: 1 (grey) or 3."""
        return int(self.model.input_shape[-1])


def export_ensemble(
    job: Job, runs: Sequence[Path], weights: Sequence[float], target: Path
) -> Certificate:
    """Write the weighted mean of several runs to `target`, by its ending, and prove it.

    Args:
        job: carries it out.
        runs: folders of classifiers that know the same classes.
        weights: one for each, 0 or more; a run without any weight is left out.
        target: a file or a new folder.

    Raises:
        InputError: the runs cannot be combined, one is gone or damaged, or the target cannot be.
        WorkError: the disk is full or read-only, or the written file does not prove itself.
        Cancelled: as asked; nothing is left of the export.
    """
    target = paths.expanded(target).absolute()
    form = format_for(target)
    if not target.exists():
        check_unnamed(files_written(target))
    check_runs(runs)
    with job.phase(Phase.BUILDING):
        members = _opened(job, runs, weights)
        largest = max(members, key=lambda member: member.size[0] * member.size[1])
        channels = max(member.channels for member in members)
        _tell_resizing(job, members, largest)
        model = _joined(members, (*largest.size, channels))
        export = Export(
            model,
            _contents(members, largest, channels),
            _probes(members, largest, channels),
            job.is_cancelled,
        )
    with job.phase(Phase.EXPORTING):
        return certified(job, form, export, target)


def _opened(job: Job, runs: Sequence[Path], weights: Sequence[float]) -> list[Weighted]:
    if len(weights) != len(runs) or min(weights) < 0 or sum(weights) <= 0:
        raise ValueError("each run needs a weight, and one of them more than 0")
    total = sum(weights)
    members = []
    for run, name, weight in zip(runs, names_of(runs), weights, strict=True):
        if weight > 0:
            trained = open_trained(job, run)
            if any(isinstance(layer, FrozenGraph) for layer in trained.model.layers):
                raise InputError(
                    "{run} has a SavedModel as its backbone, which cannot be joined with others "
                    "into one network.",
                    run=name,
                )
            members.append(Weighted(trained, in_float32(trained.model), name, weight / total))
    known = set(members[0].trained.classes)
    for member in members[1:]:
        if set(member.trained.classes) != known:
            raise InputError(
                "{run} knows other classes than {first}: {differing}. Runs that answer together "
                "need the same ones.",
                run=member.name,
                first=members[0].name,
                differing=", ".join(sorted(set(member.trained.classes) ^ known)[:5]),
            )
    return members


def _tell_resizing(job: Job, members: Sequence[Weighted], largest: Weighted) -> None:
    for member in members:
        if member.size != largest.size:
            job.log(
                "{run} was trained on images of {height} × {width} pixels; in the file they are "
                "made of those of {most_height} × {most_width}, so its answers may differ "
                "slightly from the run's.",
                run=member.name,
                height=member.size[0],
                width=member.size[1],
                most_height=largest.size[0],
                most_width=largest.size[1],
            )


def _joined(members: Sequence[Weighted], shape: tuple[int, int, int]) -> keras.Model:
    """Return one flat network: each member on the pixels, the weighted mean of their answers."""
    pixels = keras.Input(shape, name="images")
    classes = members[0].trained.classes
    parts = []
    for number, member in enumerate(members, 1):
        prefix = f"m{number}_"
        replay = Replay(
            member.model,
            origin=str(member.trained.folder.path),
            seed=member.trained.recipe.seed,
            renumber=False,
            rename=lambda name, prefix=prefix: f"{prefix}{name}",  # type: ignore[misc]
        )
        answer = replay.behind(_adapted(pixels, shape, member, prefix))
        parts.append(_in_order(answer, member, classes, f"{prefix}weight"))
    whole = keras.layers.Add(name="mean")(parts) if len(parts) > 1 else parts[0]
    return keras.Model(pixels, whole, name="ensemble")


def _adapted(
    pixels: keras.KerasTensor, shape: tuple[int, int, int], member: Weighted, prefix: str
) -> keras.KerasTensor:
    """Return the pixels as a member's own images are: its size, its colours."""
    found = pixels
    if member.size != shape[:2]:
        found = _resized(found, shape[:2], member.size, prefix)
    if member.channels < shape[2]:
        layer = keras.layers.Conv2D(1, 1, use_bias=False, trainable=False, name=f"{prefix}grey")
        found = layer(found)
        layer.set_weights([np.array(LUMA, np.float32).reshape(1, 1, 3, 1)])
    return found


def _resized(
    pixels: keras.KerasTensor, size: tuple[int, int], wanted: tuple[int, int], prefix: str
) -> keras.KerasTensor:
    """Return pixels in another size: a product with a fixed matrix for each side.

    `keras.layers.Resizing` is no way: its `training` is True unless it is told otherwise, and in a
    model that is called without saying, every layer behind it takes that over, so that batch
    normalisation computes with the batch's statistics and moves its own (Keras 3.15).
    """
    permute = keras.layers.Permute
    across = permute((2, 3, 1), name=f"{prefix}columns_last")(pixels)
    across = _product(across, resizing_matrix(size[0], wanted[0]), f"{prefix}height")
    down = permute((3, 2, 1), name=f"{prefix}rows_last")(across)
    down = _product(down, resizing_matrix(size[1], wanted[1]), f"{prefix}width")
    return permute((1, 3, 2), name=f"{prefix}resized")(down)


def _product(
    values: keras.KerasTensor,
    matrix: NDArray[np.floating[Any]],
    name: str,
    shift: NDArray[np.float64] | None = None,
) -> keras.KerasTensor:
    """Return the last axis times the transposed matrix (out, in), and the shift (out,) added."""
    has_shift = shift is not None
    layer = keras.layers.Dense(len(matrix), use_bias=has_shift, trainable=False, name=name)
    found = layer(values)
    layer.set_weights([matrix.T, shift] if has_shift else [matrix.T])
    return found


def resizing_matrix(length: int, wanted: int) -> NDArray[np.float32]:
    """Return what brings `length` pixels to `wanted`, as images are decoded: (wanted, length)."""
    identity = Image.fromarray(np.eye(length, dtype=np.float32))
    return np.asarray(identity.resize((length, wanted), Image.Resampling.BILINEAR))


def _in_order(
    answer: keras.KerasTensor, member: Weighted, classes: Sequence[str], name: str
) -> keras.KerasTensor:
    """Return a member's probabilities times its weight, in the ensemble's order of classes."""
    order = order_of(member.trained.classes, classes)
    if int(answer.shape[-1]) == 1:  # a sigmoid unit: the probability of the member's second class
        signs = np.where(np.array(order) == 1, 1.0, -1.0)
        shift = np.where(np.array(order) == 1, 0.0, 1.0)
        return _product(answer, member.weight * signs[:, np.newaxis], name, member.weight * shift)
    matrix = np.zeros((len(classes), len(classes)))
    matrix[range(len(classes)), order] = member.weight
    return _product(answer, matrix, name)


def _contents(members: Sequence[Weighted], largest: Weighted, channels: int) -> Contents:
    recipe = largest.trained.recipe
    told = [
        {
            "name": member.name,
            "weight": member.weight,
            "backbone": member.trained.recipe.model.backbone,
            "image_size": member.size,
            "seed": member.trained.recipe.seed,
        }
        for member in members
    ]
    return Contents(
        members[0].trained.classes,
        replace(recipe, data=replace(recipe.data, color=_color_of(channels))),
        json.dumps(told, ensure_ascii=False),
    )


def _color_of(channels: int) -> Color:
    return "gray" if channels == 1 else "rgb"


def _probes(members: Sequence[Weighted], largest: Weighted, channels: int) -> Probes:
    """Return images, and what the members' own networks say of them, combined here."""
    classes = members[0].trained.classes
    color = _color_of(channels)
    trained = largest.trained
    inputs = load_probe_images(trained, PROBES, color)
    predictors = [Predictor(member.model) for member in members]
    weights = np.array([member.weight for member in members])

    def predict(given: NDArray[Any]) -> NDArray[np.float32]:
        order = np.arange(len(given))
        answers = [
            of_all_classes(predictor.predict(_pixels_of(member, given), order))[
                :, order_of(member.trained.classes, classes)
            ]
            for member, predictor in zip(members, predictors, strict=True)
        ]
        return combined(np.stack(answers), weights)

    expected = predict(inputs)
    return Probes(inputs, expected, predict, color, trained.recipe.seed)


def _pixels_of(member: Weighted, given: NDArray[Any]) -> NDArray[np.float32]:
    """Return pixels as a member's own images are, by Pillow and not by layers."""
    found = given.astype(np.float32)
    if member.size != given.shape[1:3]:
        height, width = member.size
        found = np.stack([_resized_image(image, (width, height)) for image in found])
    if member.channels < given.shape[3]:
        found = found @ np.array(LUMA, np.float32)[:, np.newaxis]
    return found


def _resized_image(image: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    channels = [Image.fromarray(image[:, :, at]) for at in range(image.shape[2])]
    resized = [channel.resize(size, Image.Resampling.BILINEAR) for channel in channels]
    return np.stack([np.asarray(channel) for channel in resized], axis=2)
